import { assertNoIdentifiers, parisDate, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Project } from '../persistence/project.entity';
import { mustBeOneOf } from './access';
import { staffIfComplete } from './project-run';

const OVER = ['CLOSING', 'CLOSED', 'REJECTED', 'CANCELLED'];
const AT_WORK = ['RUNNING', 'CLOSING'];

/** What the group says of itself. No state changes, so there is no fact; the version grows, so that nobody overwrites unread. */
export class ProjectGroup {
  @Handles(ops.projectNameProfessionals)
  async name(input: InputOf<typeof ops.projectNameProfessionals>, tx: Tx) {
    const row = await this.mine(input.id, tx);
    if (OVER.includes(row.state)) throw new TandemError('PROJECT_ENDING', { state: row.state });
    await this.keep(row, { professionals: [...new Set(input.professionals)] }, tx);
    await staffIfComplete(tx, row.id);
    return tx.answer(await tx.lock(Project, row.id));
  }

  /** Closing waits for this: partners are told what came of their work. */
  @Handles(ops.projectRecordFeedback)
  async recordFeedback(input: InputOf<typeof ops.projectRecordFeedback>, tx: Tx) {
    assertNoIdentifiers(input.changed, 'changed');
    const row = await this.mine(input.id, tx);
    if (!AT_WORK.includes(row.state)) throw new TandemError('PROJECT_NOT_RUNNING', { state: row.state });
    if (input.toldOn > parisDate(tx.now)) throw new TandemError('FEEDBACK_IN_FUTURE', { toldOn: input.toldOn });
    await this.keep(row, { feedback: input.changed, feedbackOn: input.toldOn }, tx);
    return tx.answer(row);
  }

  private async mine(id: string, tx: Tx): Promise<Project> {
    const row = await tx.target(Project, id);
    mustBeOneOf(tx, row.organisationId, [row.referentId, row.leadId], 'coordinator');
    return row;
  }
  private async keep(row: Project, values: Partial<Project>, tx: Tx): Promise<void> {
    Object.assign(row, values, { version: row.version + 1, updatedAt: tx.now });
    await tx.em.save(row, { reload: false });
  }
}
