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
const stage = (kind: string) => ({ kind: 'partner', stage: kind, stageKind: kind, person: CAMILLE, membership: newId() });
/** A process that follows a journey, from the day its stage opens. */
const opened = async (kind: string, instant: string): Promise<Life> => {
  await time.begin(instant);
  const journey = newId();
  return new Life(time, kind, journey, { journey }).tell('journey.stage-entered', stage(kind));
};

describe('a joint training', () => {
  test('invited, declined, invited again, there on both days, validated', async () => {
    const life = await opened('training', '2025-09-01T08:00:00.000Z');
    const [first, second] = [newId(), newId()];
    await life.at('inviting');
    await life.tell('enrolment.invited', { person: CAMILLE, ends: '2025-09-20' }, { subject: first });
    await (await life.at('answering')).tell('enrolment.declined', {}, { subject: first });
    await life.until(() => life.steps.join() === 'inviting,answering,inviting');
    await life.tell('enrolment.invited', { person: CAMILLE, ends: '2025-10-25' }, { subject: second });
    await life.tell('enrolment.enrolled', {}, { subject: second });
    await life.at('attending');
    // The last evening, nine o'clock in Paris: the night after, winter time begins.
    expect(life.wait.due).toBe('2025-10-25T19:00:00.000Z');
    await time.passUntil('2025-10-26T12:00:00.000Z');
    await life.until(() => life.wait.role === 'trainer');
    await (await life.tell('enrolment.attended', {}, { subject: second })).at('validating');
    await life.tell('enrolment.completed', {}, { subject: second });
    await expect(life.ended()).resolves.toBe('completed');
    await life.record('completed');
    await life.record('settings-first');
  });

  test('an invitation sent before its stage opened, told twice, is waited for once; a silent one is closed after a message', async () => {
    await time.begin('2025-06-02T08:00:00.000Z');
    const journey = newId();
    const life = new Life(time, 'training', journey, { journey });
    const enrolment = newId();
    await life.tell('enrolment.invited', { person: CAMILLE }, { subject: enrolment, version: 1 });
    await life.tell('journey.stage-entered', stage('training'));
    await life.tell('enrolment.invited', { person: CAMILLE }, { subject: enrolment, version: 1 });
    await life.at('answering');
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    await time.pass('11 days');
    await life.did('recruitment.enrolment.lapse');
    await (await life.tell('enrolment.lapsed', {}, { subject: enrolment })).at('inviting');
    expect(life.steps).toEqual(['answering', 'inviting']);
    await life.tell('journey.closed', {}, { subject: journey });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('lapsed-then-closed');
  });
});

describe('a choice of project', () => {
  test('nobody holds the speed-dating: the coordinators are reminded, the lead is asked to call, and still it may be matched', async () => {
    const life = await opened('matching', '2025-03-03T09:00:00.000Z');
    await time.pass('61 days');
    await life.until(() => life.tasks.length > 0);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'call', role: 'lead', wait: life.wait.key })]);
    // 2 May 2025, thirty days after 2 April: both in summer time.
    expect(life.reminded).toEqual(['2025-04-02T07:00:00.000Z']);
    await life.tell('assignment.confirmed', {}, { subject: newId() });
    await expect(life.ended()).resolves.toBe('matched');
    await life.record('matched');
    await life.record('settings-first');
  });

  test('a journey that closes has no project to choose any more', async () => {
    const life = await opened('matching', '2025-03-03T09:00:00.000Z');
    await life.at('pairing');
    await life.tell('journey.closed', { outcome: 'WITHDRAWN' });
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('closed');
  });

  test('an assignment confirmed before the stage opens leaves nothing to wait for', async () => {
    const journey = newId();
    const life = new Life(time, 'matching', journey, { journey });
    await life.tell('assignment.confirmed', {}, { subject: newId() });
    await expect(life.ended()).resolves.toBe('matched');
    expect(life.waits).toEqual([]);
    await life.record('matched-before-it-opened');
  });
});

describe('the life of a partnership', () => {
  const active = async (instant: string) => {
    await time.begin(instant);
    const journey = newId();
    const membership = newId();
    const life = new Life(time, 'engagement', journey, { journey });
    await life.tell('membership.activated', { person: CAMILLE }, { subject: membership });
    await life.at('active');
    return { life, membership };
  };

  test('silence: a mail after six months, a call after nine, another after twelve; a half-day starts it again', async () => {
    const { life, membership } = await active('2024-08-31T10:00:00.000Z');
    await time.passUntil('2025-09-02T12:00:00.000Z');
    await life.until(() => life.tasks.length === 2);
    // Six months after 31 August is the last day of February.
    expect(life.reminded).toEqual(['2025-02-28T08:00:00.000Z']);
    await life.tell('vacation.done', {}, { subject: newId() });
    await life.until(() => life.wait.key.endsWith('active#2'));
    expect(life.wait).toMatchObject({ role: 'partner', due: '2026-06-03T07:00:00.000Z' });
    await life.tell('membership.ended', {}, { subject: membership });
    await expect(life.ended()).resolves.toBe('ended');
    await life.record('silent-then-ended');
  });

  test('a pause is followed at its return date and every sixty days; a suspension is reviewed; both can end well', async () => {
    const { life, membership } = await active('2025-01-06T10:00:00.000Z');
    await life.tell('membership.paused', { person: CAMILLE, returns: '2025-03-31' }, { subject: membership });
    await life.at('paused');
    // Midnight in Paris, one day after the clocks went forward.
    expect(life.wait.due).toBe('2025-03-30T22:00:00.000Z');
    await time.passUntil('2025-06-01T12:00:00.000Z');
    await life.until(() => life.tasks.length === 2);
    await (await life.tell('membership.resumed', {}, { subject: membership })).at('active');
    await (await life.tell('membership.suspended', {}, { subject: membership })).at('suspended');
    await time.pass('16 days');
    await life.until(() => life.wait.role === 'lead');
    await (await life.tell('membership.reinstated', {}, { subject: membership })).at('active');
    await life.tell('membership.ended', {}, { subject: membership });
    await expect(life.ended()).resolves.toBe('ended');
    expect(life.steps).toEqual(['active', 'paused', 'active', 'suspended', 'active']);
    await life.record('paused-suspended-ended');
    await life.record('settings-first');
  });

  test('activation told before the stage opens, and again after: one wait', async () => {
    const { life, membership } = await active('2025-01-06T10:00:00.000Z');
    await life.tell('journey.stage-entered', stage('engagement'));
    await life.tell('membership.activated', { person: CAMILLE }, { subject: membership, version: 1 });
    await life.tell('membership.ended', {}, { subject: membership });
    await expect(life.ended()).resolves.toBe('ended');
    expect(life.steps).toEqual(['active']);
  });
});
