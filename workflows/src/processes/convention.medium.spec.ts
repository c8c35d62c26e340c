import { newId } from '@tandem/kernel';
import { Life } from '../testing/life';
import { TimeSkipping } from '../testing/time-skipping';

describe('the convention of a partner', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(() => time.forget());

  const CAMILLE = newId();
  const MEMBERSHIP = newId();
  const YEAR = { person: CAMILLE, membership: MEMBERSHIP, starts: '2024-04-01', ends: '2025-03-30' };
  const NEXT = { ...YEAR, starts: '2025-03-31', ends: '2026-03-30' };

  const opened = async (instant: string): Promise<Life> => {
    await time.begin(instant);
    const journey = newId();
    const life = new Life(time, 'convention', journey, { journey });
    await life.tell('journey.stage-entered', { stage: 'convention', stageKind: 'convention', person: CAMILLE, membership: MEMBERSHIP });
    return life.at('preparing');
  };
  /** Made and sent; the first of two signers is told. */
  const sent = async (life: Life, terms: Record<string, unknown> = YEAR) => {
    const [convention, ...signatures] = [newId(), newId(), newId()];
    await life.tell('convention.created', terms, { subject: convention });
    await life.tell('convention.prepared', terms, { subject: convention });
    await life.tell('convention.sent', terms, { subject: convention });
    await life.tell('signature.notified', { convention, person: CAMILLE, role: 'partner', order: 1, signers: 2 }, { subject: signatures[0] });
    return { convention, signatures };
  };
  const signed = async (life: Life, terms: Record<string, unknown> = YEAR) => {
    const { convention, signatures } = await sent(life, terms);
    await life.until(() => life.wait.ends.id === signatures[0]);
    await life.tell('signature.signed', { convention }, { subject: signatures[0] });
    await life.tell('convention.partially-signed', {}, { subject: convention });
    await life.tell('signature.notified', { convention, person: newId(), role: 'signatory', order: 2, signers: 2 }, { subject: signatures[1] });
    await life.until(() => life.wait.ends.id === signatures[1]);
    await life.tell('signature.signed', { convention }, { subject: signatures[1] });
    await life.tell('convention.signed', terms, { subject: convention });
    return convention;
  };
  const inForce = async (instant = '2024-03-04T09:00:00.000Z') => {
    const life = await opened(instant);
    const convention = await signed(life);
    await life.at('starting');
    await time.passUntil('2024-04-01T06:00:00.000Z');
    await life.did('contracts.convention.activate');
    await life.tell('convention.activated', YEAR, { subject: convention });
    await life.at('active');
    return { life, convention };
  };
  const over = async (life: Life, path: string) => {
    await life.tell('membership.ended', {}, { subject: MEMBERSHIP });
    await expect(life.ended()).resolves.toBe('ended');
    await life.record(path);
  };

  test('signed in turn, it comes into force at midnight, and ends with the membership', async () => {
    const { life } = await inForce();
    const starting = life.waits.find((w) => w.step === 'starting');
    // 1 April 2024 begins in Paris two hours before it does in UTC: the clocks went forward the day before.
    expect(starting).toMatchObject({ role: 'system', due: '2024-03-31T22:00:00.000Z' });
    expect(life.steps).toEqual(['preparing', 'sending', 'signing', 'signing', 'starting', 'active']);
    await over(life, 'active');
  });

  test('nobody signs: reminded on days 3, 7 and 14, a call on day 10, void on day 30, and it is made again', async () => {
    const life = await opened('2025-04-01T08:00:00.000Z');
    time.answers['inbox.wait.heard'] = () => ({ outcome: 'done', answer: { heard: true } });
    const { convention } = await sent(life);
    await life.at('signing');
    await time.pass('32 days');
    await life.did('contracts.convention.void');
    expect(life.reminded.map((at) => at.slice(0, 10))).toEqual(['2025-04-04', '2025-04-08', '2025-04-16']);
    expect(life.tasks).toEqual([expect.objectContaining({ kind: 'call', role: 'coordinator', person: CAMILLE })]);
    expect(life.acts).toEqual(['contracts.convention.void']);
    await life.tell('convention.voided', {}, { subject: convention });
    await life.until(() => life.wait.key.endsWith('preparing#2'));
    await over(life, 'voided');
  });

  test('nobody signs, and no message ever reached them: never voided, somebody is asked to call', async () => {
    const life = await opened('2025-04-01T08:00:00.000Z');
    await sent(life);
    await life.at('signing');
    await time.pass('32 days');
    await life.until(() => life.tasks.length >= 2);
    expect(life.acts).toEqual([]);
  });

  test('a signer told of before the sending is heard of is waited for once; one who declines sends it back', async () => {
    const life = await opened('2025-04-01T08:00:00.000Z');
    const [convention, signature] = [newId(), newId()];
    await life.tell('convention.created', YEAR, { subject: convention });
    await life.tell('signature.notified', { convention, person: CAMILLE, role: 'partner' }, { subject: signature });
    await life.tell('convention.sent', YEAR, { subject: convention });
    await life.tell('signature.notified', { convention, person: CAMILLE, role: 'partner' }, { subject: signature, version: 1 });
    await life.at('signing');
    await life.tell('signature.declined', { convention }, { subject: signature });
    await life.tell('convention.declined', {}, { subject: convention });
    await life.until(() => life.wait.key.endsWith('preparing#2'));
    expect(life.steps).toEqual(['preparing', 'sending', 'signing', 'preparing']);
    await over(life, 'declined');
  });

  test('nobody renews it: announced, reminded three times, expired the night of the clock change, suspended once', async () => {
    const { life, convention } = await inForce();
    await time.passUntil('2024-12-30T12:00:00.000Z');
    await life.did('contracts.convention.announce-expiry');
    await life.tell('convention.expiry-announced', {}, { subject: convention });
    await life.at('expiring');
    // 30 March 2025, the last day, has twenty-three hours.
    expect(life.wait.due).toBe('2025-03-30T22:00:00.000Z');
    expect(life.wait.reminders).toHaveLength(3);
    await time.passUntil('2025-03-31T06:00:00.000Z');
    await life.did('contracts.convention.expire');
    await life.tell('convention.expired', {}, { subject: convention });
    await life.at('uncovered');
    expect(life.acts.slice(-2)).toEqual(['contracts.convention.expire', 'recruitment.membership.suspend']);
    await sent(life, NEXT);
    await life.at('signing');
    expect(life.acts.filter((a) => a.endsWith('suspend'))).toHaveLength(1);
    await over(life, 'expired');
  });

  test('renewed in time: the second comes into force as the first ends, and nobody is suspended', async () => {
    const { life, convention } = await inForce();
    await time.passUntil('2024-12-30T12:00:00.000Z');
    await life.tell('convention.expiry-announced', {}, { subject: convention });
    await life.at('expiring');
    const second = await signed(life, { ...NEXT, renews: convention });
    await life.at('handover');
    await time.passUntil('2025-03-31T06:00:00.000Z');
    await life.did('contracts.convention.renew');
    await life.tell('convention.renewed', {}, { subject: convention });
    await life.tell('convention.activated', NEXT, { subject: second });
    await life.until(() => life.wait.key.endsWith('active#2'));
    expect(life.wait.ends.id).toBe(second);
    expect(life.acts).toEqual(['contracts.convention.activate', 'contracts.convention.announce-expiry', 'contracts.convention.renew']);
    await over(life, 'renewed');
    await life.record('settings-first');
  });

  test('a signature on the very instant of the end keeps it from expiring', async () => {
    const { life, convention } = await inForce();
    await time.passUntil('2024-12-30T12:00:00.000Z');
    await life.tell('convention.expiry-announced', {}, { subject: convention });
    await life.at('expiring');
    const { convention: second } = await sent(life, { ...NEXT, renews: convention });
    await life.at('countersigning');
    await life.tell('convention.signed', {}, { subject: second, at: life.wait.due });
    await life.did('contracts.convention.renew');
    expect(life.wait.step).toBe('handover');
    expect(life.acts).not.toContain('contracts.convention.expire');
  });

  test('a notice ends it on its day', async () => {
    const { life, convention } = await inForce();
    await life.tell('convention.notice-given', { endsOn: '2024-10-26' }, { subject: convention });
    await life.at('noticed');
    expect(life.wait.due).toBe('2024-10-26T22:00:00.000Z');
    await time.passUntil('2024-10-27T12:00:00.000Z');
    await life.did('contracts.convention.expire');
    await life.tell('convention.terminated', {}, { subject: convention });
    await life.at('uncovered');
    await over(life, 'terminated');
  });
});
