import { newId, seeded } from '@tandem/kernel';
import { loadPreset, plan } from '@tandem/programmes';
import { Life } from '../testing/life';
import { fact, TimeSkipping } from '../testing/time-skipping';

describe('what every process owes to the one that runs it', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(() => time.forget());

  const NICE = plan(loadPreset('chu-nice'), 'partner');
  /** Runs of one workflow id, first to last. */
  const runs = async (life: Life): Promise<string[]> => {
    const ids: string[] = [];
    const handle = (runId?: string) => time.env.client.workflow.getHandle(life.workflowId, runId);
    for (let next: string | undefined = (await handle().describe()).raw.workflowExecutionInfo?.firstRunId ?? undefined; next; ) {
      ids.push(next);
      const { events } = await handle(next).fetchHistory();
      next = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
    }
    return ids;
  };
  const sayings = async (life: Life): Promise<string> => {
    const { definition: _, currentDetails } = await time.env.client.workflow.getHandle(life.workflowId).query<{ definition: unknown; currentDetails: string }>('__temporal_workflow_metadata');
    return currentDetails;
  };

  test('two hundred facts, in a burst and many of them twice, across runs renewed again and again: each heard once, in order', async () => {
    const rng = seeded(20250330);
    await time.begin('2024-03-04T09:00:00.000Z');
    const journey = newId();
    const membership = newId();
    const life = new Life(time, 'engagement', journey, { journey, renewAfter: 50 });
    await life.tell('membership.activated', { person: newId() }, { subject: membership });
    await life.at('active');
    const start = Date.parse(await time.now());
    const facts = Array.from({ length: 200 }, (_, i) => fact('vacation.done', newId(), 5, new Date(start + (i + 1) * 1000).toISOString()));
    // As the bridge does: in order, a few on their way at once; what was not acknowledged comes again.
    for (let i = 0; i < facts.length; i += 8) {
      const some = facts.slice(i, i + 8);
      for (const one of some) await time.signal('engagement', journey, one);
      await Promise.all(some.filter(() => rng.chance(0.4)).map((one) => time.signal('engagement', journey, one)));
    }
    await life.until(() => life.waits.length >= 201);
    await life.tell('membership.ended', {}, { subject: membership, at: new Date(start + 300_000).toISOString() });
    await expect(life.ended()).resolves.toBe('ended');
    expect(life.waits.map((w) => w.key.split('#')[1])).toEqual(Array.from({ length: 201 }, (_, i) => String(i + 1)));
    expect(life.waits.slice(1).map((w) => w.since)).toEqual(facts.map((f) => f.at));
    expect(new Set(life.asked.map((a) => a.key)).size).toBe(life.asked.length);
    expect((await runs(life)).length).toBeGreaterThan(10);
    expect(time.names().filter((n) => n === 'recruitment.programme.settings')).toHaveLength(1);
  });

  test('a renewed run carries its plan, its progress, its wait and the words of it', async () => {
    await time.begin('2024-03-04T09:00:00.000Z');
    const journey = newId();
    const life = new Life(time, 'journey', journey, { journey, renewAfter: 12 });
    time.answers['recruitment.journey.plan'] = () => ({ outcome: 'done', answer: { plan: NICE } });
    await life.tell('journey.opened', { person: newId() });
    await life.at('moving');
    await life.tell('application.screened', {}, { subject: newId() });
    await life.until(() => life.acts.length === 4);
    for (const stage of ['application', 'selection']) await life.tell('journey.stage-entered', { stage });
    await life.until(() => life.wait.key.endsWith('moving#3'));
    await life.tell('application.accepted', {}, { subject: newId() });
    await life.until(() => life.acts.length === 7);
    const [first, ...others] = await runs(life);
    expect(others.length).toBeGreaterThan(0);
    expect(await sayings(life)).toBe(life.wait.sentence.fr);
    expect(life.acts.filter((a) => a === 'recruitment.journey.plan')).toHaveLength(1);
    const { due } = life.wait;
    await time.passUntil(due);
    await life.until(() => life.tasks.length === 1);
    await life.record('renewed', first);
    await life.record('renewed-goes-on', others.at(-1));
  });

  test('a fact kept for a later step survives a renewal', async () => {
    await time.begin('2024-03-04T09:00:00.000Z');
    const life = new Life(time, 'application', newId(), { renewAfter: 8 });
    await life.tell('application.started', { person: newId() });
    await life.at('drafting');
    await life.tell('application.resubmitted', {}, { version: 4 });
    for (let i = 0; i < 6; i += 1) await life.tell('application.started', {}, { version: 1 });
    await life.tell('application.submitted', {}, { version: 2, at: '2024-03-04T09:10:00.000Z' });
    await life.at('screening');
    await life.tell('application.marked-incomplete', {}, { version: 3, at: '2024-03-04T09:20:00.000Z' });
    await life.until(() => life.steps.length === 4);
    expect(life.steps).toEqual(['drafting', 'screening', 'completing', 'screening']);
    expect((await runs(life)).length).toBeGreaterThan(1);
  });

  test('an act that is late twice means that a fact was lost: somebody is told, once', async () => {
    await time.begin('2025-10-10T08:00:00.000Z');
    const life = await new Life(time, 'vacation').tell('vacation.planned', { person: newId(), date: '2025-10-15', part: 'AM' });
    await (await life.tell('vacation.confirmed')).at('coming');
    time.answers['matching.vacation.finish'] = () => ({ outcome: 'stale' });
    await time.passUntil('2025-10-15T12:00:00.000Z');
    await life.did('matching.vacation.finish');
    expect(life.tasks).toEqual([]);
    await time.passUntil('2025-10-19T12:00:00.000Z');
    await life.did('matching.vacation.finish', 4);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'refused-act', code: 'FACT_MISSING' })]);
    await life.record('fact-missing');
  });

  const PERSON = newId();
  const stage = (stageKind: string) => ({ kind: 'partner', stage: stageKind, stageKind, person: PERSON, membership: newId() });
  test.each([
    ['journey', 'journey.opened', { person: PERSON }],
    ['application', 'application.started', { person: PERSON }],
    ['selection', 'application.screened', { person: PERSON }],
    ['training', 'journey.stage-entered', stage('training')],
    ['matching', 'journey.stage-entered', stage('matching')],
    ['convention', 'journey.stage-entered', stage('convention')],
    ['engagement', 'membership.activated', { person: PERSON }],
    ['vacation', 'vacation.planned', { person: PERSON, date: '2025-10-15', part: 'AM' }],
    ['batch', 'batch.created', {}],
    ['campaign', 'campaign.created', { audience: 'PARTNER' }],
    ['agreement', 'structure-agreement.registered', {}],
    ['work', 'project.created', { referent: PERSON }],
    ['review', 'journey.stage-entered', stage('review')],
    ['exit', 'journey.stage-entered', stage('exit')],
  ])('an operator who gives up a process (%s) leaves no wait behind', async (process, first, data) => {
    const id = newId();
    time.answers['recruitment.journey.plan'] = () => ({ outcome: 'done', answer: { plan: NICE } });
    const life = await new Life(time, process, id, { journey: id }).tell(first, data);
    await life.until(() => life.waits.length > 0);
    // The test server never goes on after it is asked to give up an activity that is just done; Temporal does.
    await time.still(life.workflowId);
    await time.env.client.workflow.getHandle(life.workflowId).cancel();
    await expect(life.ended()).rejects.toThrow(/cancel/i);
    expect(life.asked.at(-1)?.operation).toBe('inbox.wait.withdraw');
    await life.record('cancelled-by-operator');
  });

  test('a clock that is told in a sandbox moves business time, without waiting for the machine’s', async () => {
    await time.begin('2024-03-04T09:00:00.000Z');
    const life = await new Life(time, 'application').tell('application.started', { person: newId() });
    await life.at('drafting');
    for (const at of [...life.wait.reminders, life.wait.due]) await time.env.client.workflow.getHandle(life.workflowId).signal('clock', at);
    await life.until(() => life.waits.length === 2);
    expect(life.tasks).toHaveLength(1);
    expect(life.reminded).toEqual(life.waits[0].reminders);
    expect(life.wait.due > life.waits[0].due).toBe(true);
    await life.record('told-the-clock');
  });

  // The last one: after an activity that was tried again the test server does not skip time any more.
  test('a register that refuses a wait is asked until it takes it: nothing is forgotten, nothing fails', async () => {
    let refusals = 0;
    time.answers['inbox.wait.open'] = () => ((refusals += 1) <= 3 ? { outcome: 'refused', code: 'INVALID_INPUT' } : { outcome: 'done', answer: {} });
    const life = await new Life(time, 'application').tell('application.started', { person: newId() });
    await life.until(() => life.waits.length === 4);
    expect(new Set(life.asked.filter((a) => a.operation === 'inbox.wait.open').map((a) => a.key)).size).toBe(1);
    await life.tell('application.withdrawn');
    await expect(life.ended()).resolves.toBe('withdrawn');
  });
});
