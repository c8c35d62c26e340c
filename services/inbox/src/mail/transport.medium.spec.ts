import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { MailTransport, type Mail } from './transport';

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
const mail: Mail = { id: '01900000-0000-7000-8000-000000000001', to: 'camille@exemple.fr', from: 'Tandem <tandem@exemple.fr>', subject: 'Bonjour', text: 'Bonjour', template: 'reminder', date: '2024-03-04T08:00:00.000Z' };

/** What a mail server says, and what becomes of the letter. */
describe('a mail server', () => {
  const answers: { sender?: Error; recipient?: Error; data?: Error } = {};
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: (_address, _session, done) => done(answers.sender),
    onRcptTo: (_address, _session, done) => done(answers.recipient),
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => (received.push(text), done(answers.data)));
    },
  });
  let transport: MailTransport;
  beforeAll(async () => {
    server.on('error', () => undefined);
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((ready) => listening.once('listening', ready));
    transport = new MailTransport(`smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, mail.from);
  });
  afterAll(async () => {
    transport.close();
    await new Promise<void>((closed) => server.close(() => closed()));
  });
  beforeEach(() => Object.assign(answers, { sender: undefined, recipient: undefined, data: undefined }));

  test('that takes the letter: accepted, under the message’s own id', async () => {
    expect(await transport.send(mail)).toBe('accepted');
    expect(received.at(-1)).toMatch(/Message-ID: <01900000-0000-7000-8000-000000000001@exemple.fr>/i);
    expect(received.at(-1)).toMatch(/Auto-Submitted: auto-generated/i);
  });
  test('that knows no such address, or never takes such a letter: refused', async () => {
    answers.recipient = refusal(550);
    expect(await transport.send(mail)).toBe('refused');
    Object.assign(answers, { recipient: undefined, data: refusal(554) });
    expect(await transport.send(mail)).toBe('refused');
  });
  test('that says "later", refuses our own sender, or is not there: tried again, nobody’s address is to blame', async () => {
    answers.recipient = refusal(451);
    await expect(transport.send(mail)).rejects.toThrow();
    Object.assign(answers, { recipient: undefined, sender: refusal(550) });
    await expect(transport.send(mail)).rejects.toThrow();
    const nowhere = new MailTransport('smtp://127.0.0.1:1', mail.from);
    await expect(nowhere.send(mail)).rejects.toThrow();
    nowhere.close();
  });
});
