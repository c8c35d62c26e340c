import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addMonths, parisDate, parisInstant } from '@tandem/kernel';
import { connectNats, SandboxStepper } from '@tandem/platform';
import { StoryCalendar } from './calendar';
import { packageRoot, readExample } from './data';
import { Api } from './engine/api';
import { Director } from './engine/director';
import { Mailbox } from './engine/mailbox';
import { planApplications } from './plan/applications';
import { planCall } from './plan/call';
import { buildHouse } from './plan/house';
import { planEve } from './plan/eve';
import { planInterviews } from './plan/interviews';
import { planMoney } from './plan/money';
import { planSpeedDating } from './plan/speed-dating';
import { planTraining } from './plan/training';
import { planVacations } from './plan/vacations';
import { behavioursOf } from './roles';
import { planStory } from './story';
import { differences, readSummary } from './summary';
import { isWrong, runRefusals } from './refusals';
import { World } from './world';

const { values } = parseArgs({ options: { once: { type: 'boolean' }, example: { type: 'string', default: 'chu-nice' }, json: { type: 'string' } } });

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this program is started by the launcher (npm start).`);
  return value;
}

/** One line a month. */
function progress(): (now: string, waits: number) => void {
  let month = '';
  return (now, waits) => {
    const current = parisDate(now).slice(0, 7);
    if (current !== month) console.log(`    ${current}  ${waits} waits open`);
    month = current;
  };
}

const launcher = process.ppid;
/** Said while time stands still. Without its launcher nothing will ever move again. */
function stuck(waitsFor: string[]): void {
  if (process.ppid !== launcher) process.exit(130);
  console.log(`      time waits: ${waitsFor.slice(0, 3).join(', ') || 'everything is nearly still'}`);
}

async function live(): Promise<number> {
  const started = Date.now();
  const example = readExample(values.example);
  const api = new Api(variable('GATEWAY_URL'), variable('SETUP_TOKEN'), example.name);
  const { items: before } = await api.get('public', '/organisations');
  if ((before as unknown[]).length) throw new Error('Something was lived on these data already: npm run reset forgets it.');
  const end = new Date().toISOString();
  const start = parisInstant(addMonths(parisDate(end), -example.months), '09:00');
  const nc = await connectNats(variable('NATS_URL'), 'example');
  const stepper = await SandboxStepper.open(nc);
  await stepper.stand(start);
  const world = new World(example, api, new Mailbox(variable('MAILBOX_URL')), new StoryCalendar(start));
  world.director = new Director({ stepper, api, reader: () => world.id('A01'), label: world.nameOf, behaviours: behavioursOf(world), progress: progress(), stuck }, start);
  await stepper.untilStill();
  await buildHouse(world);
  for (const plan of [planCall, planApplications, planInterviews, planSpeedDating, planTraining, planMoney, planVacations, planStory]) plan(world);
  planEve(world, end);
  await world.director.liveUntil(end);
  const wrong = await closing(world, started);
  await stepper.run(new Date().toISOString());
  await nc.close();
  return wrong ? 1 : 0;
}

/** Tries what must be refused, then reads the figures and compares them. @returns how many things are not as they should */
async function closing(world: World, started: number): Promise<number> {
  const tried = await runRefusals(world.api, world);
  const bad = tried.filter(isWrong).map(({ row, got }) => `refusal ${row.id} (${row.operation}): expected ${row.expected}, got ${got}`);
  if (process.env.STATE_DIR) writeFileSync(path.join(process.env.STATE_DIR, 'world.json'), JSON.stringify(world.remembered()));
  const summary = { ...(await readSummary(world)), seconds: Math.round((Date.now() - started) / 100) / 10 };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`);
  const expected = path.join(packageRoot, 'expected', `${world.example.name}.json`);
  const off = existsSync(expected) ? differences(JSON.parse(readFileSync(expected, 'utf8')) as Record<string, unknown>, summary) : [`there is no ${expected}`];
  const sentences = [...bad, ...off];
  for (const sentence of sentences) console.error(`    ${sentence}`);
  return sentences.length;
}

process.once('SIGTERM', () => process.exit(130));
live().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`    ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
