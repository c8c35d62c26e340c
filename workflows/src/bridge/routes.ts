import { factName, type TandemEvent } from '@tandem/messages';
import { PROCESS_TABLES, type Heard, type ProcessTable } from '@tandem/programmes/plan';

/** Which workflow hears a fact: its type and its id. */
export interface Route {
  process: string;
  /** Undefined when this particular fact concerns no such process (a session without a journey). */
  idOf: (event: TandemEvent) => string | undefined;
}

/** Fact types a table hears, in any step. */
export function factsHeard(table: ProcessTable): string[] {
  const types = [...Object.keys(table.starts), ...Object.keys(table.anywhere ?? {}), ...Object.values(table.steps).flatMap((s) => Object.keys(s.on))];
  return [...new Set(types)];
}

/** A process follows a journey, or an aggregate: its own facts, or those of others that name it in their data. */
function followed(table: ProcessTable): Route['idOf'] {
  if (table.follows === 'journey') return (event) => event.journey;
  return (event) => (event.aggregate === table.follows ? event.subject : (event.data[table.follows] as string | undefined));
}

/** Rows of the bridge, made from the tables: a step that listens is routed, nothing is said twice. */
export function bridgeRows(tables: readonly ProcessTable[] = PROCESS_TABLES): Map<string, Route[]> {
  const rows = new Map<string, Route[]>();
  for (const table of tables)
    for (const type of factsHeard(table)) rows.set(type, [...(rows.get(type) ?? []), { process: table.process, idOf: followed(table) }]);
  return rows;
}

export const heard = (event: TandemEvent): Heard => ({
  id: event.id, type: factName(event), at: event.time, aggregate: event.aggregate, subject: event.subject, version: event.version, actor: event.actor, data: event.data,
});
