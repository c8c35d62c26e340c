import { inboxOperations } from '@tandem/messages';
import { OPERATOR, type Line } from './line';
import { everyPage } from './pages';
import type { SeenRegister, SeenWait } from './seen';

const LIMIT = 200;
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The open waits, soonest due first. The person waited for stays where they are. */
export async function openWaits({ client }: Line): Promise<SeenWait[]> {
  const rows = await everyPage((after) => client.ask(inboxOperations.waitList, { limit: LIMIT, ...(after ? { after } : {}) }, { actor: OPERATOR }));
  return rows.map(({ key, workflow, programme, process, step, role, since, due, then, to, sentence }) =>
    ({ key, workflow, programme: orNull(programme), process, step, role, since, due, then, to: orNull(to), sentence }));
}

export async function lookAtRegister(line: Line): Promise<SeenRegister> {
  const waits = await openWaits(line);
  const tasks = await everyPage((after) => line.client.ask(inboxOperations.taskList, { limit: LIMIT, ...(after ? { after } : {}) }, { actor: OPERATOR }));
  return { waits, tasks: tasks.map(({ id, kind, role, due }) => ({ id, kind, role, due })) };
}
