import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { keepCopy } from '../persistence/copies';
import { MembershipCopy } from '../persistence/copies.entity';
import { Assignment, Proposal } from '../persistence/matching.entity';
import { cancelAhead } from '../usecases/vacation-cancel';

interface MembershipData {
  person: string;
  state: string;
  profile?: string;
  application?: string;
}
const GONE = ['ENDED', 'ALUMNI', 'ANONYMISED'];

/** Memberships: the copy, and what follows here at once when one becomes active, pauses or ends. */
export class MembershipFacts {
  @On('membership.opened', 'membership.activated', 'membership.ended', 'membership.paused', 'membership.resumed', 'membership.suspended', 'membership.reinstated', 'membership.kept-as-alumni', 'membership.anonymised')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const data = fact.data as unknown as MembershipData;
    const first = !(await tx.find(MembershipCopy, { id: fact.subject }));
    const fresh = await keepCopy(tx.em, 'membership_copy', fact, {
      person_id: data.person, programme: fact.programme ?? '', journey_id: fact.journey, state: data.state, profile: data.profile, application_id: data.application, since: first ? fact.time : undefined,
    });
    if (!fresh) return;
    if (data.state === 'ACTIVE') await activateAll(tx, fact.subject);
    if (data.state === 'PAUSED' || GONE.includes(data.state)) await letGo(tx, fact.subject, GONE.includes(data.state));
  }

  /** An assignment made for somebody already active is effective at once. */
  @On('assignment.confirmed')
  async activate(fact: TandemEvent, tx: Tx): Promise<void> {
    const membership = await tx.find(MembershipCopy, { id: fact.data.membership as string });
    if (membership?.state === 'ACTIVE') await activateAll(tx, membership.id);
  }
}

async function activateAll(tx: Tx, membershipId: string): Promise<void> {
  const rows = await tx.em.createQueryBuilder(Assignment, 'a').setLock('pessimistic_write').where(`a.membership_id = :membershipId AND a.state = 'CONFIRMED'`, { membershipId }).orderBy('a.id').getMany();
  for (const row of rows) await tx.move(row, 'activate');
}

/** Nobody is asked anything while paused: half-days ahead go without a word of why, open proposals are withdrawn. */
async function letGo(tx: Tx, membershipId: string, forGood: boolean): Promise<void> {
  await cancelAhead(tx, { membership_id: membershipId }, 'partner', 'OTHER');
  const proposals = await tx.em.createQueryBuilder(Proposal, 'p').setLock('pessimistic_write').where(`p.membership_id = :membershipId AND p.state IN ('SUGGESTED', 'PROPOSED', 'ACCEPTED')`, { membershipId }).orderBy('p.id').getMany();
  for (const row of proposals) await tx.move(row, 'withdraw', { reason: 'PERSONAL' });
  if (!forGood) return;
  const bonds = await tx.em.createQueryBuilder(Assignment, 'a').setLock('pessimistic_write').where(`a.membership_id = :membershipId AND a.state IN ('CONFIRMED', 'ACTIVE')`, { membershipId }).orderBy('a.id').getMany();
  for (const row of bonds) await tx.move(row, 'end', { reason: 'MEMBERSHIP_ENDED' });
}
