import { newId } from '@tandem/kernel';
import { openHouse, type House } from './testing/house';

let house: House;
beforeAll(async () => {
  house = await openHouse({ SIGN_IN_LIMIT: 3, RATE_LIMIT: 20, SETUP_TOKEN: undefined });
});
afterAll(() => house.close());

const until429 = async (ask: () => Promise<{ status: number }>, most: number): Promise<number> => {
  // A minute may turn while the test asks: then the count begins again, once.
  for (let n = 0; n < 2 * most + 2; n += 1) if ((await ask()).status === 429) return n;
  return -1;
};

test('who guesses links or asks for too many is told to wait, and for how long', async () => {
  const guess = () => house.call('POST', '/sign-in/link', { body: { token: newId() } });
  expect(await until429(guess, 3)).toBeGreaterThanOrEqual(3);
  const refused = await guess();
  expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await house.call('POST', '/sign-in/magic', { body: { mail: 'camille@exemple.fr' } })).toMatchObject({ status: 429 });
});

test('a session has its own measure', async () => {
  const [busy, calm] = [await house.someone(), await house.someone()];
  expect(await until429(() => house.call('GET', '/me', { token: busy.token }), 20)).toBeGreaterThanOrEqual(20);
  expect((await house.call('GET', '/me', { token: calm.token })).status).toBe(200);
});

test('without a set-up secret there is no set-up', async () => {
  const quiet = await openHouse({ SETUP_TOKEN: undefined });
  expect(await quiet.call('POST', '/setup', { token: 'x'.repeat(30), body: {} })).toMatchObject({ status: 404, body: { code: 'NO_ROUTE' } });
  await quiet.close();
});
