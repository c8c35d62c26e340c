import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { claimedCents } from '../domain/claim-lines';
import { Claim, type ClaimLine } from '../persistence/claim.entity';
import { linesOf } from './claim-parts';
import { OFFICE, visiblePage } from './shared';

const shown = (tx: Tx) => (c: Claim) => ({
  ...tx.answer(c), organisation: c.organisationId, membership: c.membershipId, person: c.personId, vacation: c.vacationId, session: c.sessionId, date: c.startsOn, approvedCents: c.approvedCents,
  missing: c.missing ?? [], reopened: c.reopened,
});
const shownLine = ({ n, line, status, approvedCents, ceilingCents, reason, bands }: ClaimLine) => ({
  ...line, n, claimedCents: claimedCents(line), km: line.kind === 'KM' ? line.km : null, status, approvedCents, ceilingCents, reason, bands: bands ?? [],
});

export class ClaimRead {
  @Handles(ops.claimGet)
  async get({ id }: InputOf<typeof ops.claimGet>, tx: Tx) {
    const claim = await tx.get(Claim, { id });
    tx.mustOwn(claim, claim.personId, ...OFFICE);
    return { ...shown(tx)(claim), lines: (await linesOf(tx, id)).map(shownLine) };
  }

  @Handles(ops.claimList)
  async list({ state, membership, vacation, ...asked }: InputOf<typeof ops.claimList>, tx: Tx) {
    return visiblePage(tx.em.createQueryBuilder(Claim, 'r'), tx, asked, { state, membership_id: membership, vacation_id: vacation }, shown(tx));
  }
}
