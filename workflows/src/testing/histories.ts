import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

/** Same depth from `src` and from `dist`. */
const FOLDER = path.join(__dirname, '..', '..', 'test', 'histories');

export interface RecordedHistory {
  type: string;
  path: string;
  workflowId: string;
  events: Record<string, unknown>[];
}

/**
 * Keeps the history of one lived path for the replay gate, when RECORD_HISTORIES=1. A file that is there is frozen: it is
 * what runs in the world stand on, and is never written again.
 */
export async function recordHistory(client: Client, workflowId: string, type: string, name: string, runId?: string): Promise<void> {
  const file = path.join(FOLDER, type, `${name}.json`);
  if (process.env.RECORD_HISTORIES !== '1' || existsSync(file)) return;
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  mkdirSync(path.dirname(file), { recursive: true });
  // Which machine, process and build it ran on is nobody's business, and changes nothing.
  const { events } = JSON.parse(historyToJSON(history), (key, value: unknown) => (['identity', 'binaryChecksum'].includes(key) ? undefined : value)) as { events: unknown[] };
  writeFileSync(file, `${JSON.stringify({ workflowId, events }, null, 1)}\n`);
}

/** @throws Error when the folder is not there: a gate that checks nothing is no gate */
export function recordedHistories(): RecordedHistory[] {
  const types = readdirSync(FOLDER).filter((type) => !type.startsWith('.'));
  return types.flatMap((type) =>
    readdirSync(path.join(FOLDER, type)).filter((f) => f.endsWith('.json')).map((f) => ({ type, path: path.basename(f, '.json'), ...(JSON.parse(readFileSync(path.join(FOLDER, type, f), 'utf8')) as Pick<RecordedHistory, 'workflowId' | 'events'>) })),
  );
}
