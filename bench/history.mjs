// G7: three years of a partner with 600 half-days, told fact by fact as the bridge tells them, and the register's clock at
// every reminder and deadline between (a sandbox: business time passes without waiting). The journey and the engagement
// hear it all; of the half-days one is lived whole as a workflow of its own. Then the largest run is replayed from cold.
import { createRequire } from 'node:module';
import { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { median, report } from './lib/report.mjs';
import { CONFIG, openTemporal, quietly, runsOf, standIns, until } from './lib/temporal.mjs';

const require = createRequire(import.meta.url);
const { dataConverter, workerOptions } = require('../workflows/dist/worker.js');
const { Bridge } = require('../workflows/dist/bridge/bridge.js');
const { halfDayEnd, halfDayStart, newId, seeded } = require('@tandem/kernel');

const HALF_DAYS = Number(process.env.HALF_DAYS ?? 600);
const SEED = process.env.SEED ?? '1';
const REPLAYS = 5;
const DAY = 86_400_000;
const START = Date.parse('2022-10-03T08:00:00.000Z');
const day = (n) => new Date(START + n * DAY).toISOString();
/** The first half-day, and the three years after it. */
const [FIRST, YEARS] = [150, 1_095];
const MEASURED = ['journey', 'engagement', 'vacation'];

quietly();
const { address, connection } = await openTemporal();
const client = new Client({ connection, dataConverter: dataConverter(CONFIG) });
const native = await NativeConnection.connect({ address });
const bridge = new Bridge(client, true);
const [organisation, journey, membership, person, referent] = [newId(), newId(), newId(), newId(), newId()];
const versions = new Map();
let now = day(0);

/** One fact, at business time `now`, of something of the partner's. */
function told(name, subject, data = {}) {
  const version = (versions.get(subject) ?? 0) + 1;
  versions.set(subject, version);
  const aggregate = name.split('.')[0];
  return bridge.handle({
    specversion: '1.0', id: `${subject}:${version}:0`, source: '/bench', type: `${name}.v1`, subject, time: now, datacontenttype: 'application/json', dataschema: 'bench',
    organisation, programme: 'chu-nice', journey, aggregate, version, actor: `person:${person}`, data,
  });
}

/** Instants at which somebody stands, by process: what the register of waits tells the clock of. */
const register = new Map();
const stageOf = (stage) => ({ kind: 'partner', person, membership, programmeVersion: 1, stage, stageKind: stage });
const SERVICES = {
  'inbox.wait.open': ({ workflow, reminders, due }) => void register.set(workflow, [...reminders, due]),
  'inbox.wait.withdraw': ({ workflow }) => void register.delete(workflow),
  'recruitment.journey.enter-stage': ({ stage }) => told('journey.stage-entered', journey, stageOf(stage)),
  'recruitment.journey.close-stage': ({ stage, outcome }) => told('journey.stage-closed', journey, { ...stageOf(stage), outcome }),
  'recruitment.journey.close': ({ outcome }) => told('journey.closed', journey, { outcome }),
  'matching.vacation.finish': ({ id }) => told('vacation.done', id),
};
const processes = new Set();
const activities = standIns((operation, { process: id, input }) => { processes.add(id); return SERVICES[operation]?.(input); });
const worker = await Worker.create({ connection: native, ...workerOptions(CONFIG), activities });
const running = worker.run();
const still = () => until(async () => (await bridge.busy()) === 0, () => `${now} ${processes.size}`);

/** Business time goes on to this instant: every reminder and deadline until then is told, one after the other. */
async function passTo(instant) {
  for (;;) {
    const [next] = [...register].filter(([id, [at]]) => at <= instant && MEASURED.includes(id.split('/')[0])).sort(([, [a]], [, [b]]) => (a < b ? -1 : 1));
    if (!next) break;
    const [workflow, instants] = next;
    now = instants.shift();
    if (!instants.length) register.delete(workflow);
    await bridge.handle({ type: 'wait.came-due.v1', time: now, data: { workflow } });
    await still();
  }
  now = instant;
}
async function happens(instant, name, subject, data) {
  await passTo(instant);
  await told(name, subject, data);
  await still();
}

const began = performance.now();
await happens(day(0), 'journey.opened', journey, { kind: 'partner', person, application: newId(), programmeVersion: 1 });
const before = [[15, 'application.screened'], [55, 'application.accepted'], [100, 'assignment.confirmed'], [130, 'enrolment.completed', { course: 'initial-joint' }], [FIRST - 2, 'convention.activated']];
for (const [n, name, data] of before) await happens(day(n), name, newId(), data);
await happens(day(FIRST - 1), 'membership.activated', membership, { person });

const rng = seeded(SEED);
const at = Array.from({ length: HALF_DAYS }, (_, i) => FIRST + Math.floor(((i + rng.next()) * YEARS) / HALF_DAYS) + 1 / 3);
/** A half-day of the second year, from its planning two weeks before to service done; the others go on beside it. */
const whole = newId();
const date = day(at[Math.floor(HALF_DAYS / 2)]).slice(0, 10);
const half = { date, part: 'PM' };
const later = (days) => new Date(Date.parse(halfDayEnd(half)) + days * DAY).toISOString();
const life = [
  [new Date(Date.parse(halfDayStart(half)) - 14 * DAY).toISOString(), 'vacation.planned', whole, { person, referent, ...half }],
  [new Date(Date.parse(halfDayStart(half)) - 11 * DAY).toISOString(), 'vacation.confirmed', whole],
  [later(3), 'vacation.declared', whole], [later(9), 'vacation.approved', whole],
];
const others = at.filter((_, i) => i !== Math.floor(HALF_DAYS / 2)).map((n) => [day(n), 'vacation.done', newId()]);
for (const one of [...others, ...life].sort(([a], [b]) => (a < b ? -1 : 1))) await happens(...one);
await happens(day(FIRST + YEARS + 10), 'membership.ended', membership);
const seconds = (performance.now() - began) / 1000;

const ids = [...processes].filter((id) => MEASURED.includes(id.split('/')[0]));
const runs = (await Promise.all(ids.map((id) => runsOf(client, id)))).flat();
const outcomes = await Promise.all(ids.map(async (id) => `${id.split('/')[0]} ${await client.workflow.getHandle(id).result()}`));
const largest = runs.reduce((a, b) => (b.bytes > a.bytes ? b : a));
const history = await client.workflow.getHandle(largest.workflowId, largest.runId).fetchHistory();
worker.shutdown();
await running;
await native.close();

const workflowBundle = await bundleWorkflowCode({ workflowsPath: require.resolve('../workflows/dist/processes/index.js'), logger: new DefaultLogger('ERROR') });
const [took, processor] = [[], []];
for (let i = 0; i < REPLAYS; i += 1) {
  const [t, cpu] = [performance.now(), process.cpuUsage()];
  await Worker.runReplayHistory({ workflowBundle, dataConverter: dataConverter(CONFIG) }, history, largest.workflowId);
  took.push((performance.now() - t) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  processor.push((user + system) / 1e6);
}
const of = (type) => runs.filter((r) => r.workflowId.startsWith(`${type}/`));
const most = (list) => `${Math.max(...list.map((r) => r.events))} events, ${Math.round(Math.max(...list.map((r) => r.bytes)) / 1024)} KiB`;
report('history', [
  ['half-days over three years', HALF_DAYS],
  ['events of the longest run', Math.max(...runs.map((r) => r.events)), '<= 2000'],
  ['KiB of the largest run', Math.round(largest.bytes / 1024), '<= 1024'],
  ['seconds to replay the largest cold, its worker included', Number(median(took).toFixed(2)), '<= 3'], ['the slowest of the replays', Number(Math.max(...took).toFixed(2))],
  ['seconds of processor a replay takes', Number(median(processor).toFixed(2))],
  ...MEASURED.map((type) => [`${type}: its largest run`, most(of(type))]),
  ...MEASURED.map((type) => [`${type}: times continued as new`, of(type).length - 1]),
  ['how they ended', outcomes.sort().join(', ')], ['seconds to live it', Number(seconds.toFixed(1))], ['seed', SEED],
]);
process.exit(0);
