// P5: whole half-days per second, planned to approved, as `workflows/` runs them (table, register of waits, encrypted
// payloads), beside the same signals, timers and activities written bare, on one Temporal server in the same run.
// Activities answer at once: what is measured is orchestration. Needs `npm run build`; TEMPORAL_ADDRESS or the cached server.
import { createRequire } from 'node:module';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { median, report, workers } from './lib/report.mjs';
import { CODEC_KEYS, openTemporal, quietly } from './lib/temporal.mjs';

const require = createRequire(import.meta.url);
const { dataConverter } = require('../workflows/dist/worker.js');
const { newId } = require('@tandem/kernel');
const { defaultSettings } = require('@tandem/programmes');
const organisation = newId();

const GOAL = 0.8;
const LIVES = Number(process.env.LIVES ?? 32);
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const AT_ONCE = 16;
/** Between a wait and its answer: time enough to arm the timer, as in life. */
const ANSWER_MS = 100;
const FACTS = ['planned', 'confirmed', 'done', 'declared', 'approved'];

/** Who waits for the n-th wait of a process to be registered. */
const registered = new Map();
const waitFor = (process, n) => new Promise((resolve) => registered.set(`${process}#${n}`, resolve));
const opened = new Map();
const done = (answer = {}) => ({ outcome: 'done', answer });
const activities = {
  'recruitment.programme.settings': async () => done(defaultSettings('vacation')),
  'inbox.wait.open': async ({ process }) => {
    const n = (opened.get(process) ?? 0) + 1;
    opened.set(process, n);
    registered.get(`${process}#${n}`)?.();
    registered.delete(`${process}#${n}`);
    return done();
  },
  'inbox.wait.withdraw': async () => done(),
};

/** One way of running half-days: a worker with its workflows, and a client that lives one of them from fact to fact. */
async function way({ type, taskQueue, workflowsPath, connection, native, dataConverter: converter }) {
  const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle, activities, dataConverter: converter, maxCachedWorkflows: 2_000 });
  const running = worker.run();
  const client = new Client({ connection, dataConverter: converter });
  const live = async () => {
    const id = newId();
    const workflowId = `${type}/${id}`;
    const input = { organisation, programme: 'chu-nice', now: new Date().toISOString(), sandbox: false };
    const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const data = { person: newId(), referent: newId(), date, part: 'PM' };
    for (const [i, fact] of FACTS.entries()) {
      const heard = { id: `${id}:${i + 1}:0`, type: `vacation.${fact}`, at: new Date().toISOString(), aggregate: 'vacation', subject: id, version: i + 1, actor: `person:${data.person}`, data: i ? {} : data };
      const next = i < FACTS.length - 1 ? waitFor(workflowId, i + 1) : undefined;
      await client.workflow.signalWithStart(type, { workflowId, taskQueue, args: [input], signal: 'fact', signalArgs: [heard], workflowTaskTimeout: '5s' });
      await next;
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    }
    if ((await client.workflow.getHandle(workflowId).result()) !== 'approved') throw new Error(`${workflowId} did not come to its end`);
    return workflowId;
  };
  return {
    asks: async () => {
      const { events } = await client.workflow.getHandle(await live()).fetchHistory();
      const count = (what) => events.filter((event) => event[`${what}EventAttributes`]).length;
      return [count('activityTaskScheduled'), count('timerStarted'), count('workflowExecutionSignaled')];
    },
    perSecond: async (lives) => { const t = performance.now(); await workers(AT_ONCE, lives, live); return lives / ((performance.now() - t) / 1000); },
    stop: async () => { worker.shutdown(); await running; },
  };
}

quietly();
const { address, connection } = await openTemporal();
const native = await NativeConnection.connect({ address });
const ours = await way({ type: 'vacation', taskQueue: 'tandem', workflowsPath: require.resolve('../workflows/dist/processes/index.js'), connection, native, dataConverter: dataConverter({ CODEC_KEYS }) });
const bare = await way({ type: 'bare', taskQueue: 'bare', workflowsPath: require.resolve('./lib/bare-workflow.cjs'), connection, native });
const [a, b] = [[], []];
await bare.perSecond(AT_ONCE * 2);
await ours.perSecond(AT_ONCE * 2);
const asks = { ours: await ours.asks(), bare: await bare.asks() };
if (String(asks.ours) !== String(asks.bare)) throw new Error(`not the same life: ${JSON.stringify(asks)} activities, timers, signals`);
// In short turns and by pairs, so that what else the machine does falls on both.
for (let i = 0; i < ROUNDS; i += 1) { b.push(await bare.perSecond(LIVES)); a.push(await ours.perSecond(LIVES)); }
await ours.stop();
await bare.stop();
await native.close();
await connection.close();
const ratios = a.map((x, i) => x / b[i]);
report('orchestration', [
  ['half-days per second, planned to approved', Number(median(a).toFixed(1))],
  ['the same written bare', Number(median(b).toFixed(1))],
  ['ratio', Number(median(ratios).toFixed(2)), `>= ${GOAL}`],
  ['ratio, worst and best round', `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`],
  ['activities, timers, signals of a half-day', asks.ours.join(', ')], ['rounds', ROUNDS], ['half-days a round', LIVES], ['at once', AT_ONCE],
]);
process.exit(0);
