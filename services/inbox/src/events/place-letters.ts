import { Inject } from '@nestjs/common';
import { factName, type assignmentEvents, type FactData, type projectEvents, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import type { ProjectTold } from '../domain/templates/matching';
import { AggregateStateRow } from '../persistence/copies.entity';
import { Writer } from '../register/writer';

type Project = Partial<FactData<typeof projectEvents>>;
const told = ({ field, starts, ends }: Project): ProjectTold => ({ field, starts, ends });
const placeOf = (fact: TandemEvent) => fact.data as FactData<typeof assignmentEvents>;

/**
 * What becomes of a place in a project. That a project closes or is cancelled is told by the end of each of its
 * assignments, which comes with it: one letter, not two.
 */
export class PlaceLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('project.paused', 'project.resumed')
  async rested(fact: TandemEvent, tx: Tx): Promise<void> {
    const template = factName(fact) === 'project.paused' ? 'project-paused' : 'project-resumed';
    for (const person of await this.assignedTo(tx, fact.subject)) await this.writer.write(tx, fact, person, template, told(fact.data as Project));
  }
  @On('assignment.completed')
  async completed(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, placeOf(fact).person, 'project-completed', await this.project(tx, fact));
  }
  @On('assignment.ended-early', 'assignment.replaced')
  async left(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, reason } = placeOf(fact);
    // The end of the membership has its own letter, or, after a death, none.
    if (reason === 'MEMBERSHIP_ENDED') return;
    const project = await this.project(tx, fact);
    if (reason === 'PROJECT_ENDED') return this.writer.write(tx, fact, person, 'project-stopped', project);
    await this.writer.write(tx, fact, person, 'project-left', { ...project, wish: reason === 'PARTNER_WISH' || fact.actor === `person:${person}` });
  }

  /** In one order everywhere: letters are locked by their keys. */
  private async assignedTo(tx: Tx, project: string): Promise<string[]> {
    const rows = (await tx.em.query(
      `SELECT DISTINCT data->>'person' AS person FROM aggregate_state WHERE aggregate = 'assignment' AND state IN ('CONFIRMED', 'ACTIVE') AND data->>'project' = $1 ORDER BY 1`,
      [project],
    )) as { person: string }[];
    return rows.map((r) => r.person);
  }
  private async project(tx: Tx, fact: TandemEvent): Promise<ProjectTold> {
    return told(((await tx.find(AggregateStateRow, { aggregate: 'project', id: placeOf(fact).project }))?.data ?? {}) as Project);
  }
}
