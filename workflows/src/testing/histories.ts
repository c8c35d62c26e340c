import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { compacted, read, written, type HistoryEvent, type HistoryFile } from './history-file';

/** Same depth from `src` and from `dist`. */
const FOLDER = path.join(__dirname, '..', '..', 'test', 'histories');

export interface RecordedHistory extends HistoryFile {
  type: string;
  path: string;
}

/**
 * Keeps the history of one lived path for the replay gate, when RECORD_HISTORIES=1. A file that is there is frozen: it is
 * what runs in the world stand on, and is never written again.
 */
export async function recordHistory(client: Client, workflowId: string, type: string, name: string, runId?: string): Promise<void> {
  const file = path.join(FOLDER, type, `${name}.json`);
  if (process.env.RECORD_HISTORIES !== '1' || existsSync(file)) return;
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const { events } = JSON.parse(historyToJSON(history)) as { events: HistoryEvent[] };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, written(compacted(workflowId, events)));
}

const names = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'));
const recorded = (type: string, file: string): RecordedHistory => ({
  type, path: path.basename(file, '.json'), ...read(readFileSync(path.join(FOLDER, type, file), 'utf8')),
});

/** @throws Error when the folder is not there: a gate that checks nothing is no gate */
export const recordedHistories = (): RecordedHistory[] => names(FOLDER).flatMap((type) => names(path.join(FOLDER, type)).map((file) => recorded(type, file)));
