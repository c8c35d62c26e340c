import { newId } from '@tandem/kernel';
import { openHouse, type House } from './testing/house';

const organisation = newId();
const PDF = Buffer.from('%PDF-1.7 a small proof');
let house: House;
let person: { person: string; token: string };
beforeAll(async () => {
  house = await openHouse();
  person = await house.someone({ role: 'partner', organisation });
});
afterAll(() => house.close());

const handIn = (raw: Buffer, to = `inbox/${organisation}`, token = person.token) => house.call('POST', `/files/${to}`, { token, raw, headers: { 'content-type': 'application/pdf' } });

describe('files', () => {
  test('go to the service that owns them and come back as they were, to who may see them', async () => {
    const kept = await handIn(PDF);
    expect(kept).toMatchObject({ status: 201, body: { type: 'application/pdf', size: PDF.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
    const back = await house.call('GET', `/files/inbox/${String(kept.body.id)}`, { token: person.token });
    expect(back).toMatchObject({ status: 200, text: PDF.toString(), headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment' } });
    const stranger = await house.someone({ role: 'partner', organisation });
    expect(await house.call('GET', `/files/inbox/${String(kept.body.id)}`, { token: stranger.token })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
  test('over 10 MB, empty, of another type, for another organisation or from nobody are refused', async () => {
    expect(await handIn(Buffer.alloc(10 * 1024 * 1024 + 1, 1))).toMatchObject({ status: 413, body: { code: 'FILE_TOO_BIG', title: 'Le fichier dépasse 10 Mo.' } });
    expect(await handIn(Buffer.alloc(0))).toMatchObject({ status: 422, body: { code: 'FILE_EMPTY' } });
    expect(await handIn(Buffer.from('MZ a program'))).toMatchObject({ status: 415, body: { code: 'FILE_TYPE' } });
    expect(await handIn(PDF, `inbox/${newId()}`)).toMatchObject({ status: 404 });
    expect(await handIn(PDF, `unknown/${organisation}`)).toMatchObject({ status: 404 });
    expect(await handIn(PDF, `inbox/${organisation}`, '')).toMatchObject({ status: 401 });
  });
  test('streamed without a length are cut off at 10 MB', async () => {
    await house.gateway.door.listen(0, '127.0.0.1');
    const url = `${await house.gateway.door.getUrl()}/api/v1/files/inbox/${organisation}`;
    const chunks = async function* () {
      for (let i = 0; i < 12; i += 1) yield Buffer.alloc(1024 * 1024, 37);
    };
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/pdf' }, body: chunks() as never, duplex: 'half' } as RequestInit).then(async (r) => (await r.text(), r.status), () => 413);
    expect(answer).toBe(413);
  });
  test('of a service that is down say which part waits', async () => {
    expect(await handIn(PDF, `payments/${organisation}`)).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE', details: { part: 'payments' } } });
  });
});

describe('the documentation', () => {
  test('is served from here, with its contract', async () => {
    const contract = await house.call('GET', '/openapi.json');
    expect(contract).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
    expect(Object.keys(contract.body.paths as object)).toContain('/tasks/{id}/done');
    const page = await house.call('GET', '/api/docs');
    expect(page.text).not.toMatch(/https?:\/\//);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await house.call('GET', file)).status).toBe(200);
  });
});

test('a service that stopped is named, in the reader’s language', async () => {
  await house.stopInbox();
  const coordinator = await house.someone({ role: 'coordinator', organisation });
  expect(await house.call('GET', '/tasks', { token: coordinator.token, headers: { 'accept-language': 'en' } })).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE', detail: 'The part that does not answer is "inbox".', details: { part: 'inbox' } } });
});
