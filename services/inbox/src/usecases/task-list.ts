import { allowedCommands, TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, taskMachine, type InputOf } from '@tandem/messages';
import { cursorOf, readCursor } from '../persistence/cursor';
import { Where, visibleTo } from '../persistence/visibility';

const SELECT = `SELECT id, version, kind, role, organisation_id AS organisation, programme, journey, state, wait, person_id AS person, due, subject, code, outcome, done_by AS "doneBy", created_at AS "createdAt" FROM task`;
interface Row {
  id: string;
  state: string;
  due: Date | null;
}
const shown = (row: Row) => ({ ...row, due: row.due?.toISOString() ?? null, allowed: allowedCommands(taskMachine, row.state) });

export class TaskList {
  /** Newest first. */
  @Handles(inboxOperations.taskList)
  async list(input: InputOf<typeof inboxOperations.taskList>, tx: Tx) {
    const where = new Where().when(input.state, (p) => `state = ${p}`).when(input.kind, (p) => `kind = ${p}`);
    visibleTo(where, tx.actor, { own: false, byRole: true });
    where.when(readCursor(input.after, 1)?.[0], (p) => `id < ${p}::uuid`);
    const rows = (await tx.em.query(`${SELECT} WHERE ${where.sql} ORDER BY id DESC LIMIT ${where.value(input.limit + 1)}`, where.values)) as Row[];
    const items = rows.slice(0, input.limit).map(shown);
    const last = items.at(-1);
    return { items, next: rows.length > input.limit && last ? cursorOf(last.id) : null };
  }

  @Handles(inboxOperations.taskRead)
  async read({ id }: InputOf<typeof inboxOperations.taskRead>, tx: Tx) {
    const where = new Where().when(id, (p) => `id = ${p}`);
    visibleTo(where, tx.actor, { own: false, byRole: true });
    const [row] = (await tx.em.query(`${SELECT} WHERE ${where.sql}`, where.values)) as Row[];
    if (!row) throw new TandemError('NOT_FOUND');
    return shown(row);
  }
}
