import { factName, type TandemEvent } from '@tandem/messages';
import { factsHeard, JOURNEY_FACTS, journeyTable, mayBegin, PROCESS_TABLES, workflowOf, type Heard, type ProcessTable } from '@tandem/programmes/plan';

/** Which workflow hears a fact: its type and its id. */
export interface Route {
  process: string;
  /** Undefined when this particular fact concerns no such process (a session without a journey). */
  idOf: (event: TandemEvent) => string | undefined;
  /** May it begin a process nobody runs yet, or is it only for one that runs? */
  begins: boolean;
}

/** A process follows a journey, or an aggregate: its own facts, or those of others that name it in their data. */
function followed(table: ProcessTable): Route['idOf'] {
  if (table.follows === 'journey') return (event) => event.journey;
  return (event) => (event.aggregate === table.follows ? event.subject : (event.data[table.follows] as string | undefined));
}

function route(table: ProcessTable, type: string): Route {
  const idOf = followed(table);
  const concerned = (event: TandemEvent) => !table.concerns || table.concerns({ type, data: event.data });
  return { process: workflowOf(table), idOf: (event) => (concerned(event) ? idOf(event) : undefined), begins: mayBegin(table, type) };
}

/** Ways of one workflow type are one row: which of them a journey takes, the workflow asks its programme. */
function joined(all: Route[]): Route[] {
  return [...new Set(all.map(({ process }) => process))].map((process) => {
    const ways = all.filter((row) => row.process === process);
    return { process, begins: ways.some(({ begins }) => begins), idOf: (event) => ways.map(({ idOf }) => idOf(event)).find((id) => id !== undefined) };
  });
}

/** Rows of the bridge, made from the tables: a step that listens is routed, nothing is said twice. */
export function bridgeRows(tables: readonly ProcessTable[] = PROCESS_TABLES): Map<string, Route[]> {
  const rows = new Map<string, Route[]>();
  const add = (type: string, row: Route) => rows.set(type, joined([...(rows.get(type) ?? []), row]));
  for (const table of tables) for (const type of factsHeard(table)) add(type, route(table, type));
  // A journey may hear of a stage before it hears that it was opened: every fact may begin it.
  for (const type of new Set<string>([...factsHeard(journeyTable), ...JOURNEY_FACTS])) add(type, { ...route(journeyTable, type), begins: true });
  return rows;
}

export const heard = (event: TandemEvent): Heard => ({
  id: event.id, type: factName(event), at: event.time, aggregate: event.aggregate, subject: event.subject, version: event.version, actor: event.actor, data: event.data,
});
