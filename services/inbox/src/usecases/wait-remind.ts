import { Inject } from '@nestjs/common';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { serialise } from '../persistence/locks';
import type { WaitRow } from '../persistence/wait.entity';
import { DayReminders, sentencesOf } from '../register/day';
import { holdersOf } from '../register/holders';
import { Post } from '../register/post';
import { Waits } from '../register/waits';

/** Reminds who is waited for: one letter a day to one person, for all their reminders of that day. */
export class WaitRemind {
  constructor(@Inject(Waits) private readonly waits: Waits, @Inject(Post) private readonly post: Post, @Inject(DayReminders) private readonly day: DayReminders) {}

  @Handles(inboxOperations.waitRemind)
  async remind({ key, at }: InputOf<typeof inboxOperations.waitRemind>, tx: Tx) {
    const [wait] = await this.waits.open(tx, { key });
    // It ended between the reminder's hour and this call: nobody is reminded of what is done.
    if (!wait) return { id: key, told: 0 };
    const people = wait.personId ? [wait.personId] : await holdersOf(tx.em, wait);
    let told = 0;
    for (const person of people) if (await this.tell(tx, person, wait, new Date(at).toISOString())) told += 1;
    return { ...tx.answer(wait), told };
  }

  private async tell(tx: Tx, person: string, wait: WaitRow, at: string): Promise<boolean> {
    await serialise(tx.em, 'notice', person);
    if (await this.day.wasTold(tx, { wait, at }, person)) return false;
    const told = [{ wait, at }, ...(await this.day.toCome(tx, person, wait.organisationId, at, wait.key))];
    const message = await this.post.queue(tx, {
      template: 'reminder', params: { items: sentencesOf(told) }, person, organisation: wait.organisationId,
      programme: wait.programme, journey: wait.journey, wait: wait.key, key: `reminder/${wait.id}/${at}/${person}`,
    });
    if (!message) return false;
    await this.day.note(tx, told, person, message.id);
    return true;
  }
}
