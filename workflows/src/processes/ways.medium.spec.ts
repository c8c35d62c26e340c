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

describe('a selection by meeting', () => {
  const screened = async (instant: string) => {
    await time.begin(instant);
    time.programme('meeting', { mode: 'meeting' });
    return (await new Life(time, 'selection').tell('application.screened', { person: CAMILLE })).at('inviting');
  };

  test('a date, the meeting, whether it took place, an answer: no slot to choose, no grid', async () => {
    const life = await screened('2025-03-10T09:00:00.000Z');
    expect(life.wait).toMatchObject({ process: 'meeting', role: 'coordinator', key: `${life.workflowId}/inviting#1` });
    await life.tell('application.interview-scheduled', { slot: newId(), interviewAt: '2025-03-31T12:00:00.000Z' });
    await life.at('meeting');
    // Five days before in winter time, the day before in summer time: nine in the morning both times.
    expect(life.wait).toMatchObject({ person: CAMILLE, reminders: ['2025-03-26T08:00:00.000Z', '2025-03-30T07:00:00.000Z'] });
    await time.passUntil('2025-03-31T12:05:00.000Z');
    await life.until(() => life.wait.role === 'coordinator');
    expect(life.wait.person).toBeUndefined();
    expect(life.wait.sentence.fr).toContain('noter si la rencontre a eu lieu');
    await (await life.tell('application.interviewed')).at('answering');
    await life.tell('application.deliberation-opened');
    await life.tell('application.accepted');
    await expect(life.ended()).resolves.toBe('accepted');
    expect(life.steps).toEqual(['inviting', 'meeting', 'answering']);
    await life.record('by-meeting');
  });

  test('somebody who could not come is invited again; where no date is agreed the lead takes over', async () => {
    const life = await screened('2025-03-10T09:00:00.000Z');
    await life.tell('application.interview-scheduled', { slot: newId(), interviewAt: '2025-03-12T12:00:00.000Z' });
    await (await life.at('meeting')).tell('application.interview-missed');
    await life.until(() => life.wait.key.endsWith('inviting#2'));
    await time.pass('23 days');
    await life.until(() => life.wait.role === 'lead');
    expect(life.reminded.at(-1)?.slice(0, 10)).toBe('2025-03-20');
    await life.tell('application.withdrawn');
    await expect(life.ended()).resolves.toBe('withdrawn');
    await life.record('by-meeting-missed');
  });
});

describe('the ways of matching', () => {
  const opened = async (way: string, instant: string, step: string) => {
    await time.begin(instant);
    time.programme(way, { by: way });
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    const journey = newId();
    const life = new Life(time, 'matching', journey, { journey });
    await life.tell('journey.stage-entered', { kind: 'partner', stage: 'matching', stageKind: 'matching', person: CAMILLE, membership: newId() });
    return life.at(step);
  };
  const proposed = async (life: Life) => {
    const proposal = newId();
    await life.tell('proposal.proposed', { person: CAMILLE }, { subject: proposal, version: 2 });
    return proposal;
  };
  const matched = async (life: Life, path: string, type = 'assignment.confirmed') => {
    await life.tell(type, {}, { subject: newId() });
    await expect(life.ended()).resolves.toBe('matched');
    await life.record(path);
  };

  test('by proposal: a silent one lapses, one the team refuses is replaced, the third is confirmed', async () => {
    const life = await opened('proposal', '2025-03-24T09:00:00.000Z', 'suggesting');
    const first = await proposed(life);
    await life.at('answering');
    expect(life.wait).toMatchObject({ process: 'proposal', role: 'partner', person: CAMILLE, then: 'lapse', ends: { aggregate: 'proposal', id: first } });
    await time.pass('9 days');
    await life.did('matching.proposal.lapse');
    // Three days after are before the change of clocks, six days after it: nine in the morning in Paris.
    expect(life.reminded).toEqual(['2025-03-27T08:00:00.000Z', '2025-03-30T07:00:00.000Z']);
    await life.tell('proposal.lapsed', {}, { subject: first });
    await life.until(() => life.wait.key.endsWith('suggesting#2'));
    const second = await proposed(life);
    await life.tell('proposal.accepted', {}, { subject: second });
    await life.at('confirming');
    expect(life.wait).toMatchObject({ role: 'referent', ends: { id: second } });
    await time.pass('9 days');
    await life.until(() => life.wait.role === 'coordinator');
    await life.tell('proposal.refused-by-team', {}, { subject: second });
    await life.until(() => life.wait.key.endsWith('suggesting#3'));
    const third = await proposed(life);
    await life.tell('proposal.accepted', {}, { subject: third });
    await life.tell('proposal.confirmed', {}, { subject: third });
    await life.until(() => life.wait.key.endsWith('confirming#2'));
    expect(life.acts).toEqual(['matching.proposal.lapse']);
    await matched(life, 'by-proposal');
  });

  test('by proposal, two at once: after the one that is declined the other is waited for', async () => {
    const life = await opened('proposal', '2025-03-03T09:00:00.000Z', 'suggesting');
    const [first, second] = [await proposed(life), await proposed(life)];
    await life.at('answering');
    await time.pass('1 day');
    await life.tell('proposal.declined', {}, { subject: first });
    await life.until(() => life.wait.ends.id === second);
    expect(life.wait).toMatchObject({ step: 'answering', person: CAMILLE });
    await life.tell('proposal.accepted', {}, { subject: second });
    await life.at('confirming');
    expect(life.steps).toEqual(['suggesting', 'answering', 'answering', 'confirming']);
    await matched(life, 'by-proposal-two-at-once');
  });

  test('by proposal: a lapse the guard refuses opens one task, however often it is tried', async () => {
    const life = await opened('proposal', '2025-03-03T09:00:00.000Z', 'suggesting');
    time.answers['matching.proposal.lapse'] = () => ({ outcome: 'refused', code: 'NOT_YET' });
    await proposed(life);
    await life.at('answering');
    await time.pass('17 days');
    await life.did('matching.proposal.lapse', 2);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'refused-act', code: 'NOT_YET', wait: life.wait.key })]);
    await life.tell('membership.ended', {}, { subject: newId() });
    await expect(life.ended()).resolves.toBe('ended');
    await life.record('by-proposal-lapse-refused');
  });

  test('by appointment: the lead is reminded, the direction takes over, and the mission is entrusted', async () => {
    const life = await opened('appointment', '2025-10-11T08:00:00.000Z', 'appointing');
    expect(life.wait).toMatchObject({ process: 'appointment', role: 'lead' });
    await time.pass('32 days');
    await life.until(() => life.wait.role === 'direction');
    expect(life.reminded).toEqual(['2025-10-26T08:00:00.000Z']);
    await matched(life, 'by-appointment');
  });

  test('by election: nobody stands, then nobody votes: the lead is asked to call each time; a term that ends starts it again', async () => {
    const life = await opened('election', '2025-01-06T09:00:00.000Z', 'nominating');
    await time.pass('61 days');
    await life.until(() => life.tasks.length === 1);
    await (await life.tell('seat.nominated', {}, { subject: newId() })).at('electing');
    await time.pass('32 days');
    await life.until(() => life.tasks.length === 2);
    expect(life.tasks.map((t) => [t.kind, t.role])).toEqual([['call', 'lead'], ['call', 'lead']]);
    expect(life.reminded).toHaveLength(2);
    await life.tell('seat.ended', {}, { subject: newId() });
    await life.until(() => life.wait.key.endsWith('nominating#2'));
    await life.tell('seat.nominated', {}, { subject: newId() });
    await life.until(() => life.wait.key.endsWith('electing#2'));
    await matched(life, 'by-election', 'seat.appointed');
  });
});
