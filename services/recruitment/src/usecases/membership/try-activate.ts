import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { missingForActivation } from '../../domain/membership/activation';
import { CoverCopy, RouteCopy } from '../../persistence/membership/copies.entity';
import { MemberDocument } from '../../persistence/membership/document.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { asSystem } from '../selection/as-system';

const LEARNT = ['COMPLETED', 'EQUIVALENCE', 'EXPIRING'];
const OPEN_DOCUMENT = ['REQUESTED', 'RECEIVED', 'REJECTED', 'EXPIRED'];

/** What this membership still lacks to be active, by the copies recruitment holds now. */
export async function missingOf(tx: Tx, membership: Membership): Promise<string[]> {
  const cover = await tx.find(CoverCopy, { membershipId: membership.id });
  const route = await tx.find(RouteCopy, { membershipId: membership.id });
  const completed = await tx.em.createQueryBuilder(Enrolment, 'e')
    .where('e.person_id = :person AND e.organisation_id = :organisation AND e.state IN (:...learnt)', { person: membership.personId, organisation: membership.organisationId, learnt: LEARNT })
    .getMany();
  const papers = await tx.em.createQueryBuilder(MemberDocument, 'd')
    .where('d.membership_id = :id AND d.compulsory AND d.state IN (:...open)', { id: membership.id, open: OPEN_DOCUMENT }).getMany();
  return missingForActivation({
    requiredCourses: membership.requiredCourses, asks: membership.asks, completedCourses: completed.map((e) => e.course), coverState: cover?.coverState, route: route?.route, openDocuments: papers.map((d) => d.kind),
  });
}

async function settle(tx: Tx, membershipId: string, from: string, command: string): Promise<void> {
  const membership = await tx.em.findOne(Membership, { where: { id: membershipId }, lock: { mode: 'pessimistic_write' } });
  if (membership?.state !== from || (await missingOf(tx, membership)).length) return;
  membership.suspendReason = null;
  await asSystem(tx).move(membership, command);
}

/**
 * Called by whatever may have been the last thing missing, in its own transaction. The membership is locked before its
 * needs are read: of two last things arriving together, the second sees the first.
 */
export const tryActivate = (tx: Tx, membershipId: string): Promise<void> => settle(tx, membershipId, 'ONBOARDING', 'activate');

/** The same when what suspended it is mended: a new cover, a valid document. */
export const tryReinstate = (tx: Tx, membershipId: string): Promise<void> => settle(tx, membershipId, 'SUSPENDED', 'reinstate');

/** @throws MEMBERSHIP_NOT_READY */
export async function assertReady(tx: Tx, membership: Membership): Promise<void> {
  const missing = await missingOf(tx, membership);
  if (missing.length) throw new TandemError('MEMBERSHIP_NOT_READY', { missing });
}
