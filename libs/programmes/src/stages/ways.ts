import type { ProcessTable } from '../plan/process';
import { journeyTable, meetingTable, PROCESS_TABLES } from '.';

const ALL = new Map([journeyTable, ...PROCESS_TABLES].map((table) => [table.process, table]));

/** Any process a definition may lead to. @throws Error for one that does not exist */
export function tableOf(process: string): ProcessTable {
  const table = ALL.get(process);
  if (!table) throw new Error(`no process ${process}`);
  return table;
}

/** The process that carries a stage, as written or as planned (`{ kind, ...options }`): its kind, or the way it takes where a kind has several. */
export function processOf({ kind, mode, by }: { kind: string; mode?: unknown; by?: unknown }): string {
  if (kind === 'selection' && mode !== 'panel') return meetingTable.process;
  return kind === 'matching' && typeof by === 'string' && by !== 'speed-dating' ? by : kind;
}
