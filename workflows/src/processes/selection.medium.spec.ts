import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

describe('the selection of a candidate, from a screened file to an answer', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(() => time.forget());

  const [CAMILLE, DOCTOR, USER_REP] = [newId(), newId(), newId()];
  const screened = async (instant: string): Promise<Life> => {
    await time.begin(instant);
    return new Life(time, 'selection').tell('application.screened', { person: CAMILLE });
  };
  /** An interview on that instant, held and graded by nobody yet. */
  const interviewed = async (from: string, interviewAt: string) => {
    const life = await screened(from);
    const [slot, doctor, userRep] = [newId(), newId(), newId()];
    await life.tell('application.interview-scheduled', { slot, interviewAt });
    await life.at('interview');
    await time.passUntil(interviewAt);
    await life.tell('interview-slot.held', { application: life.id }, { subject: slot });
    await life.tell('grid.assigned', { application: life.id, member: DOCTOR, role: 'professional' }, { subject: doctor });
    await life.tell('grid.assigned', { application: life.id, member: USER_REP, role: 'ru' }, { subject: userRep });
    await life.until(() => life.wait.step === 'grids' && life.wait.person === DOCTOR);
    return { life, slot, doctor, userRep };
  };
  const end = async (life: Life, type = 'application.accepted') => {
    await life.tell(type);
    return life.ended();
  };

  test('slot, interview, two grids one after the other, deliberation, accepted', async () => {
    const { life, doctor, userRep } = await interviewed('2025-09-01T10:00:00.000Z', '2025-09-15T12:00:00.000Z');
    await life.tell('grid.submitted', { application: life.id }, { subject: doctor });
    await life.until(() => life.wait.person === USER_REP);
    expect(life.wait).toMatchObject({ role: 'ru', ends: { aggregate: 'grid', id: userRep, states: ['SUBMITTED'] } });
    await life.tell('grid.submitted', { application: life.id }, { subject: userRep });
    await (await life.tell('application.interviewed')).at('deciding');
    await life.tell('application.deliberation-opened');
    await expect(end(life)).resolves.toBe('accepted');
    expect(life.steps).toEqual(['choosing', 'interview', 'grids', 'grids', 'grids', 'deciding']);
    expect(life.asked.at(-1)).toMatchObject({ operation: 'inbox.wait.withdraw', input: { workflow: life.workflowId } });
    await life.record('accepted');
    await life.record('settings-first');
  });

  test('a missing grid is reminded on the third morning, a clock change in between, and handed on on the seventh', async () => {
    const { life } = await interviewed('2025-03-20T10:00:00.000Z', '2025-03-27T13:00:00.000Z');
    await time.passUntil('2025-04-05T12:00:00.000Z');
    await life.until(() => life.wait.role === 'coordinator');
    // 30 March 2025: nine in the morning in Paris is seven, no longer eight, in UTC.
    expect(life.reminded.at(-1)).toBe('2025-03-30T07:00:00.000Z');
    expect(life.wait.sentence.fr).toContain('la coordination pour obtenir la grille d’entretien manquante');
    expect(life.wait.key).toBe(life.waits.find((w) => w.person === DOCTOR)?.key);
    await expect(end(life, 'application.withdrawn')).resolves.toBe('withdrawn');
    await life.record('grid-missing');
  });

  test('somebody who did not come chooses again; an interview that moves is followed to its new date', async () => {
    const life = await screened('2025-10-20T08:00:00.000Z');
    const slots = [newId(), newId(), newId()];
    await life.tell('application.interview-scheduled', { slot: slots[0], interviewAt: '2025-10-24T08:00:00.000Z' });
    await life.at('interview');
    await life.tell('application.interview-moved', { slot: slots[1], interviewAt: '2025-10-27T08:00:00.000Z' });
    await life.until(() => life.wait.ends.id === slots[1]);
    await time.passUntil('2025-10-27T08:05:00.000Z');
    await life.until(() => life.wait.role === 'professional');
    // Five days before is summer time; on the day before, winter time has come: nine in the morning in Paris both times.
    expect(life.reminded).toEqual(['2025-10-22T07:00:00.000Z', '2025-10-26T08:00:00.000Z']);
    await life.tell('application.interview-missed', { slot: slots[1] });
    await life.until(() => life.wait.step === 'choosing');
    expect(life.wait.person).toBe(CAMILLE);
    await expect(end(life, 'application.withdrawn')).resolves.toBe('withdrawn');
    await life.record('missed-then-withdrawn');
  });

  test('a grid handed in before it is heard of as handed out is not waited for', async () => {
    const life = await screened('2025-09-01T10:00:00.000Z');
    const grids = [newId(), newId()];
    await life.tell('application.interview-scheduled', { slot: newId(), interviewAt: '2025-09-02T12:00:00.000Z' });
    await life.at('interview');
    await time.passUntil('2025-09-02T13:00:00.000Z');
    await life.tell('grid.submitted', { application: life.id }, { subject: grids[0], version: 2 });
    await life.tell('grid.assigned', { application: life.id, member: DOCTOR, role: 'professional' }, { subject: grids[0], version: 1 });
    await life.tell('grid.assigned', { application: life.id, member: USER_REP, role: 'ru' }, { subject: grids[1] });
    await life.until(() => life.wait.person === USER_REP);
    await expect(end(life, 'application.refused')).resolves.toBe('refused');
    await life.record('refused');
  });

  test('a candidate who never chooses lapses after a delivered message, and only once', async () => {
    const life = await screened('2025-09-01T10:00:00.000Z');
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    await life.at('choosing');
    await time.pass('23 days');
    await life.did('recruitment.application.lapse');
    await expect(end(life, 'application.lapsed')).resolves.toBe('lapsed');
    expect(life.acts).toEqual(['recruitment.application.lapse']);
    expect(life.reminded).toEqual(['2025-09-06T07:00:00.000Z', '2025-09-11T07:00:00.000Z']);
    await life.record('lapsed');
  });
});
