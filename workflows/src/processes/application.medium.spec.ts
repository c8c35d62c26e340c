import { newId } from '@tandem/kernel';
import { recordHistory } from '../testing/histories';
import { Life } from '../testing/life';
import { fact, TimeSkipping } from '../testing/time-skipping';

describe('the application process, months in milliseconds', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(() => time.forget());

  const begin = async (type = 'application.submitted') => {
    const id = newId();
    const at = await time.now();
    await time.signal('application', id, fact(type, id, 1, at, { person: newId() }));
    await time.until(() => time.waits().length > 0);
    return { id, at };
  };

  test('a submitted file waits for the coordinators; nobody does: reminded, then handed to the lead, who still can', async () => {
    const { id } = await begin();
    expect(time.lastWait()).toMatchObject({ step: 'screening', role: 'coordinator', then: 'escalate', to: 'lead' });
    expect(time.lastWait().sentence.fr).toMatch(/la coordination .* au plus tard le .* Sinon : la ou le responsable prend le relais/);
    await time.pass('40 days');
    await time.until(() => time.lastWait().role === 'lead');
    expect(time.names()).toContain('inbox.wait.remind');
    await time.signal('application', id, fact('application.screened', id, 2, await time.now()));
    await expect(time.result('application', id)).resolves.toBe('screened');
    expect(time.names().at(-1)).toBe('inbox.wait.withdraw');
  });

  test('a silent candidate lapses only after a delivered message; without one, somebody is asked to call', async () => {
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: false } });
    const { id, at } = await begin('application.started');
    await time.pass('35 days');
    await time.until(() => time.names().includes('inbox.task.open'));
    expect(time.names()).not.toContain('recruitment.application.lapse');
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    await time.pass('40 days');
    await time.until(() => time.names().includes('recruitment.application.lapse'));
    expect(Date.parse(await time.now()) - Date.parse(at)).toBeGreaterThan(60 * 86_400_000);
    await time.signal('application', id, fact('application.lapsed', id, 3, await time.now()));
    await expect(time.result('application', id)).resolves.toBe('lapsed');
    await recordHistory(time.env.client, `application/${id}`, 'application', 'lapsed');
  });

  test('facts twice, out of order and before their step are each heard once', async () => {
    const id = newId();
    const at = await time.now();
    const incomplete = fact('application.marked-incomplete', id, 3, at, { missing: ['birth-date'] });
    await time.signal('application', id, incomplete);
    await time.signal('application', id, fact('application.submitted', id, 2, at, { person: newId() }));
    await time.signal('application', id, incomplete);
    await time.until(() => time.waits().some((w) => w.step === 'completing'));
    expect(time.waits().map((w) => w.step)).toEqual(['screening', 'completing']);
    await time.signal('application', id, fact('application.withdrawn', id, 4, at));
    await expect(time.result('application', id)).resolves.toBe('withdrawn');
    await recordHistory(time.env.client, `application/${id}`, 'application', 'withdrawn');
  });

  test('an answer in the same second as the deadline wins over it', async () => {
    const { id } = await begin('application.started');
    const { due } = time.lastWait();
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    await time.signal('application', id, fact('application.submitted', id, 2, due, {}));
    await time.pass('60 days');
    await time.until(() => time.lastWait().step === 'screening');
    expect(time.names()).not.toContain('recruitment.application.lapse');
    await time.signal('application', id, fact('application.withdrawn', id, 3, await time.now()));
    await time.result('application', id);
  });

  test('a refusal is confirmed by a second person within five business days: 1 and 8 May are not', async () => {
    await time.begin('2025-04-30T10:00:00.000Z');
    const life = await new Life(time, 'application').tell('application.started', { person: newId() });
    await life.tell('application.submitted');
    await life.at('screening');
    await life.tell('application.refusal-proposed');
    await life.at('confirming-refusal');
    // 2, 5, 6, 7 and 9 May; noon is later than the hour of deadlines, so the next working morning.
    expect(life.wait).toMatchObject({ role: 'lead', due: '2025-05-12T07:00:00.000Z', reminders: ['2025-05-05T07:00:00.000Z'] });
    await life.tell('application.refused', { reason: 'CRITERIA' });
    await expect(life.ended()).resolves.toBe('refused');
    await life.record('refused');
  });

  test('an incomplete file is completed, screened and goes on', async () => {
    await time.begin('2025-03-03T10:00:00.000Z');
    const life = await new Life(time, 'application').tell('application.started', { person: newId() });
    await life.tell('application.submitted');
    await (await life.tell('application.marked-incomplete', { missing: ['birth-date'] })).at('completing');
    await time.pass('6 days');
    await life.did('inbox.wait.remind');
    await (await life.tell('application.resubmitted')).until(() => life.wait.key.endsWith('screening#2'));
    await life.tell('application.screened');
    await expect(life.ended()).resolves.toBe('screened');
    await life.record('screened');
    await life.record('settings-first');
  });
});
