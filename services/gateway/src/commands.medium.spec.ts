import { newId } from '@tandem/kernel';
import { world } from './testing/fakes';
import { openHouse, type House } from './testing/house';

const organisation = newId();
const key = () => `key-${newId()}`;
let house: House;
let coordinator: { person: string; token: string };
beforeAll(async () => {
  house = await openHouse();
  coordinator = await house.someone({ role: 'coordinator', organisation });
});
afterAll(() => house.close());

const done = (id: string, more: { headers?: Record<string, string>; key?: string; token?: string; body?: unknown } = {}) =>
  house.call('POST', `/tasks/${id}/done`, { token: coordinator.token, key: key(), body: { outcome: 'reached' }, ...more });

describe('a command through the public door', () => {
  test('is done once, answers its version as ETag, and says the same when it is repeated', async () => {
    const id = await house.task(organisation);
    const once = key();
    const first = await done(id, { key: once, headers: { 'if-match': '"1"' } });
    expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { id, state: 'DONE', version: 2, allowed: [] } });
    expect(await done(id, { key: once, headers: { 'if-match': 'W/"1"' } })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await done(id, { key: once, headers: { 'if-match': '1' }, body: { outcome: 'handled' } })).toMatchObject({ status: 422, body: { code: 'KEY_REUSED' } });
  });

  test('without a key, without a version, with a stale one or in the wrong state is refused as a problem a person can read', async () => {
    const id = await house.task(organisation);
    expect(await done(id, { key: undefined, headers: { 'if-match': '1' } })).toMatchObject({ status: 400, body: { code: 'KEY_REQUIRED' } });
    expect(await done(id)).toMatchObject({ status: 428, body: { code: 'VERSION_REQUIRED' } });
    const stale = await done(id, { headers: { 'if-match': '"7"', 'accept-language': 'en' } });
    expect(stale).toMatchObject({ status: 412, headers: { 'content-language': 'en' }, body: { code: 'STALE_VERSION', version: 1, state: 'OPEN', instance: `/api/v1/tasks/${id}/done`, fields: [] } });
    expect(stale.headers['content-type']).toContain('application/problem+json');
    expect(stale.body.title).toBe('Somebody changed this in the meantime (version 1). Read it again first.');
    await done(id, { headers: { 'if-match': '1' } });
    expect(await done(id, { headers: { 'if-match': '2' } })).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION', state: 'DONE', allowed: [], type: 'urn:tandem:problem:ILLEGAL_TRANSITION' } });
    expect(await done(id, { headers: { 'if-match': '*' } })).toMatchObject({ status: 400, body: { code: 'MALFORMED_HEADER' } });
  });

  test('with an unknown field, a bad value or an address that says something else names the field', async () => {
    const id = await house.task(organisation);
    const version = { headers: { 'if-match': '1' } };
    expect(await done(id, { ...version, body: { outcome: 'reached', mood: 'good' } })).toMatchObject({ status: 422, body: { code: 'VALIDATION', fields: [{ path: '', code: 'unrecognized_keys', message: 'Champ inconnu : mood.' }] } });
    expect(await done(id, { ...version, body: { outcome: 'perhaps' } })).toMatchObject({ status: 422, body: { fields: [{ path: 'outcome' }] } });
    expect(await done(id, { ...version, body: { id: newId(), outcome: 'reached' } })).toMatchObject({ status: 422, body: { fields: [{ path: 'id', code: 'contradiction' }] } });
    expect(await done('not-an-id', version)).toMatchObject({ status: 422, body: { fields: [{ path: 'id' }] } });
  });

  test('outside one’s organisation does not exist; without the role or a session it is refused', async () => {
    const id = await house.task(newId());
    expect(await done(id, { headers: { 'if-match': '1' } })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    const partner = await house.someone({ role: 'partner', organisation });
    expect(await done(id, { token: partner.token, headers: { 'if-match': '1' } })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', title: 'Votre rôle ne permet pas cette action.' } });
    expect(await done(id, { token: '' })).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect(await done(id, { token: 'not-a-session' })).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  test('that meets a bug answers 500 and shows no stack', async () => {
    const answer = await done(await house.task(organisation), { headers: { 'if-match': '1' }, body: { outcome: 'not-needed' } });
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL' } });
    expect(answer.text).not.toMatch(/stack|\.ts|a bug/);
  });

  test('for somebody else carries their id and how they said it, for the office of their organisation only', async () => {
    const camille = await house.someone({ role: 'candidate', organisation });
    const id = await house.task(organisation);
    const behalf = { 'if-match': '1', 'x-on-behalf-of': camille.person, 'x-channel': 'paper' };
    const elsewhere = await house.someone({ role: 'coordinator', organisation: newId() });
    expect(await done(id, { token: elsewhere.token, headers: behalf })).toMatchObject({ status: 403, body: { code: 'ON_BEHALF_REFUSED' } });
    expect(await done(id, { token: camille.token, headers: behalf })).toMatchObject({ status: 403, body: { code: 'ON_BEHALF_REFUSED' } });
    expect(await done(id, { headers: { ...behalf, 'x-channel': 'pigeon' } })).toMatchObject({ status: 400 });
    expect((await done(id, { headers: behalf })).status).toBe(200);
    expect(world.actors.at(-1)).toMatchObject({ sub: `person:${coordinator.person}`, onBehalfOf: camille.person, channel: 'paper', grants: [{ role: 'coordinator', organisation }, { role: 'candidate', organisation }] });
  });

  test('is let through as soon as the role is given, without signing in again; a withdrawn role is gone', async () => {
    const new_ = await house.someone();
    const id = await house.task(organisation);
    const asNew = () => done(id, { token: new_.token, headers: { 'if-match': '1' } });
    expect((await asNew()).status).toBe(403);
    world.grants.set(new_.person, [{ role: 'coordinator', organisation }]);
    expect((await asNew()).status).toBe(200);
    const admin = await house.someone({ role: 'admin', organisation });
    world.grants.set(new_.person, []);
    expect(await house.call('POST', '/grants', { token: admin.token, key: key(), body: { organisation, person: new_.person, role: 'ru' } })).toMatchObject({ status: 201 });
    const rolesNow = async () => JSON.stringify((await house.call('GET', '/me', { token: new_.token })).body.grants);
    for (let i = 0; i < 200 && (await rolesNow()) !== JSON.stringify([{ role: 'ru', organisation }]); i += 1) await new Promise((r) => setTimeout(r, 25));
    expect(await rolesNow()).toBe(JSON.stringify([{ role: 'ru', organisation }]));
  });
});

describe('what is no readable request', () => {
  const post = (raw: string | Buffer, type = 'application/json') => house.call('POST', `/tasks/${newId()}/done`, { token: coordinator.token, key: key(), raw, headers: { 'content-type': type, 'if-match': '1' } });
  test.each(['{"outcome":', '{"outcome":1}}', '{"__proto__":{"a":1}}'])('%s is malformed JSON', async (raw) => {
    expect(await post(raw)).toMatchObject({ status: 400, body: { code: 'MALFORMED_JSON', title: 'Le corps de la demande n’est pas du JSON lisible.' } });
  });
  test('a body over 1 MiB, another content type, a list', async () => {
    expect(await post(JSON.stringify({ outcome: 'x'.repeat(1024 * 1024) }))).toMatchObject({ status: 413, body: { code: 'BODY_TOO_BIG' } });
    expect(await post('<a/>', 'application/xml')).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA' } });
    expect(await post('[1]')).toMatchObject({ status: 422, body: { code: 'VALIDATION' } });
    expect(await post('')).toMatchObject({ status: 422, body: { fields: [{ path: 'outcome' }] } });
  });
  test('an address that does not exist, in either language, anywhere', async () => {
    expect(await house.call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 'NO_ROUTE', title: 'Cette adresse n’existe pas.', instance: '/api/v1/nowhere' } });
    expect(await house.call('PUT', '/tasks', { headers: { 'accept-language': 'en' } })).toMatchObject({ status: 404, body: { title: 'There is nothing at this address.' } });
    expect(await house.call('GET', '/api/v2?mail=camille@exemple.fr')).toMatchObject({ status: 404, body: { code: 'NO_ROUTE', instance: '/api/v2' } });
    expect(await house.call('GET', '/%zz')).toMatchObject({ status: 400, body: { code: 'MALFORMED_REQUEST' } });
  });
});

describe('a read', () => {
  test('takes its input from the address', async () => {
    expect(await house.call('GET', '/tasks?limit=7', { token: coordinator.token })).toMatchObject({ status: 200, body: { limit: 7 } });
    expect(await house.call('GET', '/tasks?limit=many', { token: coordinator.token })).toMatchObject({ status: 422, body: { fields: [{ path: 'limit' }] } });
  });
  test('open to the public only never learns who asks, signed in or not', async () => {
    expect((await house.call('GET', '/organisations', { token: coordinator.token })).status).toBe(200);
    expect(world.actors.at(-1)).toMatchObject({ sub: 'public', grants: [] });
    expect((await house.call('GET', '/organisations', { token: 'not-a-session' })).status).toBe(200);
  });
  test('of a document gives its bytes under its name', async () => {
    const answer = await house.call('GET', '/waits', { token: coordinator.token });
    expect(answer).toMatchObject({ status: 200, text: 'role;due\r\n', headers: { 'content-type': 'text/csv; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    expect(answer.headers['content-disposition']).toBe("attachment; filename=\"attentes_d_ete.csv\"; filename*=UTF-8''attentes%20d%E2%80%99%C3%A9t%C3%A9.csv");
  });
});

describe('the summary', () => {
  test('puts the parts side by side, names those that gave nothing, and counts a refusal once however often it is repeated', async () => {
    const admin = await house.someone({ role: 'admin', organisation });
    const read = async () => (await house.call('GET', '/summary', { token: admin.token })).body as unknown as { candidates: number; partners: number; refusals: Record<string, number>; missing: string[] };
    const answers = (service: string, reply: object) => house.inbox.nc.subscribe(`req.${service}.summary.read.v1`, { callback: (_, msg) => void msg.respond(JSON.stringify(reply)) });
    answers('matching', { ok: true, answer: { vacationsDone: 100 } });
    answers('contracts', { ok: true, answer: { conventionsActive: 17 } });
    answers('evaluation', { ok: true, answer: { surveysAnswered: 40, indicators: [] } });
    expect(await house.call('GET', '/summary', { token: admin.token })).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE', details: { part: 'payments' } } });
    answers('payments', { ok: false, code: 'NOT_BUILT_YET', status: 501, sentence: { fr: 'x', en: 'x' }, details: {}, fields: [] });
    const before = (await read()).refusals.VERSION_REQUIRED ?? 0;
    const id = await house.task(organisation);
    const twice = key();
    await done(id, { key: twice });
    await done(id, { key: twice });
    await done(id);
    const after = await read();
    expect(after).toMatchObject({ candidates: 60, partners: 18, messages: 3, outboxPending: expect.any(Number) as number });
    expect(after.refusals.VERSION_REQUIRED).toBe(before + 2);
    expect(after.missing).toEqual(expect.arrayContaining(['payments', 'workflows']));
    expect(after).toMatchObject({ vacationsDone: 100, conventionsActive: 17, surveysAnswered: 40 });
    expect(await house.call('GET', '/summary', { token: coordinator.token })).toMatchObject({ status: 200 });
    expect(await house.call('GET', `/summary?organisation=${newId()}`, { token: admin.token })).toMatchObject({ status: 404 });
    expect(await house.call('GET', '/summary', { token: (await house.someone({ role: 'partner', organisation })).token })).toMatchObject({ status: 403 });
  });
});
