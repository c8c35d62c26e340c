import { Inject } from '@nestjs/common';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, isOffice, type InputOf } from '@tandem/messages';
import { remindersOfDay } from '../domain/wait';
import { serialise } from '../persistence/locks';
import { WaitRow } from '../persistence/wait.entity';
import { holdersOf } from '../register/holders';
import { Post } from '../register/post';
import { Waits } from '../register/waits';

interface Told {
  wait: WaitRow;
  at: string;
}

/** Reminds who is waited for: one letter a day to one person, for all their reminders of that day. */
export class WaitRemind {
  constructor(@Inject(Waits) private readonly waits: Waits, @Inject(Post) private readonly post: Post) {}

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
    const earlier = (await tx.em.query('SELECT 1 FROM notice WHERE wait_key = $1 AND at = $2 AND person_id = $3', [wait.key, at, person])) as unknown[];
    if (earlier.length) return false;
    const others = (await this.alsoAskedOf(tx, person, wait)).flatMap((w) => remindersOfDay(w, at).map((r) => ({ wait: w, at: r })));
    const told: Told[] = [{ wait, at }, ...others];
    const waits = [...new Set(told.map((t) => t.wait))];
    const message = await this.post.queue(tx, {
      template: 'reminder', params: { items: waits.map((w) => ({ fr: w.sentenceFr, en: w.sentenceEn })) }, person, organisation: wait.organisationId,
      programme: wait.programme, journey: wait.journey, wait: wait.key, key: `reminder/${wait.id}/${at}/${person}`,
    });
    if (!message) return false;
    for (const t of told) {
      await tx.em.query('INSERT INTO notice (wait_key, at, person_id, organisation_id, message_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [t.wait.key, t.at, person, wait.organisationId, message.id]);
    }
    return true;
  }

  /** Their other open waits in this organisation: their own, and those of their offices. */
  private async alsoAskedOf(tx: Tx, person: string, { organisationId, key }: WaitRow): Promise<WaitRow[]> {
    const waits = await tx.em
      .createQueryBuilder(WaitRow, 'w')
      .where(`w.state = 'OPEN' AND w.organisationId = :organisationId AND w.key <> :key`, { organisationId, key })
      .andWhere(
        `(w.personId = :person OR (w.personId IS NULL AND EXISTS (SELECT 1 FROM role_holder h WHERE h.granted AND h.person_id = :person
          AND h.organisation_id = w.organisation_id AND h.role = w.role AND (h.programme = '' OR w.programme IS NULL OR h.programme = w.programme))))`,
        { person },
      )
      .orderBy('w.due')
      .addOrderBy('w.id')
      .getMany();
    return waits.filter((w) => w.personId || isOffice(w.role));
  }
}
