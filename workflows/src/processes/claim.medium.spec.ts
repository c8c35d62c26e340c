import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

const CAMILLE = newId();
const heard = { 'inbox.wait.heard': () => ({ outcome: 'done' as const, answer: { heard: true } }) };
const unheard = { 'inbox.wait.heard': () => ({ outcome: 'done' as const, answer: { heard: false } }) };

describe('an expense claim', () => {
  /** Handed in on the Thursday before Easter: Good Friday is a working day in Nice, Easter Monday is not. */
  const submitted = async (): Promise<Life> => {
    await time.begin('2026-04-02T08:00:00.000Z');
    const life = await new Life(time, 'claim').tell('claim.submitted', { person: CAMILLE, membership: newId() });
    return life.at('checking');
  };
  const asked = async (): Promise<Life> => (await (await submitted()).tell('claim.info-requested', { reason: 'PROOF' })).at('answering');
  const contested = async (): Promise<Life> => {
    const life = await asked();
    time.answers = heard;
    await time.pass('15 days');
    await life.did('payments.claim.lapse');
    time.answers = {};
    return (await life.tell('claim.rejected', { reason: 'NO_ANSWER' })).at('contesting');
  };

  test('handed in, checked by one, decided by another', async () => {
    const life = await submitted();
    // Seven working days: the weekend, Easter Monday and the next weekend are not among them.
    expect(life.wait).toMatchObject({ role: 'coordinator', reminders: ['2026-04-09T07:00:00.000Z'], due: '2026-04-15T07:00:00.000Z' });
    await (await life.tell('claim.checked')).at('deciding');
    expect(life.wait.role).toBe('approver');
    await life.tell('claim.approved');
    await expect(life.ended()).resolves.toBe('approved');
    expect(life.acts).toEqual([]);
    await life.record('approved');
    await life.record('settings-first');
  });

  test('nobody checks or decides it: reminded, then handed on, and it goes on all the same', async () => {
    const life = await submitted();
    await time.passUntil('2026-04-15T08:00:00.000Z');
    await life.until(() => life.wait.role === 'lead');
    expect(life.wait.sentence.fr).toContain('faire contrôler la note de frais en retard');
    expect(life.reminded).toEqual(['2026-04-09T07:00:00.000Z']);
    await (await life.tell('claim.checked')).at('deciding');
    await time.pass('14 days');
    await life.until(() => life.wait.role === 'direction');
    await life.tell('claim.partly-approved', { reason: 'NOT_JUSTIFIED' });
    await expect(life.ended()).resolves.toBe('partly-approved');
    await life.record('late');
  });

  test('asked for a proof nobody gives: it lapses, never before a message was delivered, and is closed a month later', async () => {
    const life = await asked();
    // Two whole weeks, and then the morning.
    expect(life.wait).toMatchObject({ role: 'partner', person: CAMILLE, due: '2026-04-17T07:00:00.000Z' });
    time.answers = unheard;
    await time.pass('15 days');
    await life.until(() => life.tasks.length === 1);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'call', role: 'coordinator', person: CAMILLE })]);
    expect(life.acts).toEqual([]);
    time.answers = heard;
    await time.pass('15 days');
    await life.did('payments.claim.lapse');
    await (await life.tell('claim.rejected', { reason: 'NO_ANSWER' })).at('contesting');
    await time.pass('32 days');
    await life.did('payments.claim.close');
    await life.tell('claim.closed');
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.acts).toEqual(['payments.claim.lapse', 'payments.claim.close']);
    await life.record('lapsed');
  });

  test('answered the very second it would lapse: it is checked, not rejected', async () => {
    const life = await asked();
    await life.tell('claim.answered', {}, { at: life.wait.due });
    await life.at('checking');
    expect(life.acts).toEqual([]);
    expect(life.wait.key).toMatch(/checking#2$/);
    await life.tell('claim.withdrawn');
    await expect(life.ended()).resolves.toBe('withdrawn');
    await life.record('answered-withdrawn');
  });

  test('reopened once; a second rejection is the end of it', async () => {
    const life = await contested();
    await (await life.tell('claim.reopened')).at('checking');
    await (await life.tell('claim.checked')).at('deciding');
    await life.tell('claim.rejected', { reason: 'NOT_JUSTIFIED' });
    await expect(life.ended()).resolves.toBe('rejected');
    expect(life.acts).toEqual(['payments.claim.lapse']);
    await life.record('reopened-rejected');
  });

  test('told before its step, twice and out of order: each fact moves it once', async () => {
    const life = await submitted();
    // The answer overtakes the question: it is kept until somebody waits for it.
    await life.tell('claim.answered', {}, { version: 3 });
    await life.tell('claim.info-requested', { reason: 'PROOF' }, { version: 2 });
    await life.until(() => life.wait.key.endsWith('checking#2'));
    for (const version of [3, 2, 1]) await life.tell(['claim.submitted', 'claim.info-requested', 'claim.answered'][version - 1] as string, {}, { version });
    await life.tell('claim.checked', {}, { version: 4 });
    await life.tell('claim.checked', {}, { version: 4 });
    await life.at('deciding');
    await life.tell('claim.approved', {}, { version: 5 });
    await expect(life.ended()).resolves.toBe('approved');
    expect(life.steps).toEqual(['checking', 'answering', 'checking', 'deciding']);
    await life.record('out-of-order');
  });

  test('given up by an operator, it leaves no wait behind', async () => {
    const life = await submitted();
    await time.still(life.workflowId);
    await time.env.client.workflow.getHandle(life.workflowId).cancel();
    await expect(life.ended()).rejects.toThrow(/cancel/i);
    expect(life.asked.at(-1)?.operation).toBe('inbox.wait.withdraw');
    await life.record('cancelled-by-operator');
  });
});
