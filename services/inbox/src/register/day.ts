import { isOffice } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { remindersOfDay } from '../domain/wait';
import { WaitRow } from '../persistence/wait.entity';

export interface Reminder {
  wait: WaitRow;
  at: string;
}

/** A person's reminders of one day are told together: which ones are still to come, and which letter told them. */
export class DayReminders {
  /** What else they are reminded of that day, and were not told yet. The caller holds their `notice` lock. @param key of the wait that is told anyway */
  async toCome(tx: Tx, person: string, organisationId: string, at: string, key = ''): Promise<Reminder[]> {
    const all = (await this.askedOf(tx, person, organisationId, key)).flatMap((wait) => remindersOfDay(wait, at).map((r) => ({ wait, at: r })));
    const out: Reminder[] = [];
    for (const one of all) if (!(await this.wasTold(tx, one, person))) out.push(one);
    return out;
  }
  async wasTold(tx: Tx, { wait, at }: Reminder, person: string): Promise<boolean> {
    const rows = (await tx.em.query('SELECT 1 FROM notice WHERE wait_key = $1 AND at = $2 AND person_id = $3', [wait.key, at, person])) as unknown[];
    return rows.length > 0;
  }
  async note(tx: Tx, told: readonly Reminder[], person: string, message: string): Promise<void> {
    for (const { wait, at } of told) {
      await tx.em.query('INSERT INTO notice (wait_key, at, person_id, organisation_id, message_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [wait.key, at, person, wait.organisationId, message]);
    }
  }

  /** Their open waits in this organisation: their own, and those of their offices. */
  private async askedOf(tx: Tx, person: string, organisationId: string, key: string): Promise<WaitRow[]> {
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

/** Each wait once, as a letter says it. */
export const sentencesOf = (told: readonly Reminder[]): { fr: string; en: string }[] => [...new Set(told.map((t) => t.wait))].map((w) => ({ fr: w.sentenceFr, en: w.sentenceEn }));
