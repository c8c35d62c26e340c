import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { MembershipCopy } from '../persistence/copies.entity';
import { Ranking, SpeedDating } from '../persistence/matching.entity';
import { mustAllow } from './access';
import { BINDABLE, makeAssignment } from './assignment-make';
import { byId, filtered } from './lists';
import { staffIfComplete } from './project-run';

/** Two people for one result: a user representative agrees, a coordinator publishes. */
export class SpeedDatingPublish {
  @Handles(ops.speedDatingReview)
  async review(input: InputOf<typeof ops.speedDatingReview>, tx: Tx) {
    const row = await tx.target(SpeedDating, input.id);
    if (!tx.holds(row.organisationId, 'ru')) throw new TandemError('FORBIDDEN');
    // Agreeing is no row of the state table; it is open when publishing is.
    mustAllow(row, 'publish');
    Object.assign(row, { reviewedBy: tx.actor.sub, version: row.version + 1, updatedAt: tx.now });
    await tx.em.save(row, { reload: false });
    return tx.answer(row);
  }

  /** Result, assignments and staffed projects in one transaction: all of it or nothing. */
  @Handles(ops.speedDatingPublish)
  async publish(input: InputOf<typeof ops.speedDatingPublish>, tx: Tx) {
    const row = await tx.target(SpeedDating, input.id);
    mustAllow(row, 'publish');
    if (!row.reviewedBy) throw new TandemError('RESULT_NOT_REVIEWED');
    if (row.reviewedBy === tx.actor.sub) throw new TandemError('REVIEWER_PUBLISHES');
    const pairs = row.result?.pairs ?? [];
    if (row.result?.blockingPairs !== 0) throw new TandemError('RESULT_NOT_STABLE', { blockingPairs: row.result?.blockingPairs });
    const people = pairs.length ? await tx.em.createQueryBuilder(MembershipCopy, 'm').where('m.id = ANY(:ids)', { ids: pairs.map((p) => p.membership) }).getMany() : [];
    const memberships = new Map(people.map((m) => [m.id, m]));
    if (pairs.some((p) => !BINDABLE.includes(memberships.get(p.membership)?.state ?? ''))) throw new TandemError('RESULT_OUTDATED');
    await tx.move(row, 'publish');
    // One order for everybody who takes project locks, so that two commands never wait for each other.
    const sorted = [...pairs].sort((a, b) => (a.project < b.project ? -1 : a.project > b.project ? 1 : 0));
    for (const pair of sorted) await makeAssignment(tx, pair.project, memberships.get(pair.membership) as MembershipCopy, { speedDatingId: row.id });
    for (const project of new Set(sorted.map((p) => p.project))) await staffIfComplete(tx, project);
    return { ...tx.answer(row), assignments: pairs.length };
  }

  @Handles(ops.speedDatingGet)
  async get(input: InputOf<typeof ops.speedDatingGet>, tx: Tx) {
    const row = await tx.get(SpeedDating, { id: input.id });
    const partnersRanked = await tx.em.countBy(Ranking, { speedDatingId: row.id, side: 'PARTNER' });
    const teamsRanked = await tx.em.countBy(Ranking, { speedDatingId: row.id, side: 'TEAM' });
    return {
      ...this.card(row, tx), seed: row.seed, pairs: row.result?.pairs ?? [], unmatched: row.result?.unmatched ?? [], blockingPairs: row.result?.blockingPairs ?? null,
      reviewed: row.reviewedBy !== null, partnersRanked, teamsRanked,
    };
  }

  @Handles(ops.speedDatingList)
  async list(input: InputOf<typeof ops.speedDatingList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(SpeedDating, 'r').where('true');
    filtered(query, { programme: input.programme });
    const { rows, next } = await byId(query, input);
    return { items: rows.map((r) => this.card(r, tx)), next };
  }

  private card(r: SpeedDating, tx: Tx) {
    return { ...tx.answer(r), organisation: r.organisationId, programme: r.programme, call: r.callId, projects: r.projects, closes: r.closes };
  }
}
