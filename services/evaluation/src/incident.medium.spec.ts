import { newId, TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, type Grant } from '@tandem/messages';
import { ActorTokens, createService, OperationClient, systemActor, type Actor, type Platform } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { EvaluationModule, handlers } from './evaluation.module';
import { database } from './persistence/database';

const organisation = newId();
let platform: Platform;
let people: OperationClient;
let close: () => Promise<void>;
const who = (...roles: Grant['role'][]): Actor => ({ sub: `person:${newId()}`, grants: roles.map((role) => ({ role, organisation })) });
const idOf = (actor: Actor): string => actor.sub.slice(7);
const [partner, coordinator, colleague, dpo, direction, admin] = [who('partner'), who('coordinator'), who('coordinator'), who('dpo'), who('direction'), who('admin')];

const rows = <T>(sql: string, ...args: unknown[]): Promise<T[]> => platform.source.transaction(async (em) => {
  await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
  return (await em.query(sql, args)) as T[];
});
const refused = (work: Promise<unknown>) => work.then(() => 'accepted', (e: TandemError) => e.code);
const open = async (actor: Actor, input: object): Promise<string> => (await people.ask(operations.incidentOpen, { organisation, severity: 'CONFLICT', text: 'Une phrase qui ne doit sortir nulle part.', ...input } as never, { actor, key: `k-${newId()}` })).id;
const get = (actor: Actor, id: string) => people.ask(operations.incidentGet, { id }, { actor });
type Move = 'incidentTriage' | 'incidentAct' | 'incidentResolve' | 'incidentEscalate' | 'incidentClose';
async function move(actor: Actor, what: Move, id: string, input: object = {}): Promise<string> {
  const [{ version }] = await rows<{ version: number }>('SELECT version FROM incident WHERE id = $1', id);
  return refused(people.ask(operations[what], { id, ...input } as never, { actor, key: `k-${newId()}`, ifMatch: version }));
}

beforeAll(async () => {
  const db = await temporaryDatabase();
  const service = await createService({ service: 'evaluation', config: testConfig('evaluation', db.url), database, module: EvaluationModule, handlers });
  platform = service.platform;
  people = new OperationClient(platform.nc, await ActorTokens.from(testActorKeys('gateway')));
  close = () => service.stop().then(db.drop);
});
afterAll(() => close());

test('seen by whoever told it and the office it goes to, then by the one who took it and whoever they name', async () => {
  const id = await open(partner, {});
  const seen = async () => Promise.all([partner, coordinator, colleague, dpo, direction, admin].map((actor) => refused(get(actor, id))));
  expect(await seen()).toEqual(['accepted', 'accepted', 'accepted', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect(await move(coordinator, 'incidentTriage', id, { named: [idOf(direction)] })).toBe('accepted');
  expect(await seen()).toEqual(['accepted', 'accepted', 'NOT_FOUND', 'NOT_FOUND', 'accepted', 'NOT_FOUND']);
  expect(await move(colleague, 'incidentAct', id, { mediator: newId() })).toBe('NOT_FOUND');
  const list = async (actor: Actor) => (await people.ask(operations.incidentList, {}, { actor })).items.some((i) => i.id === id);
  expect([await list(partner), await list(coordinator), await list(colleague), await list(direction)]).toEqual([true, true, false, true]);
  expect(await refused(get({ ...coordinator, sub: `person:${newId()}`, grants: [{ role: 'coordinator', organisation: newId() }] }, id))).toBe('NOT_FOUND');
});

test('its words are sealed and its facts say neither who nor what', async () => {
  const id = await open(partner, { severity: 'DISTRESS', concerns: newId() });
  const [{ sealed }] = await rows<{ sealed: string }>('SELECT sealed FROM incident WHERE id = $1', id);
  expect(sealed).not.toContain('phrase');
  const calledAt = new Date(Date.now() - 60_000).toISOString();
  expect(await move(coordinator, 'incidentTriage', id)).toBe('INCIDENT_CALL_FIRST');
  expect(await move(coordinator, 'incidentTriage', id, { calledAt: new Date(Date.now() + 3_600_000).toISOString() })).toBe('INCIDENT_TO_COME');
  expect(await move(coordinator, 'incidentTriage', id, { calledAt, note: 'Appelée, elle va mieux.' })).toBe('accepted');
  const read = await get(partner, id);
  expect([read.text, read.notes.map((n) => n.text), read.calledAt]).toEqual(['Une phrase qui ne doit sortir nulle part.', ['Appelée, elle va mieux.'], calledAt]);
  const told = JSON.stringify(await rows('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY version', id));
  for (const secret of [idOf(partner), String(read.concerns), 'phrase', 'Appelée']) expect(told).not.toContain(secret);
  expect(told).toContain('system:evaluation/incident');
  await rows('DELETE FROM person_key WHERE person_id = $1', read.concerns);
  expect((await get(partner, id)).text).toBeNull();
});

test('a breach goes to the data protection officer, who decides about the authority before anything else', async () => {
  expect(await refused(open(partner, { severity: 'BREACH', to: 'coordinator' }))).toBe('INCIDENT_BREACH_TO_DPO');
  const id = await open(partner, { severity: 'BREACH' });
  expect([await refused(get(coordinator, id)), await move(dpo, 'incidentEscalate', id)]).toEqual(['NOT_FOUND', 'INCIDENT_AUTHORITY_UNDECIDED']);
  expect(await move(dpo, 'incidentTriage', id)).toBe('accepted');
  expect(await move(dpo, 'incidentAct', id)).toBe('INCIDENT_AUTHORITY_UNDECIDED');
  expect(await move(dpo, 'incidentAct', id, { authority: 'NOTIFIED' })).toBe('accepted');
  expect(await move(dpo, 'incidentResolve', id, { outcome: 'SETTLED' })).toBe('accepted');
  expect(await move(dpo, 'incidentClose', id)).toBe('accepted');
  expect(await move(dpo, 'incidentClose', id)).toBe('ILLEGAL_TRANSITION');
});

test('a conflict waits for a mediator who is no party to it; nobody acting on it hands it to the direction', async () => {
  const id = await open(partner, { to: 'direction' });
  expect(await move(direction, 'incidentTriage', id)).toBe('accepted');
  expect([await move(direction, 'incidentAct', id), await move(direction, 'incidentAct', id, { mediator: idOf(partner) })]).toEqual(['INCIDENT_MEDIATOR_MISSING', 'INCIDENT_MEDIATOR_INVOLVED']);
  const other = await open(partner, {});
  await people.ask(operations.incidentTriage, { id: other }, { actor: coordinator, key: `k-${newId()}`, ifMatch: 1 });
  await platform.client.ask(operations.incidentEscalate, { id: other }, { actor: systemActor('incident'), key: `k-${newId()}` });
  expect([await refused(get(direction, other)), await refused(get(coordinator, other)), await refused(get(colleague, other))]).toEqual(['accepted', 'accepted', 'NOT_FOUND']);
  expect(await move(direction, 'incidentResolve', other, { outcome: 'REFERRED' })).toBe('accepted');
});

test('somebody without a place in the organisation opens nothing there, and an account number is not written', async () => {
  expect(await refused(open({ sub: `person:${newId()}`, grants: [] }, {}))).toBe('NOT_FOUND');
  expect(await refused(open(partner, { organisation: newId() }))).toBe('NOT_FOUND');
  expect(await refused(open(partner, { text: 'mon numéro : 1 85 05 78 006 084 91' }))).toBe('IDENTIFIER_IN_TEXT');
});
