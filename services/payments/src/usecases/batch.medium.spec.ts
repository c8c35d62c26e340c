import { paymentsOperations as ops, summaryOperations } from '@tandem/messages';
import type { Actor } from '@tandem/platform';
import { IBANS, World, type Member } from '../testing/world';

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());
beforeEach(async () => {
  await w.elsewhere();
  await w.rate();
});

const open = (more: object = {}) => w.ask(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'VACATAIRE_FPH', kind: 'INDEMNITY', executesOn: '2026-03-31', ...more } as never);
type Step = 'batchLock' | 'batchControl' | 'batchApprove' | 'batchExport' | 'batchTransmit' | 'batchAcknowledge' | 'batchReconcile' | 'batchClose' | 'batchCancel';
const read = (id: string) => w.ask(w.preparer, ops.batchGet, { id });
const step = async (id: string, name: Step, actor: Actor = name === 'batchApprove' ? w.approver : w.preparer) => w.ask(actor, ops[name], { id }, (await read(id)).version);
const refused = async (id: string, name: Step, actor: Actor) => w.refusal(actor, ops[name], { id }, (await read(id)).version);
const go = async (id: string, ...names: Step[]) => {
  for (const name of names) await step(id, name);
  return read(id);
};
const linesOf = async (id: string) => (await w.ask(w.preparer, ops.batchLines, { id })).items;
const bytes = async (id: string, file: 'PAYROLL' | 'MANDATE' | 'INVOICE') => {
  const answer = await w.ask(w.preparer, ops.batchFile, { id, file });
  return Buffer.from(answer.document.base64, 'base64').toString('utf8');
};
const answerFile = (rows: [string, string, string?][]) => ['reference;statut;motif', ...rows.map((r) => [...r, ''].slice(0, 3).join(';'))].join('\r\n');
const importReturn = async (id: string, text: string) => w.ask(w.preparer, ops.batchImportReturn, { id, text, paidOn: '2026-03-31' }, (await read(id)).version);

async function partners(n: number): Promise<{ m: Member; vacation: string }[]> {
  const out = [];
  for (let i = 0; i < n; i += 1) {
    const m = await w.member();
    await w.cover(m);
    await w.route(m);
    await w.account(m, IBANS[i % IBANS.length]);
    out.push({ m, vacation: await w.vacation(m) });
  }
  return out;
}

describe('a batch of indemnities', () => {
  it('is made by one, approved by another, exported, paid, reconciled and closed', async () => {
    const people = await partners(3);
    const { id } = await open();
    expect(await step(id, 'batchLock')).toMatchObject({ lines: 3, totalCents: 12_000, left: [] });
    const exported = await go(id, 'batchControl', 'batchApprove', 'batchExport');
    expect(exported.files).toMatchObject([{ file: 'PAYROLL', lines: 3, totalCents: 12_000 }]);
    const text = await bytes(id, 'PAYROLL');
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text).toContain(';2026-03;1;40,00;');
    for (const iban of IBANS) expect(text).not.toContain(iban);
    await go(id, 'batchTransmit', 'batchAcknowledge');
    const lines = await linesOf(id);
    expect(await importReturn(id, answerFile(lines.map((l) => [l.endToEndId, 'PAYE'])))).toMatchObject({ paid: 3, returned: 0, open: 0 });
    expect(await go(id, 'batchReconcile', 'batchClose')).toMatchObject({ state: 'CLOSED', paidCents: 12_000, returnedCents: 0 });
    const payable = await w.payableOf(people[0]!.vacation);
    expect(payable).toMatchObject({ state: 'PAID', paidOn: '2026-03-31' });
    expect(await w.facts(payable.id)).toEqual(['payable.created', 'payable.batched', 'payable.paid']);
    expect(await w.facts(id)).toEqual(['created', 'locked', 'controlled', 'approved', 'exported', 'transmitted', 'acknowledged', 'reconciled', 'closed'].map((v) => `batch.${v}`));
    expect(await w.ask(w.admin, summaryOperations.payments, { organisation: w.organisation })).toEqual({ vacationsPaid: 3, indemnityCents: 12_000, expensesCents: 0 });
    const statement = await w.ask(w.self(people[0]!.m.person), ops.statementMine, { year: 2026 });
    expect(statement).toMatchObject({ indemnityCents: 4_000, expensesCents: 0, waitingCents: 0, quarters: [{ totalCents: 4_000 }, { totalCents: 0 }, { totalCents: 0 }, { totalCents: 0 }] });
  });

  it('gives the same bytes at each export, whatever happens to the account since', async () => {
    const { m } = (await partners(1))[0]!;
    const claim = await w.ask(w.self(m.person), ops.claimCreate, { membership: m.membership, vacation: await w.vacation(m, 'vacation.done'), lines: [{ kind: 'KM', date: '2026-03-02', from: 'Antibes', to: 'Nice', km: 46, cv: 5 }] });
    await w.ask(w.self(m.person), ops.claimSubmit, { id: claim.id }, 1);
    await w.ask(w.coordinator, ops.claimCheck, { id: claim.id, vehicleDocumentSeen: true }, 2);
    await w.ask(w.approver, ops.claimDecide, { id: claim.id }, 3);
    const { id } = await open({ kind: undefined });
    const { files } = await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport');
    expect(files).toMatchObject([{ file: 'MANDATE', totalCents: 1_472 }, { file: 'PAYROLL', totalCents: 4_000 }]);
    const before = [await bytes(id, 'MANDATE'), await bytes(id, 'PAYROLL')];
    expect(before[0]).toContain(IBANS[0]!);
    expect(before[0]).toContain(';14,72;2026-03-31;');
    await w.ask(w.self(m.person), ops.bankDetailsEnter, { membership: m.membership, iban: IBANS[1]!, holder: 'Camille Exemple' });
    expect([await bytes(id, 'MANDATE'), await bytes(id, 'PAYROLL')]).toEqual(before);
    expect(await refused(id, 'batchExport', w.preparer)).toBe('ILLEGAL_TRANSITION');
    expect(JSON.stringify(await w.rows('SELECT * FROM batch_file WHERE batch_id = $1', [id]))).not.toContain(IBANS[0]!);
    expect(await w.refusal(w.coordinator, ops.batchFile, { id, file: 'MANDATE' })).toBe('FORBIDDEN');
  });

  it('of an association leaves a register of what is to be invoiced', async () => {
    const m = await w.member();
    await w.ask(w.admin, ops.rateSet, { organisation: w.organisation, route: 'ASSOCIATION', amountCents: 4_000, from: '2024-01-01' });
    await w.cover(m);
    await w.route(m, 'ASSOCIATION', { association: { siret: '732 829 320 00074', label: 'Savoirs partagés' } });
    await w.account(m);
    await w.vacation(m);
    const { id } = await open({ route: 'ASSOCIATION' });
    await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport');
    expect(await bytes(id, 'INVOICE')).toContain(';73282932000074;');
  });

  it('keeps what must wait for another batch: a monthly cap asked for', async () => {
    const m = await w.partner();
    for (const date of ['2026-02-03', '2026-02-10', '2026-02-17']) await w.vacation(m, 'vacation.approved', { date });
    await w.ask(w.self(m.person), ops.routeDecideIndemnity, { membership: m.membership, accepted: true, monthlyCapCents: 8_000 });
    const { id } = await open();
    const locked = await step(id, 'batchLock');
    expect(locked).toMatchObject({ lines: 2, totalCents: 8_000, left: [{ reason: 'MONTHLY_CAP' }] });
    const april = await open({ executesOn: '2026-04-30' });
    expect(await step(april.id, 'batchLock')).toMatchObject({ lines: 1 });
  });
});

describe('two persons, and neither is paid by it', () => {
  it('who made, locked or controlled it does not approve it', async () => {
    await partners(1);
    const both = w.staff('preparer', 'approver');
    const { id } = await open();
    await step(id, 'batchLock');
    await step(id, 'batchControl', both);
    const maker: Actor = { sub: w.preparer.sub, grants: both.grants };
    expect(await refused(id, 'batchApprove', maker)).toBe('SELF_APPROVAL');
    expect(await refused(id, 'batchApprove', both)).toBe('SELF_APPROVAL');
    expect(await refused(id, 'batchApprove', w.preparer)).toBe('FORBIDDEN');
    expect((await read(id)).state).toBe('CONTROLLED');
    expect((await step(id, 'batchApprove')).state).toBe('APPROVED');
  });

  it('nobody prepares or approves their own payment, nor one whose service they approved', async () => {
    const m = await w.partner();
    await w.vacation(m, 'vacation.approved', {}, { actor: w.approver.sub });
    const { id } = await open();
    const payee = (role: 'preparer' | 'approver'): Actor => ({ sub: `person:${m.person}`, grants: [{ role, organisation: w.organisation }] });
    expect(await refused(id, 'batchLock', payee('preparer'))).toBe('BATCH_EMPTY');
    await go(id, 'batchLock');
    expect(await refused(id, 'batchControl', payee('preparer'))).toBe('OWN_PAYMENT');
    await go(id, 'batchControl');
    expect(await refused(id, 'batchApprove', payee('approver'))).toBe('OWN_PAYMENT');
    expect(await refused(id, 'batchApprove', w.approver)).toBe('SERVICE_APPROVER');
    expect((await step(id, 'batchApprove', w.staff('approver'))).state).toBe('APPROVED');
  });
});

describe('what a batch is refused for', () => {
  it('empty, a past date, a payer that cannot, a volunteer’s indemnity', async () => {
    const { id } = await open();
    expect(await refused(id, 'batchLock', w.preparer)).toBe('BATCH_EMPTY');
    const attempt = (more: object) => w.refusal(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'VACATAIRE_FPH', executesOn: '2026-03-31', ...more } as never);
    expect(await attempt({ executesOn: '2026-03-01' })).toBe('BATCH_DATE_PAST');
    expect(await attempt({ route: 'UNIVERSITE' })).toBe('ROUTE_NOT_ALLOWED');
    expect(await attempt({ route: 'BENEVOLE', kind: 'INDEMNITY' })).toBe('INDEMNITY_TO_VOLUNTEER');
    await w.elsewhere('private');
    expect(await w.refusal(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'BENEVOLE', executesOn: '2026-03-31' })).toBe('NOT_BUILT_YET');
  });

  it('a sum already in a batch, or not ready', async () => {
    const { vacation } = (await partners(1))[0]!;
    const first = await open();
    await step(first.id, 'batchLock');
    const payable = await w.payableOf(vacation);
    const second = await open();
    expect(await w.refusal(w.preparer, ops.batchLock, { id: second.id, payables: [payable.id] }, 1)).toBe('PAYABLE_IN_BATCH');
    const unready = await w.member();
    const blocked = await w.payableOf(await w.vacation(unready));
    expect(await w.refusal(w.preparer, ops.batchLock, { id: second.id, payables: [blocked.id] }, 1)).toBe('PAYABLE_NOT_READY');
    // The index stands behind the rule.
    const line = (await w.rows<Record<string, unknown>>('SELECT * FROM batch_line WHERE payable_id = $1', [payable.id]))[0]!;
    await expect(w.rows('INSERT INTO batch_line SELECT gen_random_uuid(), organisation_id, $2, payable_id, person_id, bank_details_id, kind, amount_cents, period, units, $3, status, reason FROM batch_line WHERE id = $1', [line.id, second.id, 'Tother'])).rejects.toThrow('batch_line_one_live');
    await step(first.id, 'batchCancel');
    expect(await w.payableOf(vacation)).toMatchObject({ state: 'READY', batch: null });
    expect(await step(second.id, 'batchLock')).toMatchObject({ lines: 1 });
  });

  it('two locked at the same moment share nothing: one takes all, the other finds nothing', async () => {
    await partners(4);
    const batches = [await open(), await open(), await open()];
    const codes = await Promise.all(batches.map((b) => w.refusal(w.preparer, ops.batchLock, { id: b.id }, 1)));
    expect(codes.sort()).toEqual(['ACCEPTED', 'BATCH_EMPTY', 'BATCH_EMPTY']);
    const rows = await w.rows<{ n: number }>(`SELECT count(*)::int AS n FROM batch_line WHERE organisation_id = $1 AND status = 'LIVE' GROUP BY payable_id`, [w.organisation]);
    expect(rows.map((r) => r.n)).toEqual([1, 1, 1, 1]);
  });

  it('an account changed, or a cover ended, after it was locked', async () => {
    const [a, b] = (await partners(2)).map((p) => p.m) as [Member, Member];
    const { id } = await open();
    await step(id, 'batchLock');
    await w.ask(w.self(a.person), ops.bankDetailsEnter, { membership: a.membership, iban: IBANS[3]!, holder: 'Camille Exemple' });
    await w.cover(b, '2024-01-01', '2026-02-01', 'ENDED');
    const version = (await read(id)).version;
    await expect(w.ask(w.preparer, ops.batchControl, { id }, version)).rejects.toMatchObject({ code: 'BATCH_NOT_SOUND', details: { problems: ['BANK_DETAILS', 'COVER'] } });
    await step(id, 'batchCancel');
    const states = (await w.ask(w.preparer, ops.payableList, {})).items.map((p) => p.blockedReason);
    expect(states.sort()).toEqual(['NO_BANK_DETAILS', 'NO_COVER']);
  });

  it('nothing is edited once its files are made', async () => {
    await partners(1);
    const { id } = await open();
    await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport');
    for (const name of ['batchLock', 'batchControl', 'batchApprove', 'batchCancel'] as const) expect(await refused(id, name, name === 'batchApprove' ? w.approver : w.preparer)).toBe('ILLEGAL_TRANSITION');
    expect(await w.refusal(w.preparer, ops.batchTransmit, { id }, 1)).toBe('STALE_VERSION');
  });
});

describe('the payer’s return file', () => {
  const sent = async (n: number) => {
    const people = await partners(n);
    const { id } = await open();
    await go(id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit', 'batchAcknowledge');
    return { id, people, lines: await linesOf(id) };
  };

  it('with one unreadable line or one unknown reference applies nothing', async () => {
    const { id, lines } = await sent(2);
    const attempt = async (text: string) => w.refusal(w.preparer, ops.batchImportReturn, { id, text }, (await read(id)).version);
    expect(await attempt(answerFile([[lines[0]!.endToEndId, 'PAYE'], ['T0000', 'PAYE']]))).toBe('RETURN_REFERENCE_UNKNOWN');
    expect(await attempt(answerFile([[lines[0]!.endToEndId, 'PAYE'], [lines[1]!.endToEndId, 'PEUT-ETRE']]))).toBe('RETURN_FILE_UNREADABLE');
    expect(await attempt('reference;statut;motif\n')).toBe('RETURN_FILE_UNREADABLE');
    expect((await linesOf(id)).map((l) => l.status)).toEqual(['LIVE', 'LIVE']);
    expect(await refused(id, 'batchReconcile', w.preparer)).toBe('NOT_RECONCILED');
  });

  it('read twice changes nothing, and does not call paid what came back', async () => {
    const { id, lines } = await sent(2);
    const text = answerFile([[lines[0]!.endToEndId, 'PAYE'], [lines[1]!.endToEndId, 'REJETE', 'AC04']]);
    expect(await importReturn(id, text)).toMatchObject({ paid: 1, returned: 1, state: 'PARTIALLY_REJECTED' });
    expect(await importReturn(id, text)).toMatchObject({ paid: 1, returned: 1, version: (await read(id)).version });
    expect(await w.refusal(w.preparer, ops.batchImportReturn, { id, text: answerFile([[lines[1]!.endToEndId, 'PAYE']]) }, (await read(id)).version)).toBe('RETURN_CONTRADICTS');
    expect(await go(id, 'batchReconcile')).toMatchObject({ paidCents: 4_000, returnedCents: 4_000 });
  });

  it('a payment that came back is paid again to a new verified account, under a new reference', async () => {
    const { id, people, lines } = await sent(1);
    const { m, vacation } = people[0]!;
    await importReturn(id, answerFile([[lines[0]!.endToEndId, 'REJETE', 'AC04']]));
    const returned = await w.payableOf(vacation);
    expect(returned.state).toBe('RETURNED');
    expect(await w.refusal(w.preparer, ops.payableRequeue, { id: returned.id }, returned.version)).toBe('BANK_DETAILS_NOT_RENEWED');
    const next = await open({ executesOn: '2026-04-30' });
    expect(await refused(next.id, 'batchLock', w.preparer)).toBe('BATCH_EMPTY');
    await w.account(m, IBANS[4]);
    expect((await w.payableOf(vacation)).state).toBe('READY');
    w.now = '2026-03-10T09:00:00.000Z';
    await go(next.id, 'batchLock', 'batchControl', 'batchApprove', 'batchExport', 'batchTransmit', 'batchAcknowledge');
    const again = await linesOf(next.id);
    expect(again).toHaveLength(1);
    expect(again[0]!.endToEndId).not.toBe(lines[0]!.endToEndId);
    await importReturn(next.id, answerFile([[again[0]!.endToEndId, 'PAYE']]));
    expect(await w.facts(returned.id)).toEqual(['created', 'batched', 'returned', 'requeued', 'batched', 'paid'].map((v) => `payable.${v}`));
    expect(await w.ask(w.admin, summaryOperations.payments, { organisation: w.organisation })).toMatchObject({ vacationsPaid: 1, indemnityCents: 4_000 });
  });
});
