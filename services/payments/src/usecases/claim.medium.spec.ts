import { newId } from '@tandem/kernel';
import { paymentsOperations as ops, type ClaimLineInput } from '@tandem/messages';
import { systemActor } from '@tandem/platform';
import { IBANS, World, type Member } from '../testing/world';

const SYSTEM = systemActor('test/claim');

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());
beforeEach(() => w.elsewhere());

const trip = (km: number, more: Partial<Extract<ClaimLineInput, { kind: 'KM' }>> = {}): ClaimLineInput => ({ kind: 'KM', date: '2026-03-02', from: 'Antibes', to: 'Nice', km, cv: 5, vehicle: 'CAR', passenger: false, ...more });
const ticket = (cents: number, more: object = {}): ClaimLineInput => ({ kind: 'TICKET', date: '2026-03-02', cents, sworn: false, ...more }) as ClaimLineInput;

/** A half-day done, and a claim for it, submitted. */
async function submitted(m: Member, lines: ClaimLineInput[], vacation?: string) {
  const { id } = await w.ask(w.self(m.person), ops.claimCreate, { membership: m.membership, vacation: vacation ?? (await w.vacation(m, 'vacation.done')), lines });
  return w.ask(w.self(m.person), ops.claimSubmit, { id }, 1);
}
async function decided(m: Member, lines: ClaimLineInput[], refused: { line: number; reason: 'NOT_JUSTIFIED' }[] = []) {
  const claim = await submitted(m, lines);
  await w.ask(w.coordinator, ops.claimCheck, { id: claim.id, vehicleDocumentSeen: true }, 2);
  await w.ask(w.approver, ops.claimDecide, { id: claim.id, refused }, 3);
  return w.ask(w.approver, ops.claimGet, { id: claim.id });
}
const start = (m: Member, lines: ClaimLineInput[], about: object) => w.refusal(w.self(m.person), ops.claimCreate, { membership: m.membership, lines, ...about });

describe('an expense claim', () => {
  it('splits a trip that crosses a kilometre band: 1 980 km counted, 60 more, 22.40 €', async () => {
    const m = await w.partner();
    await decided(m, [trip(1_980, { from: 'Lille' })]);
    const claim = await decided(m, [trip(60)]);
    expect(claim).toMatchObject({ state: 'APPROVED', approvedCents: 2_240 });
    expect(claim.lines[0]!.bands).toEqual([{ km: 20, centsPerKm: 32, band: 1 }, { km: 40, centsPerKm: 40, band: 2 }]);
    const { items } = await w.ask(w.preparer, ops.payableList, { claim: claim.id });
    expect(items).toMatchObject([{ kind: 'EXPENSE', state: 'READY', amountCents: 2_240, claim: claim.id, route: 'VACATAIRE_FPH' }]);
    expect(await w.facts(claim.id)).toEqual(['claim.created', 'claim.submitted', 'claim.checked', 'claim.approved']);
  });

  it('two claims decided at the same moment count each kilometre once', async () => {
    const m = await w.partner();
    const claims = [await submitted(m, [trip(1_500, { from: 'Lille' })]), await submitted(m, [trip(1_500, { from: 'Brest' })])];
    for (const c of claims) await w.ask(w.coordinator, ops.claimCheck, { id: c.id, vehicleDocumentSeen: true }, 2);
    await Promise.all(claims.map((c) => w.ask(w.approver, ops.claimDecide, { id: c.id }, 3)));
    const rows = await w.rows<{ sum: string }>('SELECT sum(approved_cents) FROM claim WHERE person_id = $1', [m.person]);
    expect(Number(rows[0]!.sum)).toBe(2_000 * 32 + 1_000 * 40);
    expect(await w.rows('SELECT tenths FROM kilometre_counter WHERE person_id = $1', [m.person])).toEqual([{ tenths: 30_000 }]);
  });

  it('applies ceilings, refuses what is out of meal time, and pays the rest', async () => {
    const m = await w.partner();
    const proof = await w.file('menu');
    const claim = await decided(m, [
      { kind: 'MEAL', date: '2026-03-02', cents: 2_700, proof, sworn: false, place: 'BASE', absentFrom: '08:30', absentTo: '14:30' },
      { kind: 'MEAL', date: '2026-03-02', cents: 900, proof: await w.file('soir'), sworn: false, place: 'BASE', absentFrom: '08:30', absentTo: '20:00' },
      { kind: 'MEAL', date: '2026-03-02', cents: 900, proof: await w.file('gouter'), sworn: false, place: 'BASE', absentFrom: '14:00', absentTo: '17:00' },
      { kind: 'NIGHT', date: '2026-03-02', cents: 15_500, proof, sworn: false, place: 'PARIS', distanceKm: 900, absentFrom: '08:00', absentTo: '20:00' },
      { kind: 'CARER', date: '2026-03-02', cents: 4_500, proof: await w.file('garde'), sworn: false },
      ticket(150, { sworn: true }),
    ]);
    expect(claim.lines.map((l) => [l.status, l.approvedCents, l.ceilingCents ?? l.reason])).toEqual([
      ['CAPPED', 2_000, 2_000], ['OK', 900, null], ['REFUSED', 0, 'OUTSIDE_MEAL_TIME'], ['CAPPED', 14_000, 14_000], ['OK', 4_500, null], ['OK', 150, null],
    ]);
    expect(claim).toMatchObject({ state: 'PARTLY_APPROVED', approvedCents: 21_550 });
  });

  it('of a volunteer is repaid, though no indemnity is', async () => {
    const m = await w.member();
    await w.route(m, 'BENEVOLE');
    await w.account(m);
    const claim = await decided(m, [trip(46)]);
    expect((await w.ask(w.preparer, ops.payableList, { claim: claim.id })).items).toMatchObject([{ state: 'READY', amountCents: 1_472, route: 'BENEVOLE' }]);
  });

  it('entirely refused owes nothing, and its proof may serve again', async () => {
    const m = await w.partner();
    const proof = await w.file('ticket');
    const claim = await decided(m, [ticket(800, { proof })], [{ line: 1, reason: 'NOT_JUSTIFIED' }]);
    expect(claim).toMatchObject({ state: 'REJECTED', approvedCents: 0 });
    expect((await w.ask(w.preparer, ops.payableList, { claim: claim.id })).items).toEqual([]);
    const again = await w.file('ticket');
    expect(again.sha256).toBe(proof.sha256);
    await submitted(m, [ticket(800, { proof: again })]);
  });

  it('about a training needs to have been attended; a draft may be changed', async () => {
    const m = await w.partner();
    const session = newId();
    await w.tell('session.held', session, { course: 'initial-joint', starts: '2026-03-01', ends: '2026-03-02', halfDays: [{ date: '2026-03-01', part: 'AM' }] });
    expect(await start(m, [trip(10)], { session })).toBe('CLAIM_NO_ACTIVITY');
    await w.tell('enrolment.attended', newId(), { person: m.person, session, course: 'initial-joint', side: 'PARTNER' });
    const claim = await w.ask(w.coordinator, ops.claimCreate, { membership: m.membership, session, lines: [trip(10)] });
    const saved = await w.ask(w.self(m.person), ops.claimSave, { id: claim.id, lines: [trip(12), ticket(300, { sworn: true })] }, 1);
    await w.ask(w.coordinator, ops.claimSubmit, { id: claim.id }, saved.version);
    expect((await w.ask(w.coordinator, ops.claimGet, { id: claim.id })).lines.map((l) => l.kind)).toEqual(['KM', 'TICKET']);
    expect(await w.refusal(w.self(m.person), ops.claimSave, { id: claim.id, lines: [trip(12)] }, 3)).toBe('ILLEGAL_TRANSITION');
  });
});

describe('what a claim is refused for, with nothing written', () => {
  it('no activity, or somebody else’s', async () => {
    const m = await w.partner();
    const other = await w.member();
    expect(await start(m, [trip(10)], { vacation: newId() })).toBe('CLAIM_NO_ACTIVITY');
    expect(await start(m, [trip(10)], { vacation: await w.vacation(m, 'vacation.cancelled-by-partner') })).toBe('CLAIM_NO_ACTIVITY');
    expect(await start(m, [trip(10)], { vacation: await w.vacation(other, 'vacation.done') })).toBe('CLAIM_NO_ACTIVITY');
    expect(await start(m, [trip(10)], {})).toBe('CLAIM_ACTIVITY');
    expect(await w.refusal(w.self(newId()), ops.claimCreate, { membership: m.membership, vacation: newId(), lines: [trip(10)] })).toBe('NOT_FOUND');
    expect(await w.rows('SELECT 1 FROM claim WHERE membership_id = $1', [m.membership])).toEqual([]);
  });

  it('kilometres of a remote half-day, a date outside the trip, a car without its power, a bank number in a text', async () => {
    const m = await w.partner();
    const vacation = await w.vacation(m, 'vacation.done');
    expect(await start(m, [trip(10)], { vacation: await w.vacation(m, 'vacation.done', { remote: true }) })).toBe('REMOTE_HAS_NO_KM');
    expect(await start(m, [trip(10, { date: '2026-02-20' })], { vacation })).toBe('CLAIM_DATE');
    expect(await start(m, [trip(10, { cv: undefined })], { vacation })).toBe('CAR_NEEDS_POWER');
    expect(await start(m, [trip(10, { to: 'compte FR14 2004 1010 0505 0001 3M02 606' })], { vacation })).toBe('IDENTIFIER_IN_TEXT');
    for (const km of [0, -3, 1.25]) expect(await start(m, [trip(km)], { vacation })).toBe('VALIDATION');
  });

  it('a proof missing, unknown, or used for another claim, by anybody', async () => {
    const m = await w.partner();
    const other = await w.member();
    const vacation = await w.vacation(m, 'vacation.done');
    const attempt = async (who: Member, lines: ClaimLineInput[], v: string) => {
      const { id } = await w.ask(w.self(who.person), ops.claimCreate, { membership: who.membership, vacation: v, lines });
      return w.refusal(w.self(who.person), ops.claimSubmit, { id }, 1);
    };
    expect(await attempt(m, [ticket(800)], vacation)).toBe('PROOF_MISSING');
    expect(await attempt(m, [ticket(2_100, { sworn: true })], vacation)).toBe('PROOF_MISSING');
    expect(await attempt(m, [ticket(800, { proof: { file: newId(), sha256: 'a'.repeat(64) } })], vacation)).toBe('CLAIM_PROOF_UNKNOWN');
    const proof = await w.file(newId());
    expect(await attempt(m, [ticket(800, { proof })], vacation)).toBe('ACCEPTED');
    expect(await attempt(m, [ticket(800, { proof })], vacation)).toBe('PROOF_USED_TWICE');
    expect(await attempt(other, [ticket(800, { proof })], await w.vacation(other, 'vacation.done'))).toBe('PROOF_USED_TWICE');
    for (let n = 0; n < 5; n += 1) expect(await attempt(m, [ticket(2_000, { sworn: true })], vacation)).toBe('ACCEPTED');
    expect(await attempt(m, [ticket(100, { sworn: true })], vacation)).toBe('SWORN_TOO_MUCH');
  });

  it('the same journey twice, however it is spelled', async () => {
    const m = await w.partner();
    await submitted(m, [trip(46, { from: 'Antibes', to: 'Hôpital Pasteur 2' })]);
    const { id } = await w.ask(w.self(m.person), ops.claimCreate, { membership: m.membership, vacation: await w.vacation(m, 'vacation.done'), lines: [trip(46, { from: 'ANTIBES ', to: 'hopital pasteur 2' })] });
    expect(await w.refusal(w.self(m.person), ops.claimSubmit, { id }, 1)).toBe('JOURNEY_CLAIMED_TWICE');
  });

  it('sent after 60 days', async () => {
    const m = await w.partner();
    const { id } = await w.ask(w.self(m.person), ops.claimCreate, { membership: m.membership, vacation: await w.vacation(m, 'vacation.done'), lines: [trip(10)] });
    w.now = '2026-05-02T09:00:00.000Z';
    expect(await w.refusal(w.self(m.person), ops.claimSubmit, { id }, 1)).toBe('CLAIM_TOO_LATE');
    w.now = '2026-05-01T09:00:00.000Z';
    expect(await w.refusal(w.self(m.person), ops.claimSubmit, { id }, 1)).toBe('ACCEPTED');
  });

  it('checked or decided by the same person, or by the claimant', async () => {
    const m = await w.partner();
    const both = w.staff('coordinator', 'approver');
    const claim = await submitted(m, [trip(46)]);
    const claimant = { sub: `person:${m.person}`, grants: both.grants };
    expect(await w.refusal(claimant, ops.claimCheck, { id: claim.id, vehicleDocumentSeen: true }, 2)).toBe('CLAIMANT_CHECKS');
    expect(await w.refusal(both, ops.claimCheck, { id: claim.id }, 2)).toBe('VEHICLE_DOCUMENT_NEEDED');
    await w.ask(both, ops.claimCheck, { id: claim.id, vehicleDocumentSeen: true }, 2);
    expect(await w.refusal(both, ops.claimDecide, { id: claim.id }, 3)).toBe('CHECKER_DECIDES');
    expect(await w.refusal(claimant, ops.claimDecide, { id: claim.id }, 3)).toBe('CLAIMANT_CHECKS');
    expect(await w.refusal(w.approver, ops.claimDecide, { id: claim.id, refused: [{ line: 7, reason: 'OTHER' }] }, 3)).toBe('CLAIM_LINE_UNKNOWN');
    expect(await w.refusal(w.approver, ops.claimDecide, { id: claim.id }, 2)).toBe('STALE_VERSION');
    expect(await w.facts(claim.id)).toEqual(['claim.created', 'claim.submitted', 'claim.checked']);
    expect(await w.rows('SELECT tenths FROM kilometre_counter WHERE person_id = $1', [m.person])).toEqual([]);
  });
});

describe('a claim that comes back', () => {
  const asked = async (m: Member, lines: ClaimLineInput[]) => {
    const claim = await submitted(m, lines);
    return w.ask(w.coordinator, ops.claimRequestInfo, { id: claim.id, missing: [{ line: 1, what: 'READABLE_PROOF' }] }, 2);
  };

  it('is asked for a better proof, answered with it, checked and approved', async () => {
    const m = await w.partner();
    const [blurred, clear] = [await w.file(`flou ${m.person}`), await w.file(`net ${m.person}`)];
    const { id } = await asked(m, [ticket(800, { proof: blurred }), trip(46)]);
    expect(await w.ask(w.self(m.person), ops.claimGet, { id })).toMatchObject({ state: 'INFO_REQUESTED', missing: [{ line: 1, what: 'READABLE_PROOF' }] });
    await w.ask(w.self(m.person), ops.claimAnswer, { id, lines: [ticket(800, { proof: clear }), trip(46)] }, 3);
    await w.ask(w.coordinator, ops.claimCheck, { id, vehicleDocumentSeen: true }, 4);
    await w.ask(w.approver, ops.claimDecide, { id }, 5);
    expect(await w.ask(w.approver, ops.claimGet, { id })).toMatchObject({ state: 'APPROVED', approvedCents: 800 + 1_472, missing: [] });
    expect(await w.facts(id)).toEqual(['created', 'submitted', 'info-requested', 'answered', 'checked', 'approved'].map((v) => `claim.${v}`));
  });

  it('left unanswered lapses, is reopened once with its proof, and rejected again for good', async () => {
    const m = await w.partner();
    const proof = await w.file(`ticket ${m.person}`);
    const { id } = await asked(m, [ticket(800, { proof })]);
    await w.ask(SYSTEM, ops.claimLapse, { id });
    expect(await w.ask(w.self(m.person), ops.claimGet, { id })).toMatchObject({ state: 'REJECTED', approvedCents: 0, lines: [{ status: 'REFUSED', reason: 'NO_ANSWER' }] });
    await w.ask(w.self(m.person), ops.claimReopen, { id }, 4);
    expect(await w.ask(w.self(m.person), ops.claimGet, { id })).toMatchObject({ state: 'SUBMITTED', reopened: true, approvedCents: null, lines: [{ status: null }] });
    await w.ask(w.coordinator, ops.claimCheck, { id }, 5);
    await w.ask(w.approver, ops.claimDecide, { id, refused: [{ line: 1, reason: 'NOT_JUSTIFIED' }] }, 6);
    expect(await w.refusal(w.self(m.person), ops.claimReopen, { id }, 7)).toBe('CLAIM_REOPENED_ONCE');
    await w.ask(SYSTEM, ops.claimClose, { id });
    expect(await w.facts(id)).toEqual(['created', 'submitted', 'info-requested', 'rejected', 'reopened', 'checked', 'rejected', 'closed'].map((v) => `claim.${v}`));
  });

  it('withdrawn gives back its journey; a reopened one cannot take what another claim took meanwhile', async () => {
    const m = await w.partner();
    const first = await submitted(m, [trip(46)]);
    await w.ask(w.self(m.person), ops.claimWithdraw, { id: first.id }, 2);
    const second = await submitted(m, [trip(46)]);
    await w.ask(w.coordinator, ops.claimCheck, { id: second.id, vehicleDocumentSeen: true }, 2);
    await w.ask(w.approver, ops.claimDecide, { id: second.id, refused: [{ line: 1, reason: 'OTHER' }] }, 3);
    await submitted(m, [trip(46)]);
    expect(await w.refusal(w.self(m.person), ops.claimReopen, { id: second.id }, 4)).toBe('JOURNEY_CLAIMED_TWICE');
    expect(await w.refusal(w.self(m.person), ops.claimWithdraw, { id: second.id }, 4)).toBe('ILLEGAL_TRANSITION');
    expect((await w.ask(w.coordinator, ops.claimGet, { id: second.id })).lines).toMatchObject([{ status: 'REFUSED', reason: 'OTHER' }]);
  });

  it('is asked nothing by its claimant, of no line it does not have, and answered by nobody else', async () => {
    const m = await w.partner();
    const claim = await submitted(m, [trip(46)]);
    const claimant = { sub: `person:${m.person}`, grants: w.coordinator.grants };
    expect(await w.refusal(claimant, ops.claimRequestInfo, { id: claim.id, missing: [{ what: 'PROOF' }] }, 2)).toBe('CLAIMANT_CHECKS');
    expect(await w.refusal(w.coordinator, ops.claimRequestInfo, { id: claim.id, missing: [{ line: 2, what: 'PROOF' }] }, 2)).toBe('CLAIM_LINE_UNKNOWN');
    expect(await w.refusal(w.self(m.person), ops.claimAnswer, { id: claim.id }, 2)).toBe('ILLEGAL_TRANSITION');
    await w.ask(w.coordinator, ops.claimRequestInfo, { id: claim.id, missing: [{ what: 'JOURNEY' }] }, 2);
    expect(await w.refusal(w.self(newId()), ops.claimAnswer, { id: claim.id }, 3)).toBe('NOT_FOUND');
    expect(await w.refusal(w.self(m.person), ops.claimAnswer, { id: claim.id, lines: [ticket(800)] }, 3)).toBe('PROOF_MISSING');
    expect(await w.ask(w.self(m.person), ops.claimGet, { id: claim.id })).toMatchObject({ state: 'INFO_REQUESTED', lines: [{ kind: 'KM' }] });
  });
});

it('a claim follows the money it is owed: batched, taken out, batched again, back from the bank, corrected, paid', async () => {
  const m = await w.partner();
  const claim = await decided(m, [trip(46), ticket(500, { sworn: true })], [{ line: 2, reason: 'NOT_JUSTIFIED' }]);
  const batch = async () => {
    const { id } = await w.ask(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'VACATAIRE_FPH', kind: 'EXPENSE', executesOn: '2026-03-31' });
    await w.ask(w.preparer, ops.batchLock, { id }, 1);
    return id;
  };
  const sent = async (id: string, answer: string) => {
    await w.ask(w.preparer, ops.batchControl, { id }, 2);
    await w.ask(w.approver, ops.batchApprove, { id }, 3);
    for (const [i, step] of ([ops.batchExport, ops.batchTransmit, ops.batchAcknowledge] as const).entries()) await w.ask(w.preparer, step, { id }, 4 + i);
    const { items } = await w.ask(w.preparer, ops.batchLines, { id });
    await w.ask(w.preparer, ops.batchImportReturn, { id, text: `${items[0]!.endToEndId};${answer}`, paidOn: '2026-03-31' }, 7);
  };
  await w.ask(w.preparer, ops.batchCancel, { id: await batch() }, 2);
  await sent(await batch(), 'REJETE;AC04');
  expect(await w.ask(w.self(m.person), ops.claimGet, { id: claim.id })).toMatchObject({ state: 'PAYMENT_FAILED' });
  await w.account(m, IBANS[1]);
  w.now = '2026-03-06T09:00:00.000Z';
  await sent(await batch(), 'PAYE;');
  expect((await w.facts(claim.id)).slice(3)).toEqual(['partly-approved', 'batched', 'unbatched', 'batched', 'payment-failed', 'corrected', 'batched', 'paid'].map((v) => `claim.${v}`));
  expect(await w.rows(`SELECT event->'data'->>'state' AS state FROM outbox WHERE aggregate_id = $1 AND event->>'type' = 'claim.unbatched.v1'`, [claim.id])).toEqual([{ state: 'PARTLY_APPROVED' }]);
});
