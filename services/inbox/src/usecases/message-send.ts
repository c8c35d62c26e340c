import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { serialise } from '../persistence/locks';
import type { MessageRow } from '../persistence/message.entity';
import { DayReminders, sentencesOf } from '../register/day';
import { Post } from '../register/post';

type Input = InputOf<typeof inboxOperations.messageSend>;

export class MessageSend {
  constructor(@Inject(Post) private readonly post: Post, @Inject(DayReminders) private readonly day: DayReminders) {}

  @Handles(inboxOperations.messageSend)
  async send(input: Input, tx: Tx) {
    // The gateway speaks for nobody yet when it sends a sign-in link; every other letter is asked for by a service.
    if (!tx.isSystem && input.template !== 'magic-link') throw new TandemError('FORBIDDEN');
    const row = await (input.template === 'survey-reminder' ? this.remind(tx, input) : this.post.queue(tx, input));
    // Nothing is written to somebody who must not be written to; that is not the asker's business, so it is no refusal.
    return row ? tx.answer(row) : { id: input.person, state: 'STOPPED' };
  }

  /** A reminder as any other: their other ones of that day go with it. */
  private async remind(tx: Tx, input: Extract<Input, { template: 'survey-reminder' }>): Promise<MessageRow | undefined> {
    await serialise(tx.em, 'notice', input.person);
    const told = input.organisation ? await this.day.toCome(tx, input.person, input.organisation, tx.now) : [];
    const row = await this.post.queue(tx, { ...input, params: { ...input.params, others: sentencesOf(told) } });
    if (row) await this.day.note(tx, told, input.person, row.id);
    return row;
  }
}
