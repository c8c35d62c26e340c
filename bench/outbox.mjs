// P2: business row + outbox per second, the relay, and commit to consumer; beside each the raw floor of the same run.
import pg from 'pg';
import { median, percentile, report, workers } from './lib/report.mjs';
import { change, needed, newId, organisation, Row, sampleService } from './lib/sample-service.mjs';
import { connect } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';

const CLIENTS = 16;
const ROUND = 6_000;
const seconds = async (work) => { const t = performance.now(); await work(); return (performance.now() - t) / 1000; };

async function writes() {
  const service = await sampleService();
  const raw = await Promise.all(Array.from({ length: CLIENTS }, async () => { const c = new pg.Client({ connectionString: service.db.url }); await c.connect(); return c; }));
  const rawChange = async (_, w) => {
    const c = raw[w];
    const id = newId();
    const now = new Date().toISOString();
    await c.query('BEGIN');
    await c.query(`SELECT set_config('tandem.organisations', '*', true)`);
    await c.query({ name: 'r', text: 'INSERT INTO "row" VALUES ($1, $2, $3, 1, $4, $4)', values: [id, organisation, 'OPEN', now] });
    await c.query({ name: 'o', text: 'INSERT INTO outbox (aggregate_id, version, n, subject, event) VALUES ($1, 1, 0, $2, $3)', values: [id, 'evt.inbox.x.task.opened.v1', JSON.stringify({ id: `${id}:1:0`, data: { kind: 'call' } })] });
    await c.query('COMMIT');
  };
  const ours = () => workers(CLIENTS, ROUND, () => change(service.platform, (tx) => tx.create(Row, 'open', { organisationId: organisation })));
  const floor = () => workers(CLIENTS, ROUND, rawChange);
  await workers(CLIENTS, 500, rawChange);
  await workers(CLIENTS, 500, () => change(service.platform, (tx) => tx.create(Row, 'open', { organisationId: organisation })));
  const a = [], b = [];
  for (let i = 0; i < 5; i += 1) { b.push(ROUND / (await seconds(floor))); a.push(ROUND / (await seconds(ours))); }
  await Promise.all(raw.map((c) => c.end()));
  await service.stop();
  return { ours: median(a), floor: median(b) };
}

async function relay() {
  const service = await sampleService();
  const TOTAL = 10_000;
  const rates = [];
  await service.platform.source.query(`INSERT INTO outbox (aggregate_id, version, n, subject, event)
    SELECT gen_random_uuid()::text, 1, 0, 'evt.inbox.${organisation}.task.opened.v1', jsonb_build_object('id', gen_random_uuid()::text, 'type', 'task.opened.v1', 'data', '{}'::jsonb) FROM generate_series(1, ${TOTAL * 3})`);
  for (let i = 0; i < 3; i += 1) {
    service.platform.relay.start();
    const before = await service.platform.relay.pending();
    rates.push(await seconds(async () => { while ((await service.platform.relay.pending()) > Math.max(0, before - TOTAL)) await new Promise((r) => setTimeout(r, 20)); }));
    await service.platform.relay.stop();
    const after = await service.platform.relay.pending();
    rates[i] = (before - after) / rates[i];
    if (!after) break;
  }
  const nc = await connect({ servers: needed('TEST_NATS_URL') });
  const js = jetstream(nc);
  const floorS = await seconds(() => workers(256, TOTAL, (i) => js.publish(`evt.inbox.${organisation}.task.opened.v1`, JSON.stringify({ id: i, data: {} }), { msgID: newId() })));
  await nc.close();
  await service.stop();
  return { ours: median(rates), floor: TOTAL / floorS };
}

/** Writers, relay and consumer share this process and its disk; a fact heard is a transaction too, so 1,000/s asks for 2,000 commits a second. */
async function latency(perSecond) {
  const times = new Map(), took = [];
  const service = await sampleService({ consume: async (fact) => { const t = times.get(fact.subject); if (t) took.push(performance.now() - t); } });
  await service.start();
  await new Promise((r) => setTimeout(r, 1_500));
  const FOR_S = 10;
  for (let tick = 0; tick < FOR_S * 100; tick += 1) {
    const at = performance.now();
    for (let i = 0; i < perSecond / 100; i += 1) void change(service.platform, async (tx) => { const row = await tx.create(Row, 'open', { organisationId: organisation }); return row; }).then((row) => { times.set(row.id, performance.now()); service.platform.relay.nudge(); });
    await new Promise((r) => setTimeout(r, Math.max(0, 10 - (performance.now() - at))));
  }
  for (let i = 0; i < 300 && took.length < times.size * 0.999; i += 1) await new Promise((r) => setTimeout(r, 50));
  await service.stop();
  return { n: took.length, of: perSecond * FOR_S, p50: percentile(took, 50), p99: percentile(took, 99) };
}

const heardRows = (rate, { n, of, p50, p99 }) => [
  [`commit to consumer at ${rate}: heard`, `${n}/${of}`],
  [`commit to consumer at ${rate}: p50 ms`, p50?.toFixed(1)],
  [`commit to consumer at ${rate}: p99 ms`, p99?.toFixed(1), 'goal <= 100 at 1,000/s'],
];

const w = await writes();
// Before the relay's own part: what that publishes are bare envelopes, and whoever listens to the stream would stop at the first.
const fast = await latency(1_000);
const calm = await latency(200);
const r = await relay();
report('outbox', [
  ['writes: row + outbox per second, 16 clients', Math.round(w.ours), 'goal >= 3000'],
  ['writes: raw floor, same statements by hand', Math.round(w.floor)],
  ['writes: ratio to the floor', (w.ours / w.floor).toFixed(2)],
  ['relay: facts per second', Math.round(r.ours), 'goal >= 3000'],
  ['relay: raw publish floor', Math.round(r.floor)],
  ['relay: ratio to the floor', (r.ours / r.floor).toFixed(2)],
  ...heardRows('1,000/s', fast),
  ...heardRows('200/s', calm),
]);
process.exit(0);
