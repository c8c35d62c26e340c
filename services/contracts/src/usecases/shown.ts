import { allowedCommands, TandemError } from '@tandem/kernel';
import { personOf, type Tx } from '@tandem/platform';
import type { Convention } from '../persistence/convention.entity';
import type { Signature } from '../persistence/signature.entity';

export const OFFICE = ['coordinator', 'lead', 'direction', 'signatory'];

export const shownConvention = (row: Convention) => {
  const { id, organisationId, state, version, membershipId, personId, templateId, charterId, journeyId, ...rest } = row;
  return {
    ...rest, id, organisation: organisationId, state, version, allowed: allowedCommands(row.family().machine, state), membership: membershipId, person: personId,
    template: templateId, charter: charterId, journey: journeyId,
  };
};

export const shownSignature = (row: Signature) => ({
  id: row.id, organisation: row.organisationId, state: row.state, version: row.version, allowed: allowedCommands(row.family().machine, row.state),
  convention: row.conventionId, membership: row.membershipId, person: row.personId, role: row.role, order: row.turn, signers: row.signers, channel: row.channel ?? null,
  notifiedAt: row.notifiedAt ?? null, viewedAt: row.viewedAt ?? null, signedAt: row.signedAt ?? null, declinedAt: row.declinedAt ?? null,
});

/** The office, and those who sign; others learn nothing. */
export function maySee(convention: Convention, tx: Tx, ...more: string[]): void {
  const signs = convention.parties.some((p) => p.person === personOf(tx.actor));
  if (!signs && !tx.isSystem && !tx.holds(convention.organisationId, ...OFFICE, ...more)) throw new TandemError('NOT_FOUND');
}
