import { newId } from '@tandem/kernel';
import { AesCodec } from '@tandem/platform/codec';
import { testKey } from '@tandem/testing';
import { world } from './testing/fakes';
import { openHouse, UI, type House } from './testing/house';

const organisation = newId();
const codecKeys = { current: 'k1', keys: { k1: testKey() } };
let house: House;
beforeAll(async () => {
  house = await openHouse({ SANDBOX: true, CODEC_KEYS: codecKeys });
});
afterAll(() => house.close());

describe('the sandbox', () => {
  test('lists who one can be, signs in as them, and knows no unknown person', async () => {
    const person = newId();
    world.grants.set(person, [{ role: 'coordinator', organisation }]);
    const people = await house.call('GET', '/sandbox/people?limit=200');
    expect(people.body.items).toContainEqual({ id: person, name: 'Camille Exemple', roles: [{ role: 'coordinator', organisation }] });
    const session = await house.call('POST', '/sandbox/sign-in', { body: { person } });
    expect(session).toMatchObject({ status: 200, body: { person, grants: [{ role: 'coordinator', organisation }] } });
    expect((await house.call('GET', '/me', { token: String(session.body.token) })).status).toBe(200);
    expect(await house.call('POST', '/sandbox/sign-in', { body: { person: newId() } })).toMatchObject({ status: 404 });
    expect(await house.call('POST', '/sandbox/sign-in', { body: { person: 'Camille' } })).toMatchObject({ status: 422, body: { fields: [{ path: 'person' }] } });
  });
  test('tells its time', async () => {
    expect(await house.call('GET', '/clock')).toMatchObject({ status: 200, body: { now: expect.stringMatching(/^\d{4}-/) as string, revision: expect.any(Number) as number } });
  });
});

describe('the codec of Temporal’s UI', () => {
  const origin = { origin: UI };
  test('opens what workflows keep, and closes it again', async () => {
    const secret = await new AesCodec(codecKeys).encode([{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"id":1}') }]);
    const wire = secret.map((p) => ({ metadata: Object.fromEntries(Object.entries(p.metadata ?? {}).map(([k, v]) => [k, Buffer.from(v).toString('base64')])), data: Buffer.from(p.data ?? []).toString('base64') }));
    const opened = await house.call('POST', '/codec/decode?namespace=default', { headers: origin, body: { payloads: wire } });
    expect(opened).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': UI } });
    const [{ data }] = opened.body.payloads as unknown as { data: string }[];
    expect(Buffer.from(data, 'base64').toString()).toBe('{"id":1}');
    const closed = await house.call('POST', '/codec/encode', { body: opened.body });
    expect(JSON.stringify(closed.body)).not.toContain(data);
    expect(await house.call('POST', '/codec/decode', { body: {} })).toMatchObject({ status: 200, body: { payloads: [] } });
    expect(await house.call('POST', '/codec/decode', { body: { payloads: [{ ...wire[0], data: 'AAAA' }] } })).toMatchObject({ status: 400 });
  });
  test('answers a browser of that origin only', async () => {
    expect(await house.call('OPTIONS', '/codec/decode', { headers: origin })).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': UI, 'access-control-allow-headers': 'content-type, x-namespace, authorization' } });
    expect(await house.call('OPTIONS', '/codec/decode', { headers: { origin: 'http://localhost:8233' } })).toMatchObject({ status: 403 });
    expect((await house.call('POST', '/codec/decode', { headers: { origin: 'http://localhost:8233' }, body: {} })).headers['access-control-allow-origin']).toBeUndefined();
  });
  test('outside a sandbox is for operators', async () => {
    const production = await openHouse();
    const decode = (token?: string) => production.call('POST', '/codec/decode', { token, body: {} });
    expect((await decode()).status).toBe(401);
    expect((await decode((await production.someone({ role: 'admin', organisation })).token)).status).toBe(403);
    expect((await decode((await production.someone({ role: 'operator', organisation })).token)).status).toBe(200);
    await production.close();
  });
});
