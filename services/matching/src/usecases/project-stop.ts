import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Proposal } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { assignedTo } from '../persistence/reads';
import { mustAllow, mustBeOneOf } from './access';
import { asSystem } from './as-system';
import { completeAll, endAll } from './assignment-close';
import { cancelAhead } from './vacation-cancel';

type Id = InputOf<typeof ops.projectClose>;

/** The project stops, for a while or for good. Nobody is asked for anything after that; what was done stays done. */
export class ProjectStop {
  @Handles(ops.projectPause)
  async pause(input: InputOf<typeof ops.projectPause>, tx: Tx) {
    const row = await this.mine(input, tx);
    const from = row.state;
    mustAllow(row, 'pause');
    Object.assign(row, { pausedFrom: from, review: { reason: input.reason, comment: input.comment } });
    await tx.move(row, 'pause', { reason: input.reason });
    await this.letGo(row, 'PROJECT_PAUSED', tx);
    return tx.answer(row);
  }

  /** Where it stopped, or open again when too few partners are left for that. */
  @Handles(ops.projectResume)
  async resume(input: Id, tx: Tx) {
    const row = await this.mine(input, tx);
    mustAllow(row, 'resume');
    const to = (await assignedTo(tx, row.id)) < row.minPartners ? 'OPEN' : (row.pausedFrom as string);
    Object.assign(row, { pausedFrom: null, review: null });
    return tx.answer(await tx.move(row, 'resume', { to }));
  }

  @Handles(ops.projectCancel)
  async cancel(input: InputOf<typeof ops.projectCancel>, tx: Tx) {
    const row = await this.mine(input, tx, 'lead');
    mustAllow(row, 'cancel');
    row.review = { reason: input.reason, comment: input.comment };
    await tx.move(row, 'cancel', { reason: input.reason });
    await this.letGo(row, 'PROJECT_ENDED', tx);
    await endAll(asSystem(tx, 'project-cancelled'), row.id);
    return tx.answer(row);
  }

  @Handles(ops.projectStartClosing)
  async startClosing(input: Id, tx: Tx) {
    const row = await this.mine(input, tx);
    mustAllow(row, 'start-closing');
    if (!row.feedbackOn) throw new TandemError('FEEDBACK_MISSING');
    return tx.answer(await tx.move(row, 'start-closing'));
  }

  @Handles(ops.projectClose)
  async close(input: Id, tx: Tx) {
    const row = await this.mine(input, tx);
    await tx.move(row, 'close');
    await this.letGo(row, 'PROJECT_ENDED', tx);
    await completeAll(asSystem(tx, 'project-closed'), row.id);
    return tx.answer(row);
  }

  private async mine(input: { id: string; comment?: string }, tx: Tx, also?: 'lead'): Promise<Project> {
    assertNoIdentifiers(input.comment, 'comment');
    const row = await tx.target(Project, input.id);
    mustBeOneOf(tx, row.organisationId, [row.referentId, also ? row.leadId : null], 'coordinator');
    return row;
  }

  /** As when a partner pauses: open proposals are withdrawn, half-days ahead cancelled, by the team (late ones are owed). */
  private async letGo(row: Project, reason: 'PROJECT_PAUSED' | 'PROJECT_ENDED', tx: Tx): Promise<void> {
    const tandem = asSystem(tx, 'project-stopped');
    await cancelAhead(tandem, { project_id: row.id }, 'team', reason);
    const open = await tx.em.createQueryBuilder(Proposal, 'p').setLock('pessimistic_write').where(`p.project_id = :id AND p.state IN ('SUGGESTED', 'PROPOSED', 'ACCEPTED')`, { id: row.id }).orderBy('p.id').getMany();
    for (const proposal of open) await tandem.move(proposal, 'withdraw', { reason });
  }
}
