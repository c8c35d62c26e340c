import { TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { cursorOf, readCursor } from '../persistence/cursor';
import { Where, visibleTo } from '../persistence/visibility';

const SELECT = `SELECT id, version, key, workflow, process, step, programme, journey, organisation_id AS organisation, role, person_id AS person, since, due, next_at AS next,
  reminders, consequence AS "then", to_role AS "to", json_build_object('fr', sentence_fr, 'en', sentence_en) AS sentence, state,
  json_build_object('aggregate', ends_aggregate, 'id', ends_id, 'states', ends_states) AS ends, ended_by AS "endedBy", done_by AS "doneBy" FROM wait`;

interface Row {
  id: string;
  since: Date;
  due: Date;
  next: Date | null;
}
const shown = (row: Row) => ({ ...row, since: row.since.toISOString(), due: row.due.toISOString(), next: row.next?.toISOString() ?? null });

export class WaitList {
  @Handles(inboxOperations.waitList)
  async list(input: InputOf<typeof inboxOperations.waitList>, tx: Tx) {
    const where = new Where();
    visibleTo(where, tx.actor, { own: true, byRole: true });
    where.when(input.state, (p) => `state = ${p}`).when(input.process, (p) => `process = ${p}`).when(input.journey, (p) => `journey = ${p}`).when(input.role, (p) => `role = ${p}`);
    where.when(input.overdue, (p) => `(due <= ${where.value(tx.now)}) = ${p}`);
    const after = readCursor(input.after, 2);
    if (after) where.add(`(due, id) > (${where.value(after[0])}::timestamptz, ${where.value(after[1])}::uuid)`);
    const rows = (await tx.em.query(`${SELECT} WHERE ${where.sql} ORDER BY due, id LIMIT ${where.value(input.limit + 1)}`, where.values)) as Row[];
    const items = rows.slice(0, input.limit).map(shown);
    const last = items.at(-1);
    return { items, next: rows.length > input.limit && last ? cursorOf(last.due, last.id) : null };
  }

  @Handles(inboxOperations.waitRead)
  async read({ id }: InputOf<typeof inboxOperations.waitRead>, tx: Tx) {
    const where = new Where().when(id, (p) => `id = ${p}`);
    visibleTo(where, tx.actor, { own: true, byRole: true });
    const [row] = (await tx.em.query(`${SELECT} WHERE ${where.sql}`, where.values)) as Row[];
    if (!row) throw new TandemError('NOT_FOUND');
    return shown(row);
  }
}
