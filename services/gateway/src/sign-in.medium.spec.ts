import { Script } from 'node:vm';
import { newId } from '@tandem/kernel';
import { world } from './testing/fakes';
import { openHouse, SETUP_TOKEN, type House } from './testing/house';

const organisation = newId();
let house: House;
beforeAll(async () => {
  house = await openHouse({ SIGN_IN_LIMIT: 1000 });
});
afterAll(() => house.close());

const setupBody = { kind: 'CHU', names: { fr: 'CHU de Nice' }, sector: 'HOSPITAL', admin: { givenName: 'Camille', familyName: 'Exemple', mail: 'camille@exemple.fr' } };
const setup = (token: string, key: string | undefined = `key-${newId()}`) => house.call('POST', '/setup', { token, key, body: setupBody });
const byLink = (token: unknown) => house.call('POST', '/sign-in/link', { body: { token } });
const letterTo = async (person: string) => {
  for (let i = 0; i < 200; i += 1) {
    const letter = world.letters.find((l) => l.person === person);
    if (letter) return letter;
    await new Promise((r) => setTimeout(r, 25));
  }
  throw new Error('no letter came');
};

describe('the first administrator', () => {
  test('comes in by a link that opens one session, once', async () => {
    const made = await setup(SETUP_TOKEN);
    expect(made).toMatchObject({ status: 201, body: { organisation: expect.any(String) as string, person: expect.any(String) as string } });
    expect(made.body.link).toBe(`http://127.0.0.1:8080/sign-in#token=${String(made.body.token)}`);
    const [first, second] = await Promise.all([byLink(made.body.token), byLink(made.body.token)]);
    expect([first.status, second.status].sort()).toEqual([200, 410]);
    const session = first.status === 200 ? first : second;
    expect(session.body).toMatchObject({ person: made.body.person, grants: [{ role: 'admin', organisation: made.body.organisation }] });
    expect(session.headers['set-cookie']).toMatch(/^tandem_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    expect(await byLink(made.body.token)).toMatchObject({ status: 410, body: { code: 'LINK_SPENT', title: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.' } });
    expect(await byLink('x'.repeat(43))).toMatchObject({ status: 410, body: { code: 'LINK_SPENT' } });
  });
  test('lands on a page that keeps the link in the browser until a button is pressed', async () => {
    const page = await house.gateway.door.inject({ method: 'GET', url: '/sign-in' });
    expect([page.statusCode, page.headers['content-type'], page.headers['content-security-policy']]).toEqual([200, 'text/html; charset=utf-8', expect.stringContaining("script-src 'self'")]);
    expect(page.body).toContain('src="/sign-in.js"');
    const script = (await house.gateway.door.inject({ method: 'GET', url: '/sign-in.js' })).body;
    expect(() => new Script(script)).not.toThrow();
    expect(script).toContain('/api/v1/sign-in/link');
  });
  test('is made with the set-up secret and a key only, and nothing is created without', async () => {
    const before = world.setups;
    expect(await setup('not-the-secret-of-the-house')).toMatchObject({ status: 401 });
    expect(await house.call('POST', '/setup', { body: { anything: 1 } })).toMatchObject({ status: 401 });
    expect(await house.call('POST', '/setup', { token: SETUP_TOKEN, body: setupBody })).toMatchObject({ status: 400, body: { code: 'KEY_REQUIRED' } });
    expect(await house.call('POST', '/setup', { token: SETUP_TOKEN, key: `key-${newId()}`, body: { ...setupBody, mood: 'good' } })).toMatchObject({ status: 422, body: { code: 'VALIDATION' } });
    expect(world.setups).toBe(before);
  });
});

describe('a session', () => {
  test('is told who it is, by token or by cookie, and ends with the sign-out', async () => {
    const { person, token } = await house.someone({ role: 'partner', organisation });
    expect(await house.call('GET', '/me', { token })).toMatchObject({ status: 200, body: { person, grants: [{ role: 'partner', organisation }] } });
    expect(await house.call('GET', '/me', { headers: { cookie: `tandem_session=${token}` } })).toMatchObject({ status: 200, body: { person } });
    expect(await house.call('GET', '/me')).toMatchObject({ status: 401 });
    expect(await house.call('POST', '/sign-out', { token })).toMatchObject({ status: 200 });
    const after = await house.call('GET', '/me', { headers: { cookie: `tandem_session=${token}` } });
    expect(after).toMatchObject({ status: 401 });
    expect(after.headers['set-cookie']).toContain('Max-Age=0');
  });
  test('that is over opens nothing, and neither token is in the database', async () => {
    const { person, token } = await house.someone();
    const { source } = house.gateway.platform;
    expect(JSON.stringify(await source.query('SELECT * FROM session WHERE person = $1', [person]))).not.toContain(token);
    await source.query(`UPDATE session SET expires_at = now() - interval '1 second' WHERE person = $1`, [person]);
    expect(await house.call('GET', '/me', { token })).toMatchObject({ status: 401 });
  });
});

describe('a link by mail', () => {
  test('reaches the person, signs them in and confirms the address; an unknown address gets the same answer and no letter', async () => {
    const { person } = await house.someone({ role: 'partner', organisation });
    const mail = `${person}@exemple.fr`;
    world.mails.set(person, mail);
    const known = await house.call('POST', '/sign-in/magic', { body: { mail } });
    const letters = world.letters.length;
    const unknown = await house.call('POST', '/sign-in/magic', { body: { mail: `${newId()}@exemple.fr` } });
    expect([known.status, unknown.status, known.text]).toEqual([202, 202, unknown.text]);
    const letter = await letterTo(person);
    expect(letter).toMatchObject({ template: 'magic-link', params: { minutes: 30 } });
    expect(await byLink(letter.params.link.split('#token=')[1])).toMatchObject({ status: 200, body: { person } });
    expect(world.verified).toContain(person);
    await new Promise((r) => setTimeout(r, 200));
    expect(world.letters.length - letters).toBeLessThanOrEqual(1);
  });
});

test('outside a sandbox nobody is anybody', async () => {
  expect(await house.call('GET', '/sandbox/people')).toMatchObject({ status: 404, body: { code: 'NO_ROUTE' } });
  expect(await house.call('POST', '/sandbox/sign-in', { body: { person: newId() } })).toMatchObject({ status: 404 });
  expect(await house.call('GET', '/clock')).toMatchObject({ status: 404 });
});
