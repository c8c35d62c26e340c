// P6: journeys that all wait, on a Temporal server: what one worker holds in memory with all of them begun, and how
// long a worker that starts with nothing in its cache takes for some of them to hear one fact each. The worker has its
// own process and the settings of a hospital's. Activities answer at once.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { report, workers } from './lib/report.mjs';
import { CONFIG, fact, openTemporal, quietly, standIns, until } from './lib/temporal.mjs';

const require = createRequire(import.meta.url);
const { dataConverter, workerOptions } = require('../workflows/dist/worker.js');
const { newId, seeded } = require('@tandem/kernel');

const JOURNEYS = Number(process.env.JOURNEYS ?? 10_000);
const WOKEN = Number(process.env.WOKEN ?? 1_000);
const SEED = process.env.SEED ?? '1';
const AT_ONCE = 64;
const MB = 1_048_576;

/** The worker's process: tells every half second how many waits were registered and what it uses. */
async function workerProcess(address) {
  quietly();
  const connection = await NativeConnection.connect({ address });
  // Those who wait, not how often it was asked: an activity may be tried twice.
  const waiting = new Set();
  const activities = standIns((operation, { process: id }) => { if (operation === 'inbox.wait.open') waiting.add(id); });
  const worker = await Worker.create({ connection, ...workerOptions(CONFIG), activities });
  const tell = () => {
    const { user, system } = process.cpuUsage();
    process.send({ waits: waiting.size, rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024, cpu: (user + system) / 1e6, cached: worker.getStatus().numCachedWorkflows });
  };
  process.on('message', () => worker.shutdown());
  process.on('disconnect', () => process.exit(1));
  setInterval(tell, 500).unref();
  const running = worker.run();
  tell();
  await running;
  tell();
  process.exit(0);
}

function startWorker(address) {
  const child = fork(fileURLToPath(import.meta.url), ['worker', address]);
  let last;
  const ready = new Promise((resolve) => child.once('message', resolve));
  child.on('message', (told) => { last = told; });
  child.on('exit', (code) => { if (code) { console.error(`the worker left with ${code}`); process.exit(1); } });
  return {
    ready,
    told: () => last,
    waits: (count) => until(() => last.waits >= count, () => `${last.waits} of ${count} waits`),
    stop: () => new Promise((resolve) => { child.once('exit', resolve); child.send('stop'); }),
  };
}

async function main() {
  const { address, connection } = await openTemporal();
  const client = new Client({ connection, dataConverter: dataConverter(CONFIG) });
  const organisation = newId();
  const journeys = Array.from({ length: JOURNEYS }, () => newId());
  const now = () => new Date().toISOString();

  let worker = startWorker(address);
  await worker.ready;
  const began = performance.now();
  await workers(AT_ONCE, JOURNEYS, async (i) => {
    const [id, at] = [journeys[i], now()];
    const input = { organisation, programme: 'chu-nice', journey: id, now: at, sandbox: false };
    await client.workflow.signalWithStart('journey', {
      workflowId: `journey/${id}`, taskQueue: 'tandem', args: [input], signal: 'fact', signalArgs: [fact('journey.opened', id, 1, at, { kind: 'partner', person: newId() })], workflowTaskTimeout: '5s',
    });
    // A server is not filled faster than its worker works: what stands in its queues is no waiting journey.
    await until(() => worker.told().waits > i - 500, () => worker.told().waits);
  });
  await worker.waits(JOURNEYS);
  const begun = (performance.now() - began) / 1000;
  // The last tasks end, and what is in memory is what waiting takes.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const waiting = worker.told();
  await worker.stop();

  const cold = performance.now();
  worker = startWorker(address);
  await worker.ready;
  const woken = seeded(SEED).shuffle(journeys).slice(0, WOKEN);
  await workers(AT_ONCE, woken.length, (i) => client.workflow.getHandle(`journey/${woken[i]}`).signal('fact', fact('journey.stage-entered', woken[i], 2, now(), { stage: 'application', stageKind: 'application' })));
  await worker.waits(woken.length);
  const seconds = (performance.now() - cold) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const after = worker.told();
  await worker.stop();

  report('fleet', [
    ['journeys waiting', JOURNEYS], ['seconds to begin them', Number(begun.toFixed(1))], ['of them in the worker’s cache', waiting.cached],
    ['worker RSS with all waiting, MB', Math.round(waiting.rss / MB), '<= 1024'], ['worker RSS at its most, MB', Math.round(waiting.peak / MB)],
    ['woken cold, one fact each', woken.length], ['seconds, start of the worker included', Number(seconds.toFixed(1)), '<= 300 on one core'],
    ['seconds of processor the worker took for it', Number(after.cpu.toFixed(1)), '<= 300'], ['worker RSS after it, MB', Math.round(after.rss / MB)], ['seed', SEED],
  ]);
  process.exit(0);
}

await (process.argv[2] === 'worker' ? workerProcess(process.argv[3]) : main());
