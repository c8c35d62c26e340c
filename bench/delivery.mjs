// G3: 32 writers, 100,000 facts, random holds: none skipped, none inverted per aggregate.
// G4: 10,000 redeliveries after the dedupe window (another message id): no double effect. SEED reproduces.
import { createRequire } from 'node:module';
import { connect } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import { report, workers } from './lib/report.mjs';
import { change, needed, organisation, Row, sampleService } from './lib/sample-service.mjs';

const { seeded } = createRequire(import.meta.url)('@tandem/kernel');
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const WRITERS = 32;
const FACTS = Number(process.env.FACTS ?? 100_000);
const AGGREGATES = 500;
const rng = seeded(seed);

const seen = new Map();
let inverted = 0, heard = 0;
const service = await sampleService({
  pool: WRITERS + 12,
  consume: async (fact, tx) => {
    await tx.em.query('INSERT INTO effect (event_id, subject, version) VALUES ($1, $2, $3)', [fact.id, fact.subject, fact.version]);
  },
});
const p = service.platform;
const ids = [];
for (let i = 0; i < AGGREGATES; i += 1) ids.push((await change(p, (tx) => tx.create(Row, 'open', { organisationId: organisation }))).id);
await p.start(() => 'inbox');
console.log(`seed ${seed}: ${WRITERS} writers, ${FACTS} facts over ${AGGREGATES} aggregates`);
const t = performance.now();
await workers(WRITERS, FACTS - AGGREGATES, async () => {
  const id = rng.pick(ids);
  const hold = rng.chance(0.05) ? rng.int(20) : 0;
  await change(p, async (tx) => {
    const row = await tx.lock(Row, id);
    row.version += 1;
    await tx.em.query('UPDATE "row" SET version = $2 WHERE id = $1', [row.id, row.version]);
    await tx.emit(row.family(), 'task.opened', row, { state: 'OPEN', from: 'OPEN', kind: 'call', role: 'coordinator' });
    if (hold) await new Promise((r) => setTimeout(r, hold));
  });
  p.relay.nudge();
});
const written = (performance.now() - t) / 1000;
const count = async (sql) => Number((await p.source.query(sql))[0].n);
for (let i = 0; i < 3_000 && (heard = await count('SELECT count(*) n FROM effect')) < FACTS; i += 1) await new Promise((r) => setTimeout(r, 100));
const skipped = await count('SELECT count(*) n FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM effect e WHERE e.event_id = o.event->>\'id\')');
for (const { subject, version } of await p.source.query('SELECT subject, version FROM effect ORDER BY at, version')) {
  if (version <= (seen.get(subject) ?? 0)) inverted += 1;
  seen.set(subject, version);
}
const nc = await connect({ servers: needed('TEST_NATS_URL') });
const js = jetstream(nc);
const sample = await p.source.query('SELECT subject, event FROM outbox ORDER BY seq DESC LIMIT 10000');
await workers(128, sample.length, (i) => js.publish(sample[i].subject, JSON.stringify(sample[i].event), { msgID: `${sample[i].event.id}:again` }));
for (let still = 0, last = -1; still < 10; ) { const n = p.server.busy + (p.consumer?.busy ?? 0); still = n === 0 && n === last ? still + 1 : 0; last = n; await new Promise((r) => setTimeout(r, 200)); }
const doubled = await count('SELECT count(*) n FROM (SELECT event_id FROM effect GROUP BY event_id HAVING count(*) > 1) d');
const effects = await count('SELECT count(*) n FROM effect');
await nc.close();
await service.stop();
report('delivery', [
  ['seed', seed], ['facts written', FACTS], ['facts per second with holds', Math.round(FACTS / written)], ['heard', heard],
  ['G3 skipped', skipped, 'goal 0'], ['G3 inverted', inverted, 'goal 0'], ['G4 redelivered', sample.length, 'goal 10000'], ['G4 doubled', doubled, 'goal 0'], ['effects', effects],
]);
process.exit(skipped + inverted + doubled ? 1 : 0);
