import { parisDate, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Project } from '../persistence/project.entity';
import { assignedTo } from '../persistence/reads';
import { mustAllow, mustBeOneOf } from './access';

type Id = InputOf<typeof ops.projectOpen>;

/** The project is staffed once its least number of partners is assigned; whoever assigns the last one moves it. */
export async function staffIfComplete(tx: Tx, projectId: string): Promise<void> {
  const row = await tx.lock(Project, projectId);
  if (row.state === 'OPEN' && (await assignedTo(tx, row.id)) >= row.minPartners) await tx.move(row, 'staff');
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
    const assigned = await assignedTo(tx, row.id);
    if (assigned < row.minPartners) throw new TandemError('PROJECT_NOT_STAFFED', { assigned, needed: row.minPartners });
    return tx.answer(await tx.move(row, 'staff'));
  }

  @Handles(ops.projectStart)
  async start(input: Id, tx: Tx) {
    const row = await this.mine(input.id, tx);
    mustAllow(row, 'start');
    if (parisDate(tx.now) < row.starts) throw new TandemError('PROJECT_NOT_STARTED', { starts: row.starts });
    return tx.answer(await tx.move(row, 'start'));
  }

  /** Declared in the state table, not built: answers 501 and writes nothing. */
  @Handles(ops.projectStartClosing)
  async startClosing(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await this.mine(input.id, tx), 'start-closing'));
  }

  private async mine(id: string, tx: Tx): Promise<Project> {
    const row = await tx.target(Project, id);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator');
    return row;
  }
}
