import { newId } from '@tandem/kernel';
import { paymentsOperations as ops } from '@tandem/messages';
import { IBANS, World } from '../testing/world';

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());
beforeEach(() => w.elsewhere());

describe('bank details', () => {
  it('are sealed, shown masked, and never in a fact', async () => {
    const m = await w.partner();
    const { items } = await w.ask(w.preparer, ops.bankDetailsList, { person: m.person });
    expect(items).toMatchObject([{ state: 'VERIFIED', iban: 'FR14 •••• •••• •••• •••• •••2 606', holder: 'C… E…', first: true, flagged: false }]);
    expect((await w.ask(w.self(m.person), ops.bankDetailsGet, { id: items[0]!.id })).holder).toBe('Camille Exemple');
    const everything = JSON.stringify(await w.rows('SELECT * FROM bank_details WHERE person_id = $1', [m.person])) + JSON.stringify(await w.rows('SELECT event FROM outbox')) + JSON.stringify(await w.rows('SELECT answer FROM idempotency'));
    for (const secret of [IBANS[0]!, 'M02606', 'Camille', 'Exemple']) expect(everything).not.toContain(secret);
  });

  it('with a wrong key are refused, and the refusal does not repeat them', async () => {
    const m = await w.member();
    const wrong = 'FR1420041010050500013M02607';
    const asked = w.ask(w.self(m.person), ops.bankDetailsEnter, { membership: m.membership, iban: wrong, holder: 'Camille Exemple' });
    await expect(asked).rejects.toMatchObject({ code: 'IBAN_INVALID' });
    await asked.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain(wrong));
    expect(await w.rows('SELECT 1 FROM bank_details WHERE person_id = $1', [m.person])).toEqual([]);
  });

  it('are verified by another person than who entered them or owns them, once the holder agrees', async () => {
    const m = await w.member();
    const { id } = await w.ask(w.preparer, ops.bankDetailsEnter, { membership: m.membership, iban: IBANS[1]!, holder: 'Association Tutélaire', holderIs: 'GUARDIAN' });
    expect(await w.refusal(w.preparer, ops.bankDetailsVerify, { id, holderAgrees: true }, 1)).toBe('SAME_PERSON_VERIFIES');
    const owner = { sub: `person:${m.person}`, grants: w.preparer.grants };
    expect(await w.refusal(owner, ops.bankDetailsVerify, { id, holderAgrees: true }, 1)).toBe('SAME_PERSON_VERIFIES');
    expect(await w.refusal(w.coordinator, ops.bankDetailsVerify, { id, holderAgrees: false }, 1)).toBe('HOLDER_DISAGREES');
    await w.ask(w.coordinator, ops.bankDetailsVerify, { id, holderAgrees: true }, 1);
    expect(await w.ask(w.preparer, ops.bankDetailsGet, { id })).toMatchObject({ state: 'VERIFIED', flagged: true });
  });

  it('rejected leave the person without an account; others cannot see them', async () => {
    const m = await w.member();
    const { id } = await w.ask(w.self(m.person), ops.bankDetailsEnter, { membership: m.membership, iban: IBANS[2]!, holder: 'Dominique Essai' });
    await w.ask(w.preparer, ops.bankDetailsReject, { id, reason: 'UNREADABLE' }, 1);
    expect(await w.facts(id)).toEqual(['bank-details.entered', 'bank-details.rejected']);
    expect(await w.refusal(w.self(newId()), ops.bankDetailsGet, { id })).toBe('NOT_FOUND');
  });

  it('changed: the old ones are replaced, the new wait 72 hours once verified, and what was ready waits too', async () => {
    await w.rate();
    const m = await w.partner();
    const vacation = await w.vacation(m);
    const { items: [old] } = await w.ask(w.preparer, ops.bankDetailsList, { person: m.person });
    w.now = '2026-03-03T10:00:00.000Z';
    const entered = await w.ask(w.self(m.person), ops.bankDetailsEnter, { membership: m.membership, iban: IBANS[1]!, holder: 'Camille Exemple' });
    expect((await w.ask(w.preparer, ops.bankDetailsGet, { id: old!.id })).state).toBe('REPLACED');
    expect(await w.payableOf(vacation)).toMatchObject({ state: 'BLOCKED', blockedReason: 'NO_BANK_DETAILS' });
    await w.ask(w.preparer, ops.bankDetailsVerify, { id: entered.id, holderAgrees: true }, 1);
    expect(await w.ask(w.preparer, ops.bankDetailsGet, { id: entered.id })).toMatchObject({ first: false, usableFrom: '2026-03-06T10:00:00.000Z' });
    const payable = await w.payableOf(vacation);
    expect(payable.state).toBe('READY');
    const batch = await w.ask(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'VACATAIRE_FPH', executesOn: '2026-03-31' });
    expect(await w.refusal(w.preparer, ops.batchLock, { id: batch.id, payables: [payable.id] }, 1)).toBe('BANK_DETAILS_RECENT');
    expect(await w.refusal(w.preparer, ops.batchLock, { id: batch.id }, 1)).toBe('BATCH_EMPTY');
    w.now = '2026-03-06T10:00:00.000Z';
    expect(await w.ask(w.preparer, ops.batchLock, { id: batch.id }, 1)).toMatchObject({ state: 'LOCKED', lines: 1 });
  });
});
