import { parisDate, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { missingInGroup, mustBeComplete } from '../persistence/group';
import { Project } from '../persistence/project.entity';
import { assignedTo } from '../persistence/reads';
import { mustAllow, mustBeOneOf } from './access';

type Id = InputOf<typeof ops.projectOpen>;

/**
 * The project is staffed once its least number of partners is assigned and the group its programme asks for is there;
 * whoever brings the last one moves it.
 */
export async function staffIfComplete(tx: Tx, projectId: string): Promise<void> {
  const row = await tx.lock(Project, projectId);
  if (row.state !== 'OPEN' || (await assignedTo(tx, row.id)) < row.minPartners) return;
  if (Object.keys(await missingInGroup(tx, row)).length === 0) await tx.move(row, 'staff');
}

/** @throws TandemError PROJECT_NOT_STAFFED, GROUP_INCOMPLETE */
async function mustBeStaffed(tx: Tx, row: Project): Promise<void> {
  const assigned = await assignedTo(tx, row.id);
  if (assigned < row.minPartners) throw new TandemError('PROJECT_NOT_STAFFED', { assigned, needed: row.minPartners });
  await mustBeComplete(tx, row);
}

export class ProjectRun {
  @Handles(ops.projectOpen)
  async open(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await this.mine(input.id, tx), 'open'));
  }

  @Handles(ops.projectStaff)
  async staff(input: Id, tx: Tx) {
    const row = await this.mine(input.id, tx);
    mustAllow(row, 'staff');
    await mustBeStaffed(tx, row);
    return tx.answer(await tx.move(row, 'staff'));
  }

  /** Somebody may have left since it was staffed: the group is looked at again. */
  @Handles(ops.projectStart)
  async start(input: Id, tx: Tx) {
    const row = await this.mine(input.id, tx);
    mustAllow(row, 'start');
    if (parisDate(tx.now) < row.starts) throw new TandemError('PROJECT_NOT_STARTED', { starts: row.starts });
    await mustBeStaffed(tx, row);
    return tx.answer(await tx.move(row, 'start'));
  }

  private async mine(id: string, tx: Tx): Promise<Project> {
    const row = await tx.target(Project, id);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator');
    return row;
  }
}
