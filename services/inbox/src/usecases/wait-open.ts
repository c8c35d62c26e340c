import { Inject } from '@nestjs/common';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { isEndedBy, nextInstant } from '../domain/wait';
import { AggregateStateRow } from '../persistence/copies.entity';
import { serialise } from '../persistence/locks';
import { WaitRow } from '../persistence/wait.entity';
import { holdersOf } from '../register/holders';
import { Post } from '../register/post';
import { Waits } from '../register/waits';

type Input = InputOf<typeof inboxOperations.waitOpen>;

export class WaitOpen {
  constructor(@Inject(Waits) private readonly waits: Waits, @Inject(Post) private readonly post: Post) {}

  @Handles(inboxOperations.waitOpen)
  async open(input: Input, tx: Tx) {
    // The fact that ends it may be handled at this very moment: whoever comes second must see the first.
    await serialise(tx.em, input.ends.aggregate, input.ends.id);
    await serialise(tx.em, 'wait', input.key);
    if (input.replaces) for (const earlier of await this.waits.open(tx, { key: input.replaces })) await this.waits.withdraw(tx, earlier);
    const known = await tx.find(WaitRow, { key: input.key });
    return tx.answer(known ? await this.extend(tx, known.id, input) : await this.register(tx, input));
  }

  private async register(tx: Tx, input: Input): Promise<WaitRow> {
    const reached = await tx.find(AggregateStateRow, { aggregate: input.ends.aggregate, id: input.ends.id });
    const row = {
      ...asked(input), organisationId: input.organisation, key: input.key, workflow: input.workflow, process: input.process, step: input.step, programme: input.programme ?? null,
      journey: input.journey ?? null, since: input.since, endsAggregate: input.ends.aggregate, endsId: input.ends.id, endsStates: input.ends.states, seen: input.seen ?? null,
      lastAt: null, endedBy: null, doneBy: null,
    };
    if (reached && isEndedBy(row, reached.state, reached.version)) return tx.create(WaitRow, 'close', { ...row, nextAt: null, endedBy: reached.state, doneBy: reached.actor });
    return tx.create(WaitRow, 'open', { ...row, nextAt: nextInstant(row) });
  }

  /** The same wait with another date, role or sentence; one that has ended stays ended. No fact: nothing happened yet. */
  private async extend(tx: Tx, id: string, input: Input): Promise<WaitRow> {
    const row = await tx.lock(WaitRow, id);
    if (row.state !== 'OPEN') return row;
    const handedOn = row.role !== input.role;
    Object.assign(row, asked(input), { updatedAt: tx.now });
    row.nextAt = nextInstant(row);
    await tx.em.save(row, { reload: false });
    if (handedOn) await this.tellNewRole(tx, row);
    return row;
  }

  private async tellNewRole(tx: Tx, wait: WaitRow): Promise<void> {
    const people = wait.personId ? [wait.personId] : await holdersOf(tx.em, wait);
    for (const person of people) {
      await this.post.queue(tx, {
        template: 'wait-handed-over', params: { item: { fr: wait.sentenceFr, en: wait.sentenceEn } }, person, organisation: wait.organisationId, programme: wait.programme,
        journey: wait.journey, wait: wait.key, key: `handed-over/${wait.id}/${wait.role}/${person}`,
      });
    }
  }
}

/** What a later registration of the same wait may change. */
function asked(input: Input) {
  return {
    role: input.role, personId: input.person ?? null, due: input.due, reminders: input.reminders, consequence: input.then, toRole: input.to ?? null,
    sentenceFr: input.sentence.fr, sentenceEn: input.sentence.en,
  };
}
