import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { MembershipCopy } from '../persistence/copies.entity';
import { SpeedDating } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { assignedTo } from '../persistence/reads';
import { mustAllow } from './access';
import { BINDABLE } from './assignment-make';
import { pairingOf } from './speed-dating-pairing';

type Id = InputOf<typeof ops.speedDatingOpen>;

/** The coordinators' side up to a result; what follows is in `speed-dating-publish.ts`. */
export class SpeedDatingRun {
  @Handles(ops.speedDatingCreate)
  async create(input: InputOf<typeof ops.speedDatingCreate>, tx: Tx) {
    const projects = [];
    for (const { project: id, capacity } of input.projects) {
      const project = await tx.get(Project, { id });
      if (project.organisationId !== input.organisation || project.programme !== input.programme) throw new TandemError('NOT_IN_SPEED_DATING');
      const free = project.seats - (await assignedTo(tx, id));
      projects.push({ project: id, capacity: Math.min(capacity ?? free, free) });
    }
    const row = await tx.create(SpeedDating, 'create', {
      organisationId: input.organisation, programme: input.programme, callId: input.call ?? null, projects, closes: input.closes ?? null, seed: null, result: null, reviewedBy: null,
    });
    return tx.answer(row);
  }

  @Handles(ops.speedDatingOpen)
  async open(input: Id, tx: Tx) {
    const row = await tx.target(SpeedDating, input.id);
    mustAllow(row, 'open');
    const projects = await tx.em.createQueryBuilder(Project, 'p').where('p.id = ANY(:ids)', { ids: row.projects.map((p) => p.project) }).getMany();
    const shut = projects.find((p) => !['OPEN', 'STAFFED', 'RUNNING'].includes(p.state));
    if (shut) throw new TandemError('PROJECT_NOT_OPEN', { state: shut.state });
    if (!row.projects.some((p) => p.capacity > 0)) throw new TandemError('NO_FREE_SEAT', { seats: 0 });
    const people = await tx.em.createQueryBuilder(MembershipCopy, 'm').where('m.organisation_id = :o AND m.programme = :p AND m.state = ANY(:s)', { o: row.organisationId, p: row.programme, s: BINDABLE }).getCount();
    if (people === 0) throw new TandemError('NOBODY_TO_MATCH');
    return tx.answer(await tx.move(row, 'open'));
  }

  @Handles(ops.speedDatingClose)
  async close(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(SpeedDating, input.id), 'close'));
  }

  /** May be done again, with another seed or after somebody left: the user representative then looks again. */
  @Handles(ops.speedDatingCompute)
  async compute(input: InputOf<typeof ops.speedDatingCompute>, tx: Tx) {
    const row = await tx.target(SpeedDating, input.id);
    mustAllow(row, 'compute');
    row.seed = input.seed;
    row.result = await pairingOf(tx, row, input.seed);
    row.reviewedBy = null;
    await tx.move(row, 'compute');
    return { ...tx.answer(row), matched: row.result.pairs.length, unmatched: row.result.unmatched.length, blockingPairs: row.result.blockingPairs };
  }
}
