import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

let time: TimeSkipping;
beforeAll(async () => {
  time = await TimeSkipping.start();
});
afterAll(() => time.stop());
afterEach(() => time.forget());

const [CAMILLE, REFERENT] = [newId(), newId()];

describe('a half-day', () => {
  /** Two weeks before, for the afternoon after the clocks went back. */
  const planned = async (data: Record<string, unknown> = {}): Promise<Life> => {
    await time.begin('2025-10-10T08:00:00.000Z');
    const life = await new Life(time, 'vacation').tell('vacation.planned', { person: CAMILLE, referent: REFERENT, date: '2025-10-27', part: 'PM', ...data });
    return life.at('confirming');
  };
  const confirmed = async (): Promise<Life> => (await (await planned()).tell('vacation.confirmed')).at('coming');
  const done = async (): Promise<Life> => {
    const life = await confirmed();
    await time.passUntil('2025-10-27T17:00:00.000Z');
    await life.did('matching.vacation.finish');
    return (await life.tell('vacation.done')).at('declaring');
  };

  test('planned, confirmed, lived, declared, approved', async () => {
    const life = await done();
    const coming = life.waits.find((w) => w.step === 'coming');
    // A week before is summer time, the day before is winter time; the half-day ends at 17:30 in Paris.
    expect(coming).toMatchObject({ reminders: ['2025-10-20T07:00:00.000Z', '2025-10-26T08:00:00.000Z'], due: '2025-10-27T16:30:00.000Z' });
    expect(life.reminded).toEqual(coming?.reminders);
    await (await life.tell('vacation.declared', {}, { actor: `person:${CAMILLE}` })).at('approving');
    expect(life.wait).toMatchObject({ role: 'referent', person: REFERENT });
    await life.tell('vacation.approved');
    await expect(life.ended()).resolves.toBe('approved');
    expect(life.acts).toEqual(['matching.vacation.finish']);
    await life.record('approved');
    await life.record('settings-first');
  });

  test('nobody confirms: reminded, the coordinators call three days before, then it is theirs to cancel', async () => {
    const life = await planned();
    await time.passUntil('2025-10-28T12:00:00.000Z');
    await life.until(() => life.wait.role === 'coordinator');
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'call', role: 'coordinator', person: CAMILLE })]);
    expect(life.acts).toEqual([]);
    await life.tell('vacation.cancelled-by-team', { reason: 'OTHER' });
    await expect(life.ended()).resolves.toBe('cancelled-by-team');
    await life.record('unconfirmed-cancelled');
  });

  test('declared by the referent who was there: the coordinators approve, not they', async () => {
    const life = await done();
    await (await life.tell('vacation.declared', {}, { actor: `person:${REFERENT}` })).at('approving');
    expect(life.wait.role).toBe('coordinator');
    expect(life.wait.person).toBeUndefined();
    await life.tell('vacation.disputed');
    await life.at('settling');
    await life.tell('vacation.rejected');
    await expect(life.ended()).resolves.toBe('rejected');
    await life.record('rejected');
  });

  test('nobody declares it: reminded, called, reviewed, forfeited', async () => {
    const life = await done();
    await time.pass('62 days');
    await life.until(() => life.wait.role === 'coordinator');
    expect(life.wait.sentence.fr).toContain('examiner la demi-journée restée sans déclaration');
    expect(life.reminded.slice(2).map((at) => at.slice(0, 10))).toEqual(['2025-10-29', '2025-11-03', '2025-11-16']);
    await life.tell('vacation.forfeited');
    await expect(life.ended()).resolves.toBe('forfeited');
    await life.record('forfeited');
  });

  test('cancelled the very second it ends: nothing is noted as done', async () => {
    const life = await confirmed();
    await life.tell('vacation.cancelled-by-partner', {}, { at: life.wait.due });
    await expect(life.ended()).resolves.toBe('cancelled-by-partner');
    expect(life.acts).toEqual([]);
    await life.record('cancelled');
  });

  test('a guard that keeps refusing to note it as done is tried every day, and opens one task', async () => {
    const life = await confirmed();
    time.answers['matching.vacation.finish'] = () => ({ outcome: 'refused', code: 'COVER_ENDED' });
    await time.passUntil('2025-11-01T12:00:00.000Z');
    await life.did('matching.vacation.finish', 5);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'refused-act', code: 'COVER_ENDED', wait: life.wait.key })]);
    expect(new Set(life.asked.filter((a) => a.operation === 'matching.vacation.finish').map((a) => a.key)).size).toBe(5);
    time.answers = {};
    await time.passUntil('2025-11-02T12:00:00.000Z');
    await life.did('matching.vacation.finish', 6);
    await life.tell('vacation.missed-by-team');
    await expect(life.ended()).resolves.toBe('missed-by-team');
    await life.record('finish-refused');
  });

  test('told twice at every step, it moves once', async () => {
    const life = await planned();
    for (const [type, version] of [['vacation.confirmed', 2], ['vacation.planned', 1], ['vacation.confirmed', 2], ['vacation.done', 3], ['vacation.confirmed', 2], ['vacation.done', 3]] as const) await life.tell(type, {}, { version });
    await life.at('declaring');
    await life.tell('vacation.approved', {}, { version: 5 });
    await expect(life.ended()).resolves.toBe('approved');
    expect(life.steps).toEqual(['confirming', 'coming', 'declaring']);
  });
});

describe('a payments batch', () => {
  test('each hand is asked in turn; an approver who waits too long is asked to, once a turn', async () => {
    await time.begin('2025-12-20T09:00:00.000Z');
    const life = await new Life(time, 'batch').tell('batch.created');
    await life.at('filling');
    for (const [fact, step] of [['locked', 'controlling'], ['controlled', 'approving']] as const) await (await life.tell(`batch.${fact}`)).at(step);
    await time.pass('6 days');
    await life.until(() => life.tasks.length === 1);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'call', role: 'approver', wait: life.wait.key })]);
    for (const [fact, step] of [['approved', 'transmitting'], ['exported', 'transmitting'], ['transmitted', 'acknowledging'], ['acknowledged', 'reconciling'], ['partially-rejected', 'reconciling'], ['reconciled', 'closing']] as const) {
      await (await life.tell(`batch.${fact}`)).at(step);
    }
    await life.tell('batch.closed');
    await expect(life.ended()).resolves.toBe('closed');
    expect(life.steps).toEqual(['filling', 'controlling', 'approving', 'transmitting', 'acknowledging', 'reconciling', 'closing']);
    await life.record('closed');
    await life.record('settings-first');
  });

  test('a file rejected whole: the batch is reworked, filled and sent again', async () => {
    const life = await new Life(time, 'batch').tell('batch.created');
    for (const verb of ['locked', 'controlled', 'approved', 'exported', 'transmitted', 'file-rejected']) await life.tell(`batch.${verb}`);
    await life.at('reworking');
    await life.tell('batch.reworked');
    await life.until(() => life.wait.key.endsWith('filling#2'));
    await life.tell('batch.cancelled');
    await expect(life.ended()).resolves.toBe('cancelled');
  });

  test('a batch cancelled while it is controlled waits for nobody any more', async () => {
    const life = await new Life(time, 'batch').tell('batch.created');
    await life.tell('batch.locked');
    await life.tell('batch.cancelled');
    await expect(life.ended()).resolves.toBe('cancelled');
    await life.record('cancelled');
  });
});

describe('a questionnaire', () => {
  test('opens at midnight on its day, closes after three weeks, and its results are reviewed; nobody in particular is named', async () => {
    await time.begin('2025-10-01T09:00:00.000Z');
    const life = await new Life(time, 'campaign').tell('campaign.created', { audience: 'PARTNER', opens: '2025-10-27' });
    await life.tell('campaign.scheduled', { opens: '2025-10-27' });
    await life.at('opening');
    // Paris is an hour, no longer two, ahead since the day before.
    expect(life.wait).toMatchObject({ role: 'system', due: '2025-10-26T23:00:00.000Z' });
    await time.passUntil('2025-10-27T08:00:00.000Z');
    await life.did('evaluation.campaign.open');
    await (await life.tell('campaign.opened')).at('answering');
    await time.pass('22 days');
    await life.did('evaluation.campaign.close');
    // Who has not answered, evaluation knows: nobody else is asked to write.
    expect(life.reminded).toEqual([]);
    expect(life.waits.some((w) => w.person)).toBe(false);
    await (await life.tell('campaign.closed')).at('publishing');
    await time.pass('16 days');
    await life.until(() => life.tasks.length === 1);
    await life.tell('campaign.published');
    await expect(life.ended()).resolves.toBe('published');
    expect(life.acts).toEqual(['evaluation.campaign.open', 'evaluation.campaign.remind', 'evaluation.campaign.remind', 'evaluation.campaign.close']);
    await life.record('published');
    await life.record('settings-first');
    await life.record('reminded');
  });

  test('opened by hand before anybody scheduled it', async () => {
    const life = await new Life(time, 'campaign').tell('campaign.created', { audience: 'PROFESSIONAL' });
    await (await life.tell('campaign.opened')).at('answering');
    expect(life.wait.role).toBe('professional');
    await life.tell('campaign.closed');
    await life.tell('campaign.published');
    await expect(life.ended()).resolves.toBe('published');
    expect(life.acts).toEqual([]);
    await life.record('opened-by-hand');
  });
});
