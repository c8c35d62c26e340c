import { newId, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Assignment } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { membershipOf } from '../persistence/reads';
import { mustAllow, mustBeOneOf } from './access';
import { asSystem } from './as-system';
import { makeAssignment } from './assignment-make';
import { staffIfComplete } from './project-run';
import { cancelAhead } from './vacation-cancel';

const ENDING = ['CLOSING', 'CLOSED'];

const boundTo = (tx: Tx, projectId: string): Promise<Assignment[]> =>
  tx.em.createQueryBuilder(Assignment, 'a').setLock('pessimistic_write').where(`a.project_id = :projectId AND a.state IN ('CONFIRMED', 'ACTIVE')`, { projectId }).orderBy('a.id').getMany();

/** The project is over as planned. Who never became effective did not complete anything. */
export async function completeAll(tx: Tx, projectId: string): Promise<void> {
  for (const row of await boundTo(tx, projectId)) await (row.state === 'ACTIVE' ? tx.move(row, 'complete') : tx.move(row, 'end', { reason: 'PROJECT_ENDED' }));
}
/** The project was given up: nobody completed it. */
export async function endAll(tx: Tx, projectId: string): Promise<void> {
  for (const row of await boundTo(tx, projectId)) await tx.move(row, 'end', { reason: 'PROJECT_ENDED' });
}

/** The ends of an assignment that somebody decides for its project. */
export class AssignmentClose {
  @Handles(ops.assignmentComplete)
  async complete(input: InputOf<typeof ops.assignmentComplete>, tx: Tx) {
    const { row, project } = await this.held(input.id, tx);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator');
    mustAllow(row, 'complete');
    if (!ENDING.includes(project.state)) throw new TandemError('PROJECT_NOT_CLOSING', { state: project.state });
    await tx.move(row, 'complete');
    await cancelAhead(asSystem(tx, 'assignment-completed'), { assignment_id: row.id }, 'team', 'PROJECT_ENDED');
    return tx.answer(row);
  }

  /** Her seat goes to somebody named, in the same transaction, or is simply free: the project takes partners as long as it runs. */
  @Handles(ops.assignmentReplace)
  async replace(input: InputOf<typeof ops.assignmentReplace>, tx: Tx) {
    const { row } = await this.held(input.id, tx);
    mustAllow(row, 'replace');
    if (input.membership === row.membershipId) throw new TandemError('REPLACED_BY_SELF');
    row.successorId = input.membership ? newId() : null;
    await tx.move(row, 'replace', { reason: input.reason });
    const partnerStops = input.reason === 'PARTNER_WISH';
    await cancelAhead(asSystem(tx, 'assignment-replaced'), { assignment_id: row.id }, partnerStops ? 'partner' : 'team', partnerStops ? 'OTHER' : 'ASSIGNMENT_ENDED');
    if (input.membership) await this.inHerPlace(row, input.membership, tx);
    return { ...tx.answer(row), successor: row.successorId };
  }

  private async inHerPlace(row: Assignment, membershipId: string, tx: Tx): Promise<void> {
    await makeAssignment(tx, row.projectId, await membershipOf(tx, membershipId), { id: row.successorId as string });
    await staffIfComplete(tx, row.projectId);
  }

  /** The project first, as everywhere: two commands never wait for each other. */
  private async held(id: string, tx: Tx): Promise<{ row: Assignment; project: Project }> {
    const { projectId } = await tx.get(Assignment, { id });
    const project = await tx.lock(Project, projectId);
    return { project, row: await tx.target(Assignment, id) };
  }
}
