import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { WaitRow } from '../persistence/wait.entity';

/** Nobody lapses unheard: was a message about this wait, or to that person since it began, really delivered? */
export class WaitHeard {
  @Handles(inboxOperations.waitHeard)
  async heard({ key }: InputOf<typeof inboxOperations.waitHeard>, tx: Tx) {
    const wait = await tx.find(WaitRow, { key });
    if (!wait) return { heard: false };
    const rows = (await tx.em.query(
      `SELECT 1 FROM message m WHERE m.state = 'DELIVERED'
       AND (m.wait = $1 OR m.id IN (SELECT message_id FROM notice WHERE wait_key = $1) OR (m.person_id = $2 AND m.created_at >= $3)) LIMIT 1`,
      [key, wait.personId, wait.since],
    )) as unknown[];
    return { heard: rows.length > 0 };
  }
}
