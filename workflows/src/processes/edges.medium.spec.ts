import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { newId } from '@tandem/kernel';
import { loadPreset, plan, PROCESS_TABLES } from '@tandem/programmes';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';
import { LIVES, type Told } from './edges.lives';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

const DAY = 86_400_000;
const done = (answer: Record<string, unknown> = {}) => ({ outcome: 'done' as const, answer });

/** A process of that way, begun on that instant: everybody can be reached, and a task that is asked for has an id. */
const begun = async (process: string, way: string | undefined, from: string): Promise<Life> => {
  await time.begin(from);
  return another(process, way);
};
/** One more of it, beside it. */
const another = (process: string, way?: string): Life => {
  if (way) time.programme(way, { keep: 'alumni', every: '12mo' });
  Object.assign(time.answers, { 'inbox.wait.heard': () => done({ heard: true }), 'inbox.task.open': () => done({ id: newId() }), 'recruitment.journey.plan': () => done({ plan: plan(loadPreset('chu-nice'), 'partner') }) });
  const id = newId();
  return new Life(time, process, id, { journey: id });
};
/** Facts of named rows, `row` being the one the process follows. */
const tell = async (life: Life, facts: readonly Told[]): Promise<(name: string) => string> => {
  const ids = new Map([['row', life.id]]);
  const idOf = (name: string): string => ids.get(name) ?? (ids.set(name, newId()).get(name) as string);
  for (const [type, data = {}, subject = 'row'] of facts) await life.tell(type, data, { subject: idOf(subject) });
  return idOf;
};

const stage = (stageKind: string) => ['journey.stage-entered', { stage: stageKind, stageKind, person: newId(), membership: newId() }] as const;

interface Dated {
  edge: string;
  process: string;
  way?: string;
  from: string;
  told: readonly Told[];
  step: string;
  reminders: string[];
  due: string;
}
/** Nine in the morning in Paris is 08:00Z in winter and 07:00Z in summer. */
const DATED: Dated[] = [
  {
    edge: 'Christmas and New Year’s Day in five business days', process: 'work', from: '2025-12-24T09:00:00.000Z', step: 'receiving',
    told: [['project.created'], ['project.submitted']], reminders: ['2025-12-30T08:00:00.000Z'], due: '2026-01-05T08:00:00.000Z',
  },
  {
    edge: 'a reminder on the day the clocks go forward', process: 'exit', way: 'exit', from: '2025-03-15T09:00:00.000Z', step: 'parting',
    told: [stage('exit')], reminders: ['2025-03-30T07:00:00.000Z'], due: '2025-04-15T07:00:00.000Z',
  },
  {
    edge: 'a reminder on the day the clocks go back', process: 'matching', way: 'appointment', from: '2025-10-11T08:00:00.000Z', step: 'appointing',
    told: [stage('matching')], reminders: ['2025-10-26T08:00:00.000Z'], due: '2025-11-11T08:00:00.000Z',
  },
  {
    edge: 'reminders on both sides of the change, counted back from a meeting', process: 'selection', way: 'meeting', from: '2025-10-20T08:00:00.000Z', step: 'meeting',
    told: [['application.screened'], ['application.interview-scheduled', { interviewAt: '2025-10-27T13:00:00.000Z' }]],
    reminders: ['2025-10-22T07:00:00.000Z', '2025-10-26T08:00:00.000Z'], due: '2025-10-27T13:00:00.000Z',
  },
  {
    edge: 'a year after a leap day', process: 'review', way: 'review', from: '2024-02-29T07:30:00.000Z', step: 'resting',
    told: [stage('review')], reminders: [], due: '2025-02-28T08:00:00.000Z',
  },
  {
    edge: 'six months that end on a leap day, nine on a day that month has not', process: 'engagement', from: '2023-08-31T06:30:00.000Z', step: 'active',
    told: [['membership.activated', { person: newId() }, 'membership']], reminders: ['2024-02-29T08:00:00.000Z'], due: '2024-05-31T07:00:00.000Z',
  },
  {
    edge: 'thirty days over a leap day', process: 'agreement', from: '2024-02-10T07:30:00.000Z', step: 'contacting',
    told: [['structure-agreement.registered']], reminders: ['2024-02-25T08:00:00.000Z'], due: '2024-03-11T08:00:00.000Z',
  },
];

describe('dates that are not like others', () => {
  test.each(DATED.map((d) => [d.edge, d.process, d] as const))('%s (%s): everything comes on its minute and not one before', async (_, process, { way, from, told, step, reminders, due }) => {
    const life = await begun(process, way, from);
    await tell(life, told);
    await life.at(step);
    expect(life.wait).toMatchObject({ reminders, due });
    const before = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString();
    for (const [n, at] of reminders.entries()) {
      await time.passUntil(before(at));
      await time.still(life.workflowId);
      expect(life.reminded).toEqual(reminders.slice(0, n));
      await time.passUntil(at);
      await life.until(() => life.reminded.length === n + 1);
    }
    await time.passUntil(before(due));
    await time.still(life.workflowId);
    const waits = life.waits.length;
    expect(life.wait.due).toBe(due);
    await time.passUntil(due);
    await life.until(() => life.waits.length > waits);
    expect(life.wait.due > due).toBe(true);
  });
});

interface Raced {
  process: string;
  way?: string;
  told: readonly Told[];
  step: string;
  /** What is done at the deadline. */
  operation: string;
  answer: Told;
  /** Where the answer leads, or how it ends. */
  then: string;
}
const RACED: Raced[] = [
  { process: 'application', told: [['application.started']], step: 'drafting', operation: 'recruitment.application.lapse', answer: ['application.submitted'], then: 'screening' },
  { process: 'training', told: [stage('training'), ['enrolment.invited', {}, 'place']], step: 'answering', operation: 'recruitment.enrolment.lapse', answer: ['enrolment.enrolled', {}, 'place'], then: 'attending' },
  { process: 'matching', way: 'proposal', told: [stage('matching'), ['proposal.proposed', {}, 'proposal']], step: 'answering', operation: 'matching.proposal.lapse', answer: ['proposal.accepted', {}, 'proposal'], then: 'confirming' },
  { process: 'vacation', told: [['vacation.planned', { date: '2025-10-15', part: 'AM' }], ['vacation.confirmed']], step: 'coming', operation: 'matching.vacation.finish', answer: ['vacation.cancelled-by-partner'], then: 'cancelled-by-partner' },
  { process: 'campaign', told: [['campaign.created'], ['campaign.opened']], step: 'answering', operation: 'evaluation.campaign.close', answer: ['campaign.closed'], then: 'publishing' },
  { process: 'review', way: 'review', told: [stage('review')], step: 'resting', operation: 'inbox.task.open', answer: ['task.opened', { code: 'REVIEW' }, 'task'], then: 'holding' },
];

describe('an answer and its deadline', () => {
  const raced = async ({ told, step, answer: [type, data = {}, subject = 'row'] }: Raced, life: Life, seconds: number) => {
    const idOf = await tell(life, told);
    await life.at(step);
    const at = new Date(Date.parse(life.wait.due) + 1000 * seconds).toISOString();
    await life.tell(type, data, { subject: idOf(subject), at });
    return life;
  };
  const came = (life: Life, then: string) => (life.process === 'vacation' ? expect(life.ended()).resolves.toBe(then) : life.at(then));

  test.each(RACED.map((r) => [r.process, r.step, r] as const))('%s, %s: in the same second the answer wins, a second later it is too late, and heard all the same', async (_process, _step, row) => {
    const [inTime, late] = [await begun(row.process, row.way, '2025-10-01T08:00:00.000Z'), another(row.process, row.way)];
    for (const life of await Promise.all([raced(row, inTime, 0), raced(row, late, 1)])) await came(life, row.then);
    const times = (life: Life) => life.asked.filter(({ operation }) => operation === row.operation).length;
    expect([times(inTime), times(late)]).toEqual([0, 1]);
  });

  test('of two waits that come due on one instant each is its own: an answer to one keeps the other', async () => {
    const [one, other] = [await begun('application', undefined, '2025-10-01T08:00:00.000Z'), another('application')];
    for (const life of [one, other]) await (await life.tell('application.started')).at('drafting');
    await one.tell('application.submitted', {}, { at: one.wait.due });
    await time.passUntil(new Date(Date.parse(other.wait.due) + 60_000).toISOString());
    await other.did('recruitment.application.lapse');
    await one.at('screening');
    expect(one.acts).toEqual([]);
  });
});

describe('a pause in the middle', () => {
  test('of a journey: nobody is called for what stands still, the pause has its own check-in, and ninety days begin again after it', async () => {
    const life = await begun('journey', undefined, '2025-01-06T09:00:00.000Z');
    await (await life.tell('journey.opened')).at('moving');
    await time.pass(60 * DAY);
    await (await life.tell('journey.paused')).at('paused');
    await time.pass(50 * DAY);
    await time.still(life.workflowId);
    // A hundred and ten days after it opened: ninety without a move, had it not paused.
    expect(life.tasks).toEqual([]);
    await time.pass(12 * DAY);
    await life.until(() => life.tasks.length === 1);
    await life.tell('journey.resumed');
    await life.until(() => life.wait.key.endsWith('moving#2'));
    expect(Date.parse(life.wait.due) - Date.parse(await time.now())).toBeGreaterThan(89 * DAY);
    await time.pass(80 * DAY);
    await time.still(life.workflowId);
    expect(life.tasks).toHaveLength(1);
  });

  test('of a project: its group is not reminded, and its phase has its whole time again', async () => {
    const life = await begun('work', 'work', '2025-01-06T09:00:00.000Z');
    await tell(life, ['created', 'submitted', 'review-started', 'approved', 'opened', 'staffed', 'started'].map((what) => [`project.${what}`] as const));
    await life.at('working');
    await time.pass(50 * DAY);
    await (await life.tell('project.paused')).at('paused');
    await time.pass(55 * DAY);
    await life.tell('project.resumed', { state: 'RUNNING' });
    await life.until(() => life.wait.key.endsWith('working#2'));
    expect([life.reminded, Date.parse(life.wait.due) - Date.parse(await time.now()) >= 90 * DAY]).toEqual([[], true]);
  });
});

describe('facts as they come', () => {
  /** Delivered in that order, each having happened a minute after the one before it: what was told after the end is dropped, as the bridge does. */
  const lived = async (life: Life, facts: readonly Told[], order: (all: number[]) => number[]) => {
    const [start, versions, ids] = [Date.parse(await time.now()), new Map<string, number>(), new Map([['row', life.id]])];
    const idOf = (name: string): string => ids.get(name) ?? (ids.set(name, newId()).get(name) as string);
    const dated = facts.map(([type, data = {}, subject = 'row'], i) => {
      versions.set(subject, (versions.get(subject) ?? 0) + 1);
      const named = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'string' && value.startsWith('@') ? idOf(value.slice(1)) : value]));
      return { type, data: named, told: { subject: idOf(subject), version: versions.get(subject), at: new Date(start + i * 60_000).toISOString() } };
    });
    for (const n of order(dated.map((_, i) => i))) {
      await life.tell(dated[n].type, dated[n].data, dated[n].told).catch((error: unknown) => {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      });
    }
    return { outcome: await life.ended(), steps: life.steps };
  };

  test('are told of every process and of every way of one', () => {
    // A journey’s own are in its spec: its stages are opened by what it asks for.
    expect(LIVES.map(({ process, way }) => way ?? process).sort()).toEqual(PROCESS_TABLES.map(({ process }) => process).sort());
  });

  test.each(LIVES.map(({ process, way, outcome, facts }) => [way ?? process, process, way, outcome, facts] as const))('%s: in order, each twice, and backwards, the last before any wait is there', async (_name, process, way, outcome, facts) => {
    const first = await begun(process, way, '2025-10-01T08:00:00.000Z');
    const beside = (order: (all: number[]) => number[]) => lived(another(process, way), facts, order);
    const [inOrder, twice, ...others] = await Promise.all([
      lived(first, facts, (all) => all),
      beside((all) => [...all, ...all].sort((a, b) => a - b)),
      beside((all) => [...all].reverse()),
      beside((all) => [...all.filter((n) => n % 2), ...all.filter((n) => n % 2 === 0)]),
    ]);
    expect(inOrder.outcome).toBe(outcome);
    expect(twice).toEqual(inOrder);
    for (const { outcome: same, steps } of others) {
      expect(same).toBe(outcome);
      // Begun by a later fact it may skip waits that were over; none is stood at twice, or after the one that follows it.
      expect(steps).toEqual(inOrder.steps.slice(inOrder.steps.length - steps.length));
    }
  });
});
