import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

describe('the work of a group', () => {
  const REFERENT = newId();
  const PHASES = { phases: [{ id: 'listening' }, { id: 'deepening' }, { id: 'building' }], reopen: { to: 'listening', max: 1 } };
  /** Tasks of phases, in the order they were asked for. */
  let phases: string[];
  const asked = () => {
    phases.push(newId());
    return { outcome: 'done' as const, answer: { id: phases.at(-1) } };
  };

  const created = async (instant: string, options: Record<string, unknown> = {}): Promise<Life> => {
    phases = [];
    await time.begin(instant);
    time.programme('work', options);
    time.answers['inbox.task.open'] = ({ kind }) => (kind === 'phase' ? asked() : { outcome: 'done', answer: {} });
    const journey = newId();
    const life = new Life(time, 'work', journey, { journey });
    await life.tell('project.created', { referent: REFERENT, starts: '2025-06-02', ends: '2026-06-01' });
    return life.at('preparing');
  };
  const told = async (life: Life, ...facts: string[]): Promise<Life> => {
    for (const one of facts) await life.tell(`project.${one}`);
    return life;
  };
  const running = async (instant: string, options: Record<string, unknown> = {}) => {
    const life = await told(await created(instant, options), 'submitted', 'review-started', 'approved', 'opened', 'staffed', 'started');
    return life.at('working');
  };
  /** The n-th task of a phase, once somebody says it is done. */
  const done = async (life: Life, n: number, outcome = 'handled') => {
    await life.until(() => life.wait.ends.id === phases[n - 1]);
    await life.tell('task.done', { code: 'PHASE', outcome }, { subject: phases[n - 1], version: 2 });
  };
  const phasesOf = (life: Life) => life.tasks.filter((t) => t.kind === 'phase').map((t) => String(t.subject).split('/')[1]);

  test('approved at the second reading, gathered before it starts, worked phase by phase with one step back, told back, closed', async () => {
    const life = await told(await created('2025-04-01T08:00:00.000Z', PHASES), 'submitted', 'review-started', 'changes-requested', 'resubmitted', 'review-started', 'approved', 'opened');
    await (await told(await life.at('gathering'), 'staffed')).at('starting');
    // Midnight in Paris on its day; a week before, in the morning.
    expect(life.wait).toMatchObject({ role: 'referent', person: REFERENT, due: '2025-06-01T22:00:00.000Z', reminders: ['2025-05-26T07:00:00.000Z'] });
    await time.passUntil('2025-06-02T08:00:00.000Z');
    await life.until(() => life.wait.role === 'coordinator');
    await told(life, 'started');
    for (const [n, outcome] of [[1, 'handled'], [2, 'reopen'], [3, 'handled'], [4, 'reopen'], [5, 'handled']] as const) await done(life, n, outcome);
    await life.at('concluding');
    expect(phasesOf(life)).toEqual(['phase-1', 'phase-2', 'phase-1', 'phase-2', 'phase-3']);
    expect(life.tasks.filter((t) => t.kind === 'phase').every((t) => String(t.subject).startsWith(life.id))).toBe(true);
    expect(life.wait).toMatchObject({ role: 'referent', person: REFERENT });
    await (await told(life, 'closing-started')).at('closing');
    await told(life, 'closed');
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.steps).toEqual(['preparing', 'receiving', 'deciding', 'changing', 'receiving', 'deciding', 'opening', 'gathering', 'starting', 'working', 'working', 'working', 'working', 'working', 'concluding', 'closing']);
    await life.record('closed');
  });

  test('a phase that drags on is reminded, handed to the coordinators, then to the lead; one finished during a pause is not asked for again', async () => {
    const life = await running('2025-06-03T08:00:00.000Z', { phases: [{ id: 'only' }] });
    await time.pass('122 days');
    await life.until(() => life.wait.role === 'lead');
    // Sixty days after 3 June; handed on ninety days after it, and thirty days after that.
    expect(life.reminded).toEqual(['2025-08-02T07:00:00.000Z']);
    expect(life.waits.slice(-3).map((w) => [w.role, w.due.slice(0, 10)])).toEqual([['referent', '2025-09-02'], ['coordinator', '2025-10-02'], ['lead', '2025-11-01']]);
    await (await told(life, 'paused')).at('paused');
    await life.tell('task.done', { code: 'PHASE', outcome: 'handled' }, { subject: phases[0], version: 2 });
    await time.pass('61 days');
    await life.until(() => life.tasks.some((t) => t.kind === 'call'));
    await (await life.tell('project.resumed', { state: 'RUNNING' })).at('concluding');
    expect(phasesOf(life)).toEqual(['phase-1']);
    await told(life, 'cancelled');
    await expect(life.ended()).resolves.toBe('cancelled');
    await life.record('paused-then-cancelled');
  });

  test('nobody decides within five business days, Whit Monday not one of them: the lead is asked, and says no', async () => {
    const life = await told(await created('2025-06-05T08:00:00.000Z'), 'submitted', 'review-started');
    await life.at('deciding');
    expect(life.wait).toMatchObject({ role: 'coordinator', due: '2025-06-16T07:00:00.000Z', reminders: ['2025-06-11T07:00:00.000Z'] });
    await time.passUntil('2025-06-16T08:00:00.000Z');
    await life.until(() => life.wait.role === 'lead');
    await told(life, 'rejected');
    await expect(life.ended()).resolves.toBe('rejected');
    expect(life.reminded).toEqual(['2025-06-11T07:00:00.000Z']);
    await life.record('rejected');
  });

  test('a phase whose task is refused becomes one task for the coordinators, and is waited for all the same', async () => {
    const life = await told(await created('2025-06-03T08:00:00.000Z'), 'submitted', 'review-started', 'approved', 'opened', 'staffed');
    time.answers['inbox.task.open'] = ({ kind }) => (kind === 'phase' ? { outcome: 'refused', code: 'INVALID_INPUT' } : { outcome: 'done', answer: {} });
    await (await told(life, 'started')).at('working');
    expect(life.tasks.filter((t) => t.kind !== 'phase')).toEqual([expect.objectContaining({ kind: 'refused-act', role: 'coordinator', code: 'INVALID_INPUT' })]);
    expect(life.wait.ends).toMatchObject({ aggregate: 'task', id: life.id });
    await life.tell('task.done', { code: 'PHASE', outcome: 'handled' }, { subject: newId() });
    await life.at('concluding');
    await life.record('phase-refused');
  });
});

describe('an agreement with a structure', () => {
  const registered = async (instant: string) => {
    await time.begin(instant);
    const journey = newId();
    const life = await new Life(time, 'agreement', journey, { journey }).tell('structure-agreement.registered', { partnerOrganisation: newId() });
    return life.at('contacting');
  };

  test('from the first contact to force: the lead is asked to call for a discussion that drags on, the coordinators for a signature', async () => {
    const life = await registered('2025-01-06T09:00:00.000Z');
    await (await life.tell('structure-agreement.discussion-opened')).at('discussing');
    await time.pass('61 days');
    await life.until(() => life.tasks.length === 1);
    await (await life.tell('structure-agreement.drafted')).at('signing');
    expect(life.wait).toMatchObject({ role: 'signatory', ends: { aggregate: 'structure-agreement', id: life.id, states: ['SIGNED', 'ENDED'] } });
    await time.pass('32 days');
    await life.until(() => life.tasks.length === 2);
    expect(life.tasks.map((t) => [t.kind, t.role])).toEqual([['call', 'lead'], ['call', 'coordinator']]);
    expect(life.reminded).toHaveLength(3);
    await (await life.tell('structure-agreement.signed')).at('starting');
    await life.tell('structure-agreement.activated');
    await expect(life.ended()).resolves.toBe('active');
    expect(life.steps).toEqual(['contacting', 'discussing', 'signing', 'starting']);
    await life.record('active');
  });

  test('a contact nobody follows is reminded and handed to the lead; it may end at any moment', async () => {
    const life = await registered('2025-01-06T09:00:00.000Z');
    await time.pass('32 days');
    await life.until(() => life.wait.role === 'lead');
    expect(life.reminded).toEqual(['2025-01-21T08:00:00.000Z']);
    expect(life.wait.key).toBe(life.waits[0].key);
    await life.tell('structure-agreement.ended');
    await expect(life.ended()).resolves.toBe('ended');
    await life.record('ended');
  });
});
