import type { coverEvents, enrolmentEvents, FactData, membershipEvents, sessionEvents, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { keepCopy } from '../persistence/copies';
import { reassess } from '../usecases/assessing';
import { oneAtATime } from '../usecases/shared';

/** Who is a partner where, covered from when to when, and trained when; and what that frees or holds back. */
export class Memberships {
  @On(
    'membership.opened', 'membership.activated', 'membership.paused', 'membership.resumed', 'membership.suspended', 'membership.reinstated', 'membership.ended', 'membership.kept-as-alumni',
    'membership.anonymised',
  )
  async membership(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, state, reason } = fact.data as FactData<typeof membershipEvents>;
    const values = { person_id: person, programme: fact.programme ?? null, journey_id: fact.journey ?? null, state, reason: reason ?? null };
    await oneAtATime(tx, person);
    const fresh = await keepCopy(tx.em, 'membership_copy', fact, { id: fact.subject }, values);
    if (fresh && reason === 'DECEASED') await reassess(tx, { membershipId: fact.subject });
  }

  @On('cover.changed')
  async cover(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, person, from, to, sites, coverState } = fact.data as FactData<typeof coverEvents>;
    // Nothing signed yet, nothing to remember: a period begins with its first day.
    if (!from) return;
    await oneAtATime(tx, person);
    const fresh = await keepCopy(tx.em, 'cover_period', fact, { membership_id: membership, starts_on: from }, { ends_on: to ?? null, sites, state: coverState });
    if (fresh) await reassess(tx, { membershipId: membership, kind: 'INDEMNITY' });
  }

  @On('enrolment.attended', 'enrolment.partly-attended', 'enrolment.completed')
  async enrolment(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, session, state } = fact.data as FactData<typeof enrolmentEvents>;
    await keepCopy(tx.em, 'enrolment_copy', fact, { id: fact.subject }, { person_id: person, session_id: session, state });
  }

  @On('session.opened', 'session.confirmed', 'session.held', 'session.closed')
  async session(fact: TandemEvent, tx: Tx): Promise<void> {
    const { starts, ends, course } = fact.data as FactData<typeof sessionEvents>;
    await keepCopy(tx.em, 'session_copy', fact, { id: fact.subject }, { starts_on: starts, ends_on: ends, course });
  }
}
