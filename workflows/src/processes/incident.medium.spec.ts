import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

const DPO = newId();
const REPORT = { severity: 'CONFLICT', office: 'coordinator' };
const opened = async (at: string, step: string, data: object = {}): Promise<Life> => {
  await time.begin(at);
  return (await new Life(time, 'incident').tell('incident.opened', { ...REPORT, ...data }, { at })).at(step);
};

describe('distress', () => {
  const DISTRESS = { severity: 'DISTRESS' };

  test('told on a Friday evening: the call is for that evening, then it is the direction’s, and Saturday counts', async () => {
    const life = await opened('2026-01-09T18:30:00.000Z', 'calling', DISTRESS);
    expect(life.wait).toMatchObject({ role: 'coordinator', reminders: ['2026-01-09T19:00:00.000Z', '2026-01-09T22:00:00.000Z'], due: '2026-01-09T23:00:00.000Z' });
    await time.passUntil('2026-01-09T23:05:00.000Z');
    await life.did('evaluation.incident.escalate');
    await (await life.tell('incident.escalated', { ...DISTRESS, office: 'direction' })).at('deciding');
    expect(life.wait.role).toBe('direction');
    await (await life.tell('incident.resolved', { ...DISTRESS, office: 'direction', reason: 'SETTLED' })).at('closing');
    await life.tell('incident.closed');
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.acts).toEqual(['evaluation.incident.escalate']);
    await life.record('distress-escalated');
    await life.record('settings-first');
  });

  test('told on the morning of 1 May, a holiday: still that day, and a call at its very last second is in time', async () => {
    const life = await opened('2026-05-01T07:00:00.000Z', 'calling', DISTRESS);
    expect(life.wait.due).toBe('2026-05-01T22:00:00.000Z');
    await life.tell('incident.triaged', { ...DISTRESS, handler: DPO }, { at: life.wait.due });
    await life.at('acting');
    expect(life.acts).toEqual([]);
    expect(life.wait.person).toBe(DPO);
    await (await life.tell('incident.action-started', { ...DISTRESS, handler: DPO })).at('resolving');
    await life.tell('incident.resolved', { ...DISTRESS, handler: DPO });
    await life.tell('incident.closed');
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('distress-called');
  });

  test('told a few minutes before midnight: those minutes are all there is', async () => {
    const life = await opened('2026-01-09T22:50:00.000Z', 'calling', DISTRESS);
    expect(life.wait).toMatchObject({ reminders: [], due: '2026-01-09T23:00:00.000Z' });
  });
});

describe('a breach of confidentiality', () => {
  const BREACH = { severity: 'BREACH', office: 'dpo', known: '2026-03-27T16:00:00.000Z' };

  test('a day to assess, 72 hours of the clock to tell the authority, over a week-end in which the clocks move', async () => {
    // Known on a Friday at 17:00 in Paris, two nights before summer time: the 72 hours end on Monday at 18:00.
    const life = await opened('2026-03-27T18:00:00.000Z', 'assessing', BREACH);
    expect(life.wait).toMatchObject({ role: 'dpo', due: '2026-03-28T18:00:00.000Z', then: 'task', to: 'direction' });
    await time.passUntil('2026-03-28T18:05:00.000Z');
    await life.until(() => life.tasks.length === 1);
    await (await life.tell('incident.triaged', { ...BREACH, handler: DPO })).at('notifying');
    expect(life.wait).toMatchObject({ role: 'dpo', person: DPO, due: '2026-03-30T16:00:00.000Z' });
    expect(life.wait.sentence.fr).toContain('18:00');
    await time.passUntil('2026-03-30T16:05:00.000Z');
    await life.until(() => life.tasks.length === 2);
    expect(life.tasks.map((t) => t.role)).toEqual(['direction', 'direction']);
    await (await life.tell('incident.action-started', { ...BREACH, authority: 'NOTIFIED' })).at('resolving');
    await life.tell('incident.resolved', BREACH);
    await life.tell('incident.closed');
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.acts).toEqual([]);
    await life.record('breach-late');
  });

  test('decided in the second the 72 hours end: in time', async () => {
    const life = await opened('2026-10-23T09:00:00.000Z', 'assessing', { ...BREACH, known: '2026-10-23T09:00:00.000Z' });
    await (await life.tell('incident.triaged', { ...BREACH, known: '2026-10-23T09:00:00.000Z' })).at('notifying');
    // Winter time came in between: an hour earlier on the wall, the same 72 hours.
    expect(life.wait.due).toBe('2026-10-26T09:00:00.000Z');
    await life.tell('incident.action-started', { ...BREACH, authority: 'NOT_REQUIRED' }, { at: life.wait.due });
    await life.at('resolving');
    expect(life.tasks).toEqual([]);
  });
});

describe('a conflict', () => {
  test('two working days to triage, five days for a mediator, then the direction’s', async () => {
    const life = await opened('2026-04-03T08:00:00.000Z', 'triaging');
    // From ten on Good Friday, over Easter Monday: two whole working days end on Wednesday at ten, at the next day hour.
    expect(life.wait.due).toBe('2026-04-09T07:00:00.000Z');
    await (await life.tell('incident.triaged', REPORT)).at('mediating');
    await time.pass('6 days');
    await life.did('evaluation.incident.escalate');
    await (await life.tell('incident.escalated', { ...REPORT, office: 'direction' })).at('deciding');
    await life.tell('incident.closed', { ...REPORT, office: 'direction' });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('conflict-unmediated');
  });

  test('told twice and in the wrong order, it moves once', async () => {
    const life = await opened('2026-04-07T08:00:00.000Z', 'triaging');
    for (const [type, version] of [['action-started', 3], ['triaged', 2], ['opened', 1], ['triaged', 2], ['action-started', 3], ['resolved', 4], ['action-started', 3]] as const) await life.tell(`incident.${type}`, REPORT, { version });
    await life.at('closing');
    await life.tell('incident.closed', REPORT, { version: 5 });
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.acts).toEqual([]);
    await life.record('out-of-order');
  });

  test('given up by an operator: nobody is waited for any more', async () => {
    const life = await opened('2026-04-07T08:00:00.000Z', 'triaging');
    await time.env.client.workflow.getHandle(life.workflowId).cancel();
    await life.did('inbox.wait.withdraw');
    await life.record('cancelled-by-operator');
  });
});
