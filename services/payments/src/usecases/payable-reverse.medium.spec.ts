import { paymentsOperations as ops, summaryOperations } from '@tandem/messages';
import { World, type Member } from '../testing/world';

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());
beforeEach(() => w.elsewhere());

const read = (id: string) => w.ask(w.preparer, ops.batchGet, { id });
type Step = 'batchLock' | 'batchControl' | 'batchApprove' | 'batchExport' | 'batchTransmit' | 'batchAcknowledge' | 'batchReconcile' | 'batchClose';
const go = async (id: string, ...names: Step[]) => {
  for (const name of names) await w.ask(name === 'batchApprove' ? w.approver : w.preparer, ops[name], { id }, (await read(id)).version);
};
const open = async () => (await w.ask(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'VACATAIRE_FPH', kind: 'INDEMNITY', executesOn: '2026-03-31' })).id;
const lines = async (id: string) => (await w.ask(w.preparer, ops.batchLines, { id })).items;
const file = async (id: string) => Buffer.from((await w.ask(w.preparer, ops.batchFile, { id, file: 'PAYROLL' })).document.base64, 'base64').toString('utf8').trim().split('\r\n').slice(1);
const answered = async (id: string, answer: string) => {
  const told = (await file(id)).map((row) => `${row.split(';').at(-1)};${answer}`).join('\n');
  return w.ask(w.preparer, ops.batchImportReturn, { id, text: told, paidOn: '2026-03-31' }, (await read(id)).version);
};
const sent = async () => {
  const id = await open();
  await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit', 'batchAcknowledge');
  return id;
};
const paid = async () => {
  const id = await sent();
  await answered(id, 'PAYE;');
  await go(id, 'batchReconcile', 'batchClose');
  return id;
};
const reverse = async (id: string, reason: 'WRONG_RATE' | 'NOT_DONE' = 'NOT_DONE') =>
  (await w.ask(w.approver, ops.payableReverse, { id, reason }, (await w.ask(w.approver, ops.payableGet, { id })).version)) as unknown as { state: string; reversal: string; replacement: string };
const figures = () => w.ask(w.admin, summaryOperations.payments, { organisation: w.organisation });
const state = async (id: string) => (await w.ask(w.preparer, ops.payableGet, { id })).state;
const paidHalfDay = async (m: Member) => {
  const payable = await w.payableOf(await w.vacation(m));
  await paid();
  return payable.id;
};

describe('a sum paid by mistake', () => {
  it('is taken back once, netted in the person’s next transfer on one line, and nothing is rewritten', async () => {
    await w.rate();
    const m = await w.partner();
    const wrong = await paidHalfDay(m);
    const { reversal } = await reverse(wrong);
    expect(await w.ask(w.preparer, ops.payableGet, { id: reversal })).toMatchObject({ state: 'READY', amountCents: -4_000, reverses: wrong, route: 'VACATAIRE_FPH' });
    expect(await w.ask(w.preparer, ops.payableGet, { id: wrong })).toMatchObject({ state: 'REVERSED', amountCents: 4_000, paidOn: '2026-03-31' });
    expect(await w.refusal(w.approver, ops.payableReverse, { id: wrong, reason: 'NOT_DONE' }, 4)).toBe('ILLEGAL_TRANSITION');
    for (const [who, operation] of [[w.approver, ops.payableReverse], [w.preparer, ops.payableRuleOut]] as const) expect(await w.refusal(who, operation, { id: reversal, reason: 'OTHER' } as never, 1)).toBe('REVERSAL_STANDS');
    // One half-day alone would transfer nothing: both wait, and three make one line.
    await w.vacation(m);
    const empty = await open();
    expect(await w.refusal(w.preparer, ops.batchLock, { id: empty }, 1)).toBe('BATCH_EMPTY');
    for (const date of ['2026-02-24', '2026-02-25']) await w.vacation(m, 'vacation.approved', { date });
    const next = await sent();
    expect((await file(next)).map((row) => row.split(';').slice(3, 5))).toEqual([['2', '80,00']]);
    await answered(next, 'PAYE;');
    await go(next, 'batchReconcile', 'batchClose');
    expect(await state(reversal)).toBe('PAID');
    expect(await figures()).toMatchObject({ vacationsPaid: 3, indemnityCents: 12_000 });
    expect(await w.ask(w.self(m.person), ops.statementMine, { year: 2026 })).toMatchObject({ indemnityCents: 12_000, waitingCents: 0 });
  });

  it('comes back with the transfer that carried it when the bank returns it', async () => {
    await w.rate();
    const m = await w.partner();
    const { reversal } = await reverse(await paidHalfDay(m));
    const dates = ['2026-02-24', '2026-02-25'];
    const owed = [];
    for (const date of dates) owed.push((await w.payableOf(await w.vacation(m, 'vacation.approved', { date }))).id);
    // Naming sums does not leave out what must be taken back.
    const id = await open();
    await w.ask(w.preparer, ops.batchLock, { id, payables: owed }, 1);
    await go(id, 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit', 'batchAcknowledge');
    expect(await lines(id)).toHaveLength(3);
    expect(await answered(id, 'REJETE;AC04')).toMatchObject({ returned: 3, open: 0 });
    expect([await state(owed[0]!), await state(owed[1]!), await state(reversal)]).toEqual(['RETURNED', 'RETURNED', 'READY']);
    await go(id, 'batchReconcile');
    expect(await figures()).toMatchObject({ vacationsPaid: 0, indemnityCents: 4_000 });
  });

  it('at the wrong rate is owed again, at any rate of its date but that one', async () => {
    const wrong = await w.rate(4_000);
    const m = await w.partner();
    const first = await paidHalfDay(m);
    const { replacement } = await reverse(first, 'WRONG_RATE');
    expect(await w.ask(w.preparer, ops.payableGet, { id: replacement })).toMatchObject({ state: 'BLOCKED', blockedReason: 'NO_RATE', replaces: first });
    await w.ask(w.admin, ops.rateEnd, { id: wrong.id, to: '2026-02-28' }, wrong.version);
    await w.rate(4_500, { from: '2026-03-01' });
    expect(await w.ask(w.preparer, ops.payableGet, { id: replacement })).toMatchObject({ state: 'READY', amountCents: 4_500 });
    expect((await file(await paid())).map((row) => row.split(';').slice(3, 5))).toEqual([['0', '5,00']]);
    expect(await figures()).toMatchObject({ vacationsPaid: 1, indemnityCents: 4_500 });
  });

  it('not paid yet is put out of the ledger; not by who prepared it, nor by the person, nor inside a batch', async () => {
    await w.rate();
    const m = await w.partner();
    const ready = await w.payableOf(await w.vacation(m));
    expect(await reverse(ready.id)).toMatchObject({ state: 'REVERSED', reversal: null, replacement: null });
    const second = await w.payableOf(await w.vacation(m));
    const payee = { sub: `person:${m.person}`, grants: w.approver.grants };
    expect(await w.refusal(payee, ops.payableReverse, { id: second.id, reason: 'NOT_DONE' }, second.version)).toBe('OWN_PAYMENT');
    const id = await sent();
    expect(await w.refusal(w.approver, ops.payableReverse, { id: second.id, reason: 'NOT_DONE' }, second.version + 1)).toBe('ILLEGAL_TRANSITION');
    await answered(id, 'PAYE;');
    const preparer = { sub: w.preparer.sub, grants: w.approver.grants };
    expect(await w.refusal(preparer, ops.payableReverse, { id: second.id, reason: 'NOT_DONE' }, second.version + 2)).toBe('SELF_APPROVAL');
    expect(await figures()).toMatchObject({ vacationsPaid: 1, indemnityCents: 4_000 });
  });

  it('of expenses frees the journey and its kilometres: the right claim may be made', async () => {
    const m = await w.partner();
    const claim = async (km: number) => {
      const about = { membership: m.membership, vacation: await w.vacation(m, 'vacation.done'), lines: [{ kind: 'KM' as const, date: '2026-03-02', from: 'Antibes', to: 'Nice', km, cv: 5 }] };
      const { id } = await w.ask(w.self(m.person), ops.claimCreate, about);
      await w.ask(w.self(m.person), ops.claimSubmit, { id }, 1);
      await w.ask(w.coordinator, ops.claimCheck, { id, vehicleDocumentSeen: true }, 2);
      await w.ask(w.approver, ops.claimDecide, { id }, 3);
      return { id, payable: (await w.ask(w.preparer, ops.payableList, { claim: id })).items[0]!.id as string };
    };
    const wrong = await claim(460);
    expect(await w.refusal(w.approver, ops.payableReverse, { id: wrong.payable, reason: 'WRONG_RATE' }, 1)).toBe('REVERSAL_NEEDS_RATE');
    await reverse(wrong.payable);
    expect((await w.ask(w.coordinator, ops.claimGet, { id: wrong.id })).state).toBe('REVERSED');
    await claim(46);
    expect(await w.rows('SELECT tenths FROM kilometre_counter WHERE person_id = $1', [m.person])).toEqual([{ tenths: 460 }]);
  });
});

it('a file rejected whole: the batch is a draft again, its sums ready, and its next file another under other references', async () => {
  await w.rate();
  const m = await w.partner();
  const payable = await w.payableOf(await w.vacation(m));
  const id = await open();
  await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit');
  const before = await file(id);
  await w.ask(w.preparer, ops.batchRejectFile, { id, reason: 'FORMAT' }, (await read(id)).version);
  expect(await state(payable.id)).toBe('IN_BATCH');
  w.now = '2026-04-02T09:00:00.000Z';
  expect(await w.refusal(w.preparer, ops.batchRework, { id }, (await read(id)).version)).toBe('BATCH_DATE_PAST');
  expect(await w.ask(w.preparer, ops.batchRework, { id, executesOn: '2026-04-30' }, (await read(id)).version)).toMatchObject({ state: 'DRAFT' });
  expect(await state(payable.id)).toBe('READY');
  await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit', 'batchAcknowledge');
  expect((await file(id))[0]!.split(';').at(-1)).not.toBe(before[0]!.split(';').at(-1));
  await answered(id, 'PAYE;');
  await go(id, 'batchReconcile', 'batchClose');
  expect(await read(id)).toMatchObject({ state: 'CLOSED', executesOn: '2026-04-30', paidCents: 4_000, totalCents: 4_000, files: [{ lines: 1 }] });
  expect(await w.rows('SELECT round FROM batch_file WHERE batch_id = $1 ORDER BY round', [id])).toEqual([{ round: 0 }, { round: 1 }]);
});
