// A Temporal server for a bench, and services that answer at once: what is measured is orchestration.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { findTemporal, temporalArgs } from '../../infra/cli/src/servers/temporal.mjs';

const require = createRequire(import.meta.url);
const { OPERATIONS, operationName } = require('@tandem/messages');
const { defaultSettings, loadPreset, plan } = require('@tandem/programmes');
const { freePort } = require('@tandem/testing');

/** Payloads are encrypted as in a hospital; the key guards nothing, and two processes of a bench share it. */
export const CODEC_KEYS = { current: 'bench', keys: { bench: Buffer.alloc(32, 'bench').toString('base64') } };
export const CONFIG = { CODEC_KEYS, TEMPORAL_NAMESPACE: 'default' };

export const quietly = () => Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });

async function patiently(open) {
  for (const until = Date.now() + 60_000; ; ) {
    try { return await open(); } catch (error) { if (Date.now() > until) throw error; await new Promise((r) => setTimeout(r, 250)); }
  }
}

async function started() {
  if (process.env.TEMPORAL_ADDRESS) return process.env.TEMPORAL_ADDRESS;
  const port = await freePort();
  const server = spawn(await findTemporal(), temporalArgs({ port, uiPort: null, dbFile: null, codecUrl: null }), { stdio: 'ignore' });
  // Also when the bench fails or is stopped: nothing is left running.
  process.on('exit', () => server.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  return `127.0.0.1:${port}`;
}

/** The server of TEMPORAL_ADDRESS, or the cached one begun for this bench. */
export async function openTemporal() {
  const address = await started();
  const connection = await patiently(() => Connection.connect({ address }));
  await patiently(() => connection.workflowService.describeNamespace({ namespace: 'default' }));
  return { address, connection };
}

const NICE = plan(loadPreset('chu-nice'), 'partner');
const ANSWERS = {
  'recruitment.programme.settings': ({ input }) => defaultSettings(input.process),
  'recruitment.journey.plan': () => ({ plan: NICE }),
};
/**
 * Every operation as an activity that is done at once.
 * @param {(operation: string, request: { input: Record<string, unknown>, key: string, process: string }) => unknown} heard told of each, before its answer
 */
export const standIns = (heard) => Object.fromEntries(OPERATIONS.map(operationName).map((operation) => [operation, async (request) => {
  await heard(operation, request);
  return { outcome: 'done', answer: ANSWERS[operation]?.(request) ?? {} };
}]));

/** One fact as the bridge tells it; `data` is what its type carries. */
export const fact = (type, subject, version, at, data = {}, actor = 'system:bench') => ({ id: `${subject}:${version}:0`, type, at, aggregate: type.split('.')[0], subject, version, actor, data });

/** Until it is so; a bench that stands still for two minutes says where it stands, and fails. */
export async function until(ready, where) {
  for (let [seen, since] = ['', Date.now()]; !(await ready()); await new Promise((r) => setTimeout(r, 5))) {
    const now = String(where());
    if (now !== seen) [seen, since] = [now, Date.now()];
    if (Date.now() - since > 120_000) throw new Error(`nothing moves: ${now}`);
  }
}

/** Every run of a process, the first one first: a renewed one goes on under the same id. */
export async function runsOf(client, workflowId) {
  const runs = [];
  const of = (runId) => client.workflow.getHandle(workflowId, runId);
  for (let runId = (await of().describe()).raw.workflowExecutionInfo.firstRunId; runId; ) {
    const [{ raw }, { events }] = await Promise.all([of(runId).describe(), of(runId).fetchHistory()]);
    runs.push({ workflowId, runId, events: events.length, bytes: Number(raw.workflowExecutionInfo.historySizeBytes) });
    runId = events.at(-1).workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}
