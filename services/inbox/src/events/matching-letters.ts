import { Inject } from '@nestjs/common';
import type { assignmentEvents, FactData, projectEvents, proposalEvents, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { AggregateStateRow } from '../persistence/copies.entity';
import { unmatchedOf } from '../register/unmatched';
import { Writer } from '../register/writer';

type Project = Partial<FactData<typeof projectEvents>>;
const proposalOf = (fact: TandemEvent) => fact.data as FactData<typeof proposalEvents>;
/** The person had heard of it; one that was only suggested among coordinators is withdrawn in silence. */
const TOLD = ['PROPOSED', 'ACCEPTED'];

export class MatchingLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('proposal.proposed')
  async proposed(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, project } = proposalOf(fact);
    const { field, starts, ends } = await this.project(tx, project);
    await this.writer.write(tx, fact, person, 'proposal-proposed', { field, starts, ends });
  }
  @On('proposal.refused-by-team')
  async refused(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, proposalOf(fact).person, 'proposal-not-retained', {});
  }
  /** Withdrawn by Tandem, it follows from a pause or an end, which has its own letter (or, after a death, none). */
  @On('proposal.withdrawn')
  async withdrawn(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, from } = proposalOf(fact);
    if (fact.actor.startsWith('person:') && TOLD.includes(from ?? '')) await this.writer.write(tx, fact, person, 'proposal-withdrawn', {});
  }

  /** The one fact of a place in a project, by appointment, proposal or speed-dating: `proposal.confirmed` tells the same again. */
  @On('assignment.confirmed')
  async assigned(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, project, starts, ends, speedDating } = fact.data as FactData<typeof assignmentEvents>;
    const { field } = await this.project(tx, project);
    await this.writer.write(tx, fact, person, 'project-joined', { field, starts, ends, afterMeeting: Boolean(speedDating) });
    if (speedDating) await this.tellTheOthers(tx, fact, speedDating);
  }
  @On('speed-dating.published')
  async published(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.tellTheOthers(tx, fact, fact.subject);
  }

  /** The result and its assignments come in any order: whichever is last knows who is left. */
  private async tellTheOthers(tx: Tx, { organisation, programme }: TandemEvent, speedDating: string): Promise<void> {
    for (const person of (await unmatchedOf(tx, speedDating)) ?? []) {
      await this.writer.writeOnce(tx, { organisation, programme, aggregate: 'speed-dating', row: speedDating }, person, 'meeting-without-project', {});
    }
  }
  private async project(tx: Tx, id: string): Promise<Project> {
    return ((await tx.find(AggregateStateRow, { aggregate: 'project', id }))?.data ?? {}) as Project;
  }
}
