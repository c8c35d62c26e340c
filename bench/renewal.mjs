// G8: facts told in bursts, some of them twice, and a sandbox's clock between them, while a partnership's life is renewed
// (continue-as-new) every 50 events: each fact applied once, in the order told. The register of waits is the witness: a
// half-day heard opens a new turn of the partner's wait, which counts from that half-day. Ends with 1 where one is lost,
// doubled or inverted.
import { createRequire } from 'node:module';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { report } from './lib/report.mjs';
import { CONFIG, fact, openTemporal, quietly, runsOf, standIns, until } from './lib/temporal.mjs';

const require = createRequire(import.meta.url);
const { dataConverter, workerOptions } = require('../workflows/dist/worker.js');
const { newId, seeded } = require('@tandem/kernel');

const FACTS = Number(process.env.FACTS ?? 1_000);
const CLOCKS = Math.round(FACTS / 5);
const SEED = process.env.SEED ?? '1';
const RENEW_AFTER = 50;
/** Told before the earlier ones were applied, at most. */
const AHEAD = 40;

quietly();
const { address, connection } = await openTemporal();
const client = new Client({ connection, dataConverter: dataConverter(CONFIG) });
const native = await NativeConnection.connect({ address });
/** What each wait opened counts from, once per idempotency key: an activity may be tried twice. */
const applied = new Map();
const activities = standIns((operation, { key, input }) => { if (operation === 'inbox.wait.open' && !applied.has(key)) applied.set(key, input.since); });
const worker = await Worker.create({ connection: native, ...workerOptions(CONFIG), activities });
const running = worker.run();
const waits = (count) => until(() => applied.size >= count, () => `${applied.size} of ${count} waits`);

const rng = seeded(SEED);
const [journey, membership] = [newId(), newId()];
const workflowId = `engagement/${journey}`;
const start = Date.parse('2025-01-06T09:00:00.000Z');
const instant = (second) => new Date(start + second * 1000).toISOString();
const input = { organisation: newId(), programme: 'chu-nice', journey, now: instant(0), sandbox: true, renewAfter: RENEW_AFTER };
const tell = (one) => client.workflow.signalWithStart('engagement', { workflowId, taskQueue: 'tandem', args: [input], signal: 'fact', signalArgs: [one], workflowIdReusePolicy: 'REJECT_DUPLICATE', workflowTaskTimeout: '5s' });

const began = performance.now();
await tell(fact('membership.activated', membership, 1, instant(0), { person: newId() }));
await waits(1);
const told = Array.from({ length: FACTS }, (_, i) => fact('vacation.done', newId(), 5, instant(i + 1)));
const clocks = new Set(rng.shuffle(told.map((_, i) => i)).slice(0, CLOCKS));
let twice = 0;
for (const [i, one] of told.entries()) {
  await tell(one);
  if (clocks.has(i)) await client.workflow.getHandle(workflowId).signal('clock', one.at);
  // What was not acknowledged comes again, now or much later.
  if (rng.chance(0.2)) { twice += 1; await tell(told[rng.chance(0.5) ? i : rng.int(i + 1)]); }
  await until(() => applied.size > i - rng.int(AHEAD), () => applied.size);
}
await waits(FACTS + 1);
await tell(fact('membership.ended', membership, 2, instant(FACTS + 1)));
const outcome = await client.workflow.getHandle(workflowId).result();
const seconds = (performance.now() - began) / 1000;
const runs = await runsOf(client, workflowId);
worker.shutdown();
await running;
await native.close();
await connection.close();

const heard = [...applied.values()].slice(1);
const times = (at) => heard.filter((h) => h === at).length;
const lost = told.filter(({ at }) => times(at) === 0).length;
const doubled = heard.length - new Set(heard).size;
const inverted = heard.filter((at, i) => i > 0 && at < heard[i - 1]).length;
report('renewal', [
  ['facts told', FACTS], ['facts applied', heard.length], ['lost', lost, '0'], ['doubled', doubled, '0'], ['inverted', inverted, '0'],
  ['told a second time', twice], ['clock signals between them (no updates here)', CLOCKS], ['ended as told', outcome, 'ended'],
  ['runs', runs.length], ['renewed after events', RENEW_AFTER], ['events of the longest run', Math.max(...runs.map((r) => r.events))],
  ['seconds', Number(seconds.toFixed(1))], ['seed', SEED],
]);
process.exit(lost || doubled || inverted || outcome !== 'ended' || runs.length < 2 ? 1 : 0);
