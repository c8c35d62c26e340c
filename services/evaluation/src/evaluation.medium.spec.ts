import { newId, TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, inboxOperations, summaryOperations, type TandemEvent } from '@tandem/messages';
import { ActorTokens, createService, OperationClient, publicActor, systemActor, type Actor, type Platform } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { database } from './persistence/database';
import { EvaluationModule, handlers } from './evaluation.module';
import { INSTRUMENTS } from './domain/instruments';

const organisation = newId();
const letters: { person: string; link: string; template: string }[] = [];
let platform: Platform;
let people: OperationClient;
let close: () => Promise<void>;
const coordinator: Actor = { sub: `person:${newId()}`, grants: [{ role: 'coordinator', organisation }] };
const system = systemActor('test');

const fact = (type: string, subject: string, version: number, data: Record<string, unknown>, time = '2025-05-12T10:00:00.000Z'): TandemEvent => ({
  specversion: '1.0', id: `${subject}:${version}:0`, source: '/x', type: `${type}.v1`, subject, time, datacontenttype: 'application/json', dataschema: 'x',
  organisation, programme: 'chu-nice', aggregate: type.split('.')[0], version, actor: 'system:test', data,
});
const refused = (work: Promise<unknown>) => work.then(() => 'accepted', (e: TandemError) => e.code);
const rows = <T>(sql: string, ...args: unknown[]): Promise<T[]> => platform.source.transaction(async (em) => {
  await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
  return (await em.query(sql, args)) as T[];
});

beforeAll(async () => {
  const db = await temporaryDatabase();
  const config = { ...testConfig('evaluation', db.url), PUBLIC_URL: 'http://127.0.0.1:8080' };
  const service = await createService({ service: 'evaluation', config, database, module: EvaluationModule, handlers });
  platform = service.platform;
  people = new OperationClient(platform.nc, await ActorTokens.from(testActorKeys('gateway')));
  // Letters are another service’s: here they are only counted.
  platform.client.ask = (async (operation: unknown, input: { person: string; template: string; params: { link: string } }, options: never) =>
    operation === inboxOperations.messageSend ? void letters.push({ person: input.person, link: input.params.link, template: input.template }) : OperationClient.prototype.ask.call(platform.client, operation as never, input as never, options)) as never;
  await rows(`INSERT INTO programme_survey (organisation_id, programme, position, instrument, programme_version, trigger, audience) VALUES ($1, 'chu-nice', 0, 'joint-training', 1, 'TRAINING_END', 'PARTNER'), ($1, 'chu-nice', 1, 'students', 1, 'YEARLY', 'STUDENT')`, organisation);
  close = () => service.stop().then(db.drop);
});
afterAll(() => close());

/** Seven people finish one training; their questionnaire opens. */
async function opened(count: number): Promise<{ campaign: string; tickets: string[] }> {
  const session = newId();
  letters.length = 0;
  for (let i = 0; i < count; i += 1) await platform.facts.handle(fact('enrolment.completed', newId(), 3, { state: 'COMPLETED', from: 'ATTENDED', person: newId(), membership: newId(), session, course: 'initial-joint', side: 'PARTNER' }));
  const [{ id }] = await rows<{ id: string }>('SELECT id FROM campaign WHERE gathering = $1', `joint-training/${session}`);
  await platform.client.ask(operations.campaignOpen, { id }, { actor: system, key: `open/${id}` });
  for (let i = 0; i < 1_000 && letters.length < count; i += 1) await new Promise((r) => setTimeout(r, 20));
  return { campaign: id, tickets: letters.map((l) => l.link.split('/').at(-1) as string) };
}
const answer = (ticket: string, answers: Record<string, number | string> = { satisfaction: 4, clarity: 5 }) => people.ask(operations.surveyAnswer, { ticket, answers }, { actor: publicActor, key: `k-${newId()}` });

test('each person is asked once, by a ticket of their own that works once', async () => {
  const { tickets } = await opened(7);
  expect(new Set(tickets).size).toBe(7);
  expect(await people.ask(operations.surveyRead, { ticket: tickets[0] }, { actor: publicActor })).toMatchObject({ instrument: 'joint-training', anonymous: true });
  expect(await refused(answer(tickets[0]))).toBe('accepted');
  expect(await refused(answer(tickets[0]))).toBe('ALREADY_ANSWERED');
  expect(await refused(answer('no-such-ticket'))).toBe('TICKET_UNKNOWN');
  const twins = await Promise.all([refused(answer(tickets[1])), refused(answer(tickets[1]))]);
  expect(twins.sort()).toEqual(['ALREADY_ANSWERED', 'accepted']);
});

test('answers wait and come out five together; before that nothing is shown, and no row ties an answer to a person', async () => {
  const { campaign, tickets } = await opened(7);
  const results = () => people.ask(operations.campaignResults, { id: campaign }, { actor: coordinator });
  for (const ticket of tickets.slice(0, 4)) await answer(ticket);
  expect((await results()).cells.every((c) => c.hidden && c.n === null)).toBe(true);
  expect(await rows('SELECT 1 FROM response WHERE campaign_id = $1', campaign)).toHaveLength(0);
  await answer(tickets[4]);
  expect((await results()).cells.find((c) => c.question === 'satisfaction')).toMatchObject({ n: 5, mean: 4, hidden: false });
  const audit = await rows<{ operation: string }>(`SELECT operation FROM audit WHERE operation = 'evaluation.survey.answer'`);
  const keys = await rows(`SELECT 1 FROM idempotency WHERE operation = 'evaluation.survey.answer'`);
  expect([audit, keys]).toEqual([[], []]);
  const invitations = await rows<{ updated_at: Date; state: string }>('SELECT state, updated_at FROM invitation WHERE campaign_id = $1 AND burned', campaign);
  expect(new Set(invitations.map((i) => `${i.state} ${i.updated_at.toISOString()}`)).size).toBe(1);
  const told = await rows<{ event: { actor: string } }>(`SELECT event FROM outbox WHERE event->>'type' IN ('response.released.v1', 'invitation.completed.v1') AND event->'data'->>'campaign' = $1`, campaign);
  expect(told).toHaveLength(6);
  expect(told.every((t) => !t.event.actor.startsWith('person:'))).toBe(true);
});

test('at close the last answers come out; a cell under five stays hidden', async () => {
  const { campaign, tickets } = await opened(6);
  await answer(tickets[0], { satisfaction: 1, wish: 'Plus de temps ensemble' });
  await platform.client.ask(operations.campaignClose, { id: campaign }, { actor: system, key: `close/${campaign}` });
  const results = await people.ask(operations.campaignResults, { id: campaign }, { actor: coordinator });
  expect(results).toMatchObject({ answered: 1 });
  expect(results.cells.every((c) => c.hidden)).toBe(true);
  expect(await refused(answer(tickets[1]))).toBe('SURVEY_CLOSED');
});

test('whoever declines is counted apart, asked nothing more, and nobody can tell who it was', async () => {
  const { campaign, tickets } = await opened(6);
  const decline = (ticket: string) => refused(people.ask(operations.surveyDecline, { ticket }, { actor: publicActor, key: `k-${newId()}` }));
  expect(await decline(tickets[0])).toBe('accepted');
  expect([await decline(tickets[0]), await refused(answer(tickets[0]))]).toEqual(['SURVEY_DECLINED', 'SURVEY_DECLINED']);
  await answer(tickets[1]);
  expect(await decline(tickets[1])).toBe('ALREADY_ANSWERED');
  const both = await Promise.all([decline(tickets[2]), refused(answer(tickets[2]))]);
  expect(both.filter((code) => code === 'accepted')).toHaveLength(1);
  const told = await rows<{ event: { actor: string; data: object } }>(`SELECT event FROM outbox WHERE event->>'type' = 'invitation.declined.v1' AND event->'data'->>'campaign' = $1`, campaign);
  expect(told.map((t) => [t.event.actor, t.event.data])[0]).toEqual(['public', { state: 'DECLINED', from: 'SENT', campaign }]);
  const [{ declined }] = await rows<{ declined: number }>('SELECT declined FROM campaign WHERE id = $1', campaign);
  expect(declined).toBe(told.length);
});

test('each reminder goes to those who were reached and have neither answered nor declined, with their own ticket, and to nobody once it is closed', async () => {
  const { campaign, tickets } = await opened(9);
  const asked = [...letters];
  const remind = (n: number) => refused(platform.client.ask(operations.campaignRemind, { id: campaign }, { actor: system, key: `remind/${campaign}/${n}` }));
  const reminded = async (n: number, silent: typeof asked) => {
    letters.length = 0;
    expect(await remind(n)).toBe('accepted');
    for (let i = 0; i < 1_000 && letters.length < silent.length; i += 1) await new Promise((r) => setTimeout(r, 20));
    const said = ({ person, link }: (typeof asked)[number]) => `${person} ${link}`;
    expect([letters.map(said).sort(), new Set(letters.map((l) => l.template))]).toEqual([silent.map(said).sort(), new Set(['survey-reminder'])]);
  };
  // Its answer waits for others: the invitation looks like the rest, and is not asked again.
  await answer(tickets[0]);
  await people.ask(operations.surveyDecline, { ticket: tickets[1] }, { actor: publicActor, key: `k-${newId()}` });
  await platform.facts.handle(fact('message.bounced', newId(), 3, { state: 'BOUNCED', from: 'SENT', person: asked[2].person, template: 'survey-invitation', channel: 'MAIL' }));
  await reminded(1, asked.slice(3));
  for (const ticket of tickets.slice(3, 7)) await answer(ticket);
  await reminded(2, asked.slice(7));
  await platform.client.ask(operations.campaignClose, { id: campaign }, { actor: system, key: `close/${campaign}` });
  expect(await remind(3)).toBe('ILLEGAL_TRANSITION');
});

test('a cancelled questionnaire keeps nothing that was answered; a published one is archived', async () => {
  const { campaign, tickets } = await opened(6);
  for (const ticket of tickets) await answer(ticket);
  const row = await people.ask(operations.campaignGet, { id: campaign }, { actor: coordinator });
  const order = (operation: typeof operations.campaignCancel, id: string, ifMatch: number) => refused(people.ask(operation, { id }, { actor: coordinator, key: `k-${newId()}`, ifMatch }));
  expect(await order(operations.campaignArchive, campaign, row.version)).toBe('ILLEGAL_TRANSITION');
  expect(await order(operations.campaignCancel, campaign, row.version)).toBe('accepted');
  expect(await rows('SELECT 1 FROM pending_answer WHERE campaign_id = $1', campaign)).toEqual([]);
  expect(await people.ask(operations.campaignResults, { id: campaign }, { actor: coordinator })).toMatchObject({ answered: 0 });
  const { campaign: other } = await opened(5);
  await people.ask(operations.campaignClose, { id: other }, { actor: coordinator, key: `k-${newId()}`, ifMatch: 3 });
  await people.ask(operations.campaignPublish, { id: other }, { actor: coordinator, key: `k-${newId()}`, ifMatch: 4 });
  expect(await order(operations.campaignArchive, other, 5)).toBe('accepted');
});

test('students are asked by one link for all, without invitations', async () => {
  const vacation = { membership: newId(), person: newId(), assignment: newId(), project: newId(), date: '2024-03-04', part: 'AM', remote: false, format: 'course', field: 'TEACHING', level: 'CONSULTATION', payableShare: 100 };
  for (let n = 0; n < 2; n += 1) await platform.facts.handle(fact('vacation.approved', newId(), 5, { ...vacation, state: 'APPROVED', from: 'DECLARED' }));
  const [{ id }, ...more] = await rows<{ id: string }>(`SELECT id FROM campaign WHERE instrument = 'students'`);
  expect(more).toEqual([]);
  expect(await refused(people.ask(operations.campaignLink, { id }, { actor: coordinator }))).toBe('SURVEY_NOT_SHARED');
  await platform.client.ask(operations.campaignOpen, { id }, { actor: system, key: `open/${id}` });
  const { link } = await people.ask(operations.campaignLink, { id }, { actor: coordinator });
  const ticket = link.split('/').at(-1) as string;
  for (let n = 0; n < 5; n += 1) await answer(ticket, { satisfaction: 4, learning: 5 });
  expect(await people.ask(operations.campaignResults, { id }, { actor: coordinator })).toMatchObject({ answered: 5 });
  expect(await rows('SELECT 1 FROM invitation WHERE campaign_id = $1', id)).toEqual([]);
  expect(await refused(people.ask(operations.surveyDecline, { ticket }, { actor: publicActor, key: `k-${newId()}` }))).toBe('SURVEY_SHARED');
  const { items } = await people.ask(operations.surveyList, { organisation, programme: 'chu-nice' }, { actor: coordinator });
  expect(items.map((s) => [s.instrument, s.reach, s.notYet])).toEqual([['joint-training', 'INVITATION', null], ['students', 'LINK', null]]);
});

test('bad answers are refused by field and leave nothing; a NIR in a free text too', async () => {
  const { campaign, tickets } = await opened(5);
  const fields = (answers: Record<string, number | string>) => answer(tickets[0], answers).then(() => [], (e: TandemError) => [e.code, ...e.fields.map((f) => f.path)]);
  expect(await fields({ satisfaction: 9 })).toEqual(['ANSWER_OUT_OF_SCALE', 'answers.satisfaction']);
  expect(await fields({ unknown: 1 })).toEqual(['ANSWER_UNKNOWN_QUESTION', 'answers.unknown']);
  expect(await fields({})).toEqual(['ANSWERS_EMPTY']);
  expect((await fields({ wish: 'mon numéro : 1 85 05 78 006 084 91' }))[0]).toBe('IDENTIFIER_IN_TEXT');
  expect(await rows('SELECT 1 FROM pending_answer WHERE campaign_id = $1', campaign)).toHaveLength(0);
});

test('indicators say what they counted, and a period fixed for a report is not rewritten', async () => {
  const membership = newId();
  const person = newId();
  const vacation = { membership, person, assignment: newId(), project: newId(), date: '2025-03-04', part: 'AM', remote: false, format: 'audit', field: 'CARE', level: 'PARTNERSHIP', payableShare: 100 };
  await platform.facts.handle(fact('membership.activated', membership, 2, { state: 'ACTIVE', from: 'ONBOARDING', person }, '2024-01-10T09:00:00.000Z'));
  for (const date of ['2025-03-04', '2025-03-05']) await platform.facts.handle(fact('vacation.approved', newId(), 5, { ...vacation, date, state: 'APPROVED', from: 'DECLARED' }));
  const span = { organisation, starts: '2025-01-01', ends: '2025-12-31' };
  const { items } = await people.ask(operations.indicatorList, span, { actor: coordinator });
  expect(items.find((i) => i.code === 'N4')).toMatchObject({ value: 2, n: 2 });
  expect(items.find((i) => i.code === 'I3')).toMatchObject({ value: 4, cells: { PARTNERSHIP: 1 } });
  expect(items.find((i) => i.code === 'N7')).toMatchObject({ value: 1, n: 1 });
  expect((await people.ask(operations.indicatorFacts, { code: 'N4', ...span }, { actor: coordinator })).ids).toHaveLength(2);
  expect(await refused(people.ask(operations.indicatorList, { ...span, organisation: newId() }, { actor: coordinator }))).toBe('NOT_FOUND');
  expect(await refused(people.ask(operations.indicatorList, { organisation, starts: '2025-02-01', ends: '2025-01-01' }, { actor: coordinator }))).toBe('PERIOD_REVERSED');
  await people.ask(operations.indicatorCompute, span, { actor: coordinator, key: `k-${newId()}` });
  expect(await rows('SELECT 1 FROM indicator_snapshot WHERE organisation_id = $1', organisation)).toHaveLength(items.length);
  expect((await platform.client.ask(summaryOperations.evaluation, { organisation }, { actor: { ...coordinator, sub: 'system:x', grants: [{ role: 'system', organisation: '*' }] } }).catch(() => undefined))).toBeUndefined();
});

test('every questionnaire asks in both languages', () => {
  for (const instrument of INSTRUMENTS) for (const q of instrument.questions) expect([q.text.fr.length, q.text.en.length].every((n) => n > 5)).toBe(true);
});
