import { newId } from '@tandem/kernel';
import { loadPreset, plan } from '@tandem/programmes';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

describe('a partner’s journey under the programme of Nice university hospital', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(async () => {
    await Promise.all(answered.splice(0));
    await time.forget();
  });

  const NICE = plan(loadPreset('chu-nice'), 'partner');
  const moves = (life: Life) => life.asked.flatMap(({ operation, input }) => {
    if (operation.endsWith('enter-stage')) return [`+${input.stage}`];
    if (operation.endsWith('close-stage')) return [`-${input.stage} ${input.outcome}`];
    return operation === 'recruitment.journey.close' ? [`end ${input.outcome}`] : [];
  });

  /** What recruitment tells on being asked, on its way while the process goes on. */
  const answered: Promise<unknown>[] = [];
  /** Recruitment beside it: says of each stage and of the end what was asked of it. */
  const opened = async (instant: string, first = 'journey.opened') => {
    await time.begin(instant);
    const journey = newId();
    const life = new Life(time, 'journey', journey, { journey });
    const said = (type: string, data: Record<string, unknown>) => {
      answered.push(life.tell(type, { kind: 'partner', programmeVersion: 1, ...data }));
      return { outcome: 'done' as const, answer: {} };
    };
    time.answers = {
      'recruitment.journey.plan': () => ({ outcome: 'done', answer: { plan: NICE } }),
      'recruitment.journey.enter-stage': ({ stage }) => said('journey.stage-entered', { stage, stageKind: NICE.stages.find((s) => s.id === stage)?.kind }),
      'recruitment.journey.close-stage': ({ stage, outcome }) => said('journey.stage-closed', { stage, stageKind: NICE.stages.find((s) => s.id === stage)?.kind, outcome }),
      'recruitment.journey.close': ({ outcome }) => said('journey.closed', { outcome }),
    };
    // Its opening is its first version, also where it is heard of later.
    if (!first.startsWith('journey.')) life.skip();
    return life.tell(first, { kind: 'partner', person: newId(), application: newId(), programmeVersion: 1 }, { subject: first.startsWith('journey.') ? journey : newId() });
  };
  /** A fact of something else than the journey. */
  const told = (life: Life, type: string, data: Record<string, unknown> = {}) => life.tell(type, data, { subject: newId() });
  const moved = (life: Life, count: number) => life.until(() => moves(life).length >= count);

  test('eighteen months, stage after stage, within ten seconds', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z');
    await moved(life, 1);
    const started = performance.now();
    const months: [type: string, data: Record<string, unknown>, after: string, moves: number][] = [
      ['application.screened', {}, '15 days', 3],
      ['application.accepted', {}, '40 days', 6],
      ['assignment.confirmed', {}, '45 days', 7],
      ['enrolment.completed', { course: 'initial-joint' }, '30 days', 9],
      // Ninety days without a move: the coordinators are asked to look.
      ['convention.activated', {}, '100 days', 11],
    ];
    for (const [type, data, after, count] of months) {
      await time.pass(after);
      await moved(await told(life, type, data), count);
    }
    expect(life.tasks).toHaveLength(1);
    // A partner at work is not stuck: a year of engagement asks nothing more.
    await time.passUntil('2025-09-04T09:00:00.000Z');
    expect(life.tasks).toHaveLength(1);
    expect(life.wait.step).toBe('engaged');
    await told(life, 'membership.ended');
    await expect(life.ended()).resolves.toBe('closed');
    const seconds = (performance.now() - started) / 1000;
    expect(moves(life)).toEqual([
      '+application', '-application SCREENED', '+selection', '-selection ACCEPTED', '+matching', '+training', '-matching MATCHED', '-training COMPLETED',
      '+convention', '-convention ACTIVE', '+engagement', '-engagement ENDED', 'end ENDED',
    ]);
    expect(life.acts.filter((a) => a === 'recruitment.journey.plan')).toHaveLength(1);
    expect(seconds).toBeLessThan(10);
    await life.record('eighteen-months');
    await life.record('settings-first');
  });

  test('a refused candidate’s journey ends there', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z');
    await moved(await told(life, 'application.screened'), 3);
    await told(life, 'application.refused', { reason: 'CRITERIA' });
    await expect(life.ended()).resolves.toBe('closed');
    expect(moves(life)).toEqual(['+application', '-application SCREENED', '+selection', '-selection REFUSED', 'end REFUSED']);
    await life.record('refused');
  });

  test('a withdrawal heard of before the opening ends it all the same', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z', 'application.withdrawn');
    await moved(life, 1);
    await Promise.all(answered);
    await time.still(life.workflowId);
    await life.tell('journey.opened', { kind: 'partner' }, { version: 1, at: '2024-03-04T09:00:00.000Z' });
    await expect(life.ended()).resolves.toBe('closed');
    expect(moves(life)).toEqual(['end WITHDRAWN']);
    await life.record('withdrawn');
  });

  test('facts that come early, in another order and twice open each stage once, after what it comes after', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z');
    await moved(life, 1);
    const training = newId();
    await life.tell('enrolment.completed', { course: 'initial-joint' }, { subject: training, version: 4 });
    await told(life, 'assignment.confirmed');
    await told(life, 'application.accepted');
    await life.tell('enrolment.completed', { course: 'initial-joint' }, { subject: training, version: 4 });
    await moved(await told(life, 'application.screened'), 9);
    expect(moves(life)).toEqual([
      '+application', '-application SCREENED', '+selection', '-selection ACCEPTED', '+matching', '-matching MATCHED', '+training', '-training COMPLETED', '+convention',
    ]);
    await told(life, 'application.withdrawn');
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('early-facts');
  });

  test('nothing opens during a pause, the coordinators check in, and it goes on where it was', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z');
    await moved(life, 1);
    await life.tell('journey.paused');
    await life.at('paused');
    await moved(await told(life, 'application.screened'), 2);
    await time.pass('61 days');
    await life.until(() => life.tasks.length === 1);
    expect(moves(life)).toEqual(['+application', '-application SCREENED']);
    await moved(await life.tell('journey.resumed'), 3);
    expect(moves(life).at(-1)).toBe('+selection');
    await told(life, 'application.lapsed');
    await expect(life.ended()).resolves.toBe('closed');
    await life.record('paused-then-lapsed');
  });

  test('a stage the service refuses to open becomes one task, and the journey goes on waiting', async () => {
    const life = await opened('2024-03-04T09:00:00.000Z');
    time.answers['recruitment.journey.enter-stage'] = () => ({ outcome: 'refused', code: 'JOURNEY_PAUSED' });
    await moved(await told(life, 'application.screened'), 3);
    await life.until(() => life.tasks.length >= 1);
    expect(life.tasks.at(-1)).toMatchObject({ kind: 'refused-act', role: 'coordinator', code: 'JOURNEY_PAUSED' });
    expect(life.wait.step).toBe('moving');
    await life.record('stage-refused');
  });
});
