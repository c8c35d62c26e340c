import { Client as Pg } from 'pg';
import { databaseName, urlOf } from '../src/platform/databases.mjs';
import type { Platform } from '../src/platform/index.mjs';
import { reader } from './temporal-reader';

export interface OpenProcess {
  id: string;
  /** Current details in Temporal UI. */
  details: string;
  /** The sentence of its open row in the register of waits. */
  sentence: string | undefined;
}

export async function inDatabase<T>(platform: Platform, service: string, work: (pg: Pg) => Promise<T>): Promise<T> {
  const pg = new Pg({ connectionString: urlOf(platform.urls.database, databaseName(service), 'postgres', platform.secrets.postgres) });
  await pg.connect();
  try {
    return await work(pg);
  } finally {
    await pg.end();
  }
}

/** What each open workflow shows, beside what inbox holds of it. */
export async function openProcesses(platform: Platform): Promise<OpenProcess[]> {
  const rows = await inDatabase(platform, 'inbox', async (pg) => (await pg.query<{ workflow: string; fr: string }>(`SELECT workflow, sentence_fr AS fr FROM wait WHERE state = 'OPEN'`)).rows);
  const said = new Map(rows.map((r) => [r.workflow, r.fr]));
  const { client, close } = await reader(platform);
  const out: OpenProcess[] = [];
  for await (const w of client.workflow.list({ query: 'ExecutionStatus = "Running"' })) {
    const metadata = await client.workflow.getHandle(w.workflowId).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    out.push({ id: w.workflowId, details: metadata.currentDetails ?? '', sentence: said.get(w.workflowId) });
  }
  await close();
  return out;
}
