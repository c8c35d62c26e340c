import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { ORGANISATION, TimeSkipping } from '../testing/time-skipping';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

const CAMILLE = newId();
const TASK = newId();
/** A stage of a journey, from the day it opens; a task that is asked for has an id. */
const opened = async (kind: string, instant: string, data: Record<string, unknown> = {}): Promise<Life> => {
  await time.begin(instant);
  time.answers['inbox.task.open'] = () => ({ outcome: 'done', answer: { id: TASK } });
  const journey = newId();
  return new Life(time, kind, journey, { journey }).tell('journey.stage-entered', { kind: 'partner', stage: kind, stageKind: kind, person: CAMILLE, membership: newId(), ...data });
};

describe('a review', () => {
  const asked = (life: Life) => life.tasks.filter((t) => t.kind === 'review');

  test('so often as the programme says: asked for, held, and again; one that drags on is the lead’s', async () => {
    time.programme('review', { every: '6mo' }, { rest: { within: '6mo', then: 'act' } });
    const life = await opened('review', '2024-08-31T08:00:00.000Z');
    await life.at('resting');
    // Six months after 31 August is the last day of February; never an hour short, so the next morning.
    expect(life.wait).toMatchObject({ role: 'system', due: '2025-03-01T08:00:00.000Z', ends: { aggregate: 'task', id: ORGANISATION } });
    await time.passUntil('2025-03-01T09:00:00.000Z');
    await life.until(() => asked(life).length === 1);
    expect(asked(life)[0]).toMatchObject({ role: 'coordinator', code: 'REVIEW', subject: life.id });
    await life.tell('task.opened', { code: 'REVIEW' }, { subject: TASK });
    await life.at('holding');
    expect(life.wait.ends).toMatchObject({ aggregate: 'task', id: TASK });
    await time.pass('32 days');
    await life.until(() => life.wait.role === 'lead');
    await life.tell('task.done', { code: 'REVIEW', outcome: 'handled' }, { subject: TASK });
    await life.until(() => life.wait.key.endsWith('resting#2'));
    expect(life.wait.due.slice(0, 7)).toBe('2025-10');
    await life.tell('membership.ended', {}, { subject: newId() });
    await expect(life.ended()).resolves.toBe('ended');
    await life.record('every-six-months');
  });

  test('once where no rhythm is said: asked for the next day, again when it was cancelled, and over when it is held', async () => {
    time.programme('review');
    const life = await opened('review', '2025-03-28T08:00:00.000Z');
    await life.at('opening');
    await time.pass('50 hours');
    await life.until(() => asked(life).length >= 1);
    await life.tell('task.opened', { code: 'REVIEW' }, { subject: TASK });
    await (await life.at('holding')).tell('task.cancelled', { code: 'REVIEW' }, { subject: TASK });
    await life.until(() => life.wait.key.endsWith('opening#2'));
    const second = newId();
    await life.tell('task.opened', { code: 'REVIEW' }, { subject: second });
    await life.until(() => life.wait.key.endsWith('holding#2'));
    await life.tell('task.done', { code: 'REVIEW', outcome: 'handled' }, { subject: second });
    await expect(life.ended()).resolves.toBe('reviewed');
    await life.record('once');
  });

  test('a request that is refused is tried each day and becomes one task', async () => {
    time.programme('review');
    const life = await opened('review', '2025-03-24T08:00:00.000Z');
    time.answers['inbox.task.open'] = ({ kind }) => (kind === 'review' ? { outcome: 'refused', code: 'INVALID_INPUT' } : { outcome: 'done', answer: {} });
    await life.at('opening');
    await time.pass('4 days');
    await life.until(() => asked(life).length >= 3);
    expect(life.tasks.filter((t) => t.kind !== 'review')).toEqual([expect.objectContaining({ kind: 'refused-act', code: 'INVALID_INPUT', wait: life.wait.key })]);
    await life.tell('journey.closed', { outcome: 'ENDED' });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('request-refused');
  });
});

describe('an exit', () => {
  const left = async (instant: string, reason = 'WISH', options: Record<string, unknown> = { keep: 'alumni' }) => {
    time.programme('exit', options);
    return (await opened('exit', instant, { reason })).at('parting');
  };
  const settled = (life: Life, type = 'task.done') => life.tell(type, { code: 'EXIT', outcome: 'handled' }, { subject: TASK });

  test('what was lent comes back, late; then who wishes stays in touch, and the journey closes', async () => {
    const life = await left('2025-03-15T09:00:00.000Z');
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'exit', code: 'EXIT', subject: life.id })]);
    expect(life.wait).toMatchObject({ role: 'coordinator', ends: { aggregate: 'task', id: TASK } });
    await time.pass('32 days');
    await life.until(() => life.wait.role === 'lead');
    // The fifteenth day is the one the clocks go forward.
    expect(life.reminded).toEqual(['2025-03-30T07:00:00.000Z']);
    await (await settled(life)).at('keeping');
    expect(life.wait).toMatchObject({ role: 'partner', person: CAMILLE });
    await life.tell('membership.kept-as-alumni', {}, { subject: newId() });
    await life.did('recruitment.journey.close');
    await life.tell('journey.closed', { outcome: 'ENDED' });
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.steps).toEqual(['parting', 'keeping', 'closing']);
    await life.record('kept-as-alumni');
  });

  test('who does not answer is reminded once, and the journey closes by itself', async () => {
    const life = await left('2025-03-15T09:00:00.000Z');
    await (await settled(life)).at('keeping');
    await time.pass('32 days');
    await life.did('recruitment.journey.close');
    expect(life.reminded).toEqual(['2025-03-25T08:00:00.000Z']);
    await life.tell('journey.closed', { outcome: 'ENDED' });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('silent');
  });

  test('after a death nobody is written to: no wait, no task and no act names her or her role', async () => {
    const life = await left('2025-03-15T09:00:00.000Z', 'DECEASED');
    await time.pass('16 days');
    await life.until(() => life.reminded.length === 1);
    await (await settled(life)).at('closing');
    await life.tell('journey.closed', { outcome: 'ENDED' });
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.steps).toEqual(['parting', 'closing']);
    expect(life.waits.map((w) => w.role)).toEqual(['coordinator', 'system']);
    expect(JSON.stringify(life.asked)).not.toContain(CAMILLE);
    await life.record('deceased');
  });

  test('nobody is kept in touch where the programme does not say so, nor held up by a task that was cancelled; a close that is refused is tried each day and is one task a wait', async () => {
    const life = await left('2025-03-24T09:00:00.000Z', 'WISH', {});
    time.answers['recruitment.journey.close'] = () => ({ outcome: 'refused', code: 'HALF_DAYS_TO_COME' });
    await (await settled(life, 'task.cancelled')).at('closing');
    await time.pass('4 days');
    await life.did('recruitment.journey.close', 4);
    const refused = life.tasks.filter((t) => t.kind === 'refused-act');
    expect(refused.map((t) => t.code)).toEqual(['HALF_DAYS_TO_COME', 'HALF_DAYS_TO_COME']);
    expect(new Set(refused.map((t) => t.wait)).size).toBe(2);
    await life.tell('journey.closed', { outcome: 'ENDED' });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('close-refused');
  });
});
