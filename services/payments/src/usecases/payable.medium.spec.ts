import { newId } from '@tandem/kernel';
import { paymentsOperations as ops } from '@tandem/messages';
import { IBANS, World, type Member } from '../testing/world';

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());
beforeEach(() => w.elsewhere());

describe('a half-day approved', () => {
  it('is owed once, at the rate of its date, and a later rate rewrites nothing', async () => {
    const rate = await w.rate(4_000, { to: '2026-12-31' });
    const m = await w.partner();
    const vacation = await w.vacation(m);
    const payable = await w.payableOf(vacation);
    expect(payable).toMatchObject({ state: 'READY', amountCents: 4_000, rate: rate.id, route: 'VACATAIRE_FPH', share: 100 });
    await w.rate(5_000, { from: '2027-01-01' });
    expect(await w.refusal(w.admin, ops.rateEnd, { id: rate.id, to: '2026-01-31' }, rate.version)).toBe('RATE_ALREADY_USED');
    // The same half-day settled again, told under another version.
    await w.tell('vacation.approved', vacation, { membership: m.membership, person: m.person, assignment: newId(), project: newId(), date: '2026-03-02', part: 'AM', remote: false, format: 'audit', field: 'CARE', level: 'PARTNERSHIP', payableShare: 100, units: 1 });
    const { items } = await w.ask(w.preparer, ops.payableList, { vacation });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ amountCents: 4_000, rate: rate.id });
    expect(await w.facts(payable.id)).toEqual(['payable.created']);
  });

  it('takes the rate of its own activity and level before the general one, and pays each unit', async () => {
    await w.rate(4_000);
    await w.rate(6_000, { activity: 'audit' });
    await w.rate(5_000, { level: 'PARTNERSHIP' });
    const m = await w.partner();
    const amounts = [];
    for (const more of [{ format: 'audit' }, {}, { level: 'CONSULTATION' }, { level: 'CONSULTATION', units: 2, minutes: 400 }]) amounts.push((await w.payableOf(await w.vacation(m, 'vacation.approved', more))).amountCents);
    expect(amounts).toEqual([6_000, 5_000, 4_000, 8_000]);
  });

  it.each([['vacation.cancelled-by-team', { late: true, payableShare: 50 }, 2_000], ['vacation.missed-by-team', {}, 4_000]])('is owed too when %s', async (type, more, cents) => {
    await w.rate();
    expect(await w.payableOf(await w.vacation(await w.partner(), type, more))).toMatchObject({ state: 'READY', amountCents: cents });
  });

  it('owes nothing when the team cancelled in time', async () => {
    await w.rate();
    const vacation = await w.vacation(await w.partner(), 'vacation.cancelled-by-team', { payableShare: 0 });
    expect(await w.payableOf(vacation)).toBeUndefined();
  });
});

describe('what cannot be paid yet waits with its reason, and goes on by itself', () => {
  it('no route, no rate, no cover, no information, no account, one after the other', async () => {
    const m = await w.member();
    const vacation = await w.vacation(m);
    const state = async () => {
      const p = await w.payableOf(vacation);
      return p.blockedReason ?? `${p.state} ${p.amountCents}`;
    };
    expect(await state()).toBe('NO_ROUTE');
    await w.route(m, 'VACATAIRE_FPH', { informationAccepted: false });
    expect(await state()).toBe('NO_RATE');
    await w.rate(4_500);
    expect(await state()).toBe('NO_COVER');
    await w.cover(m);
    expect(await state()).toBe('NO_INFORMATION');
    await w.ask(w.self(m.person), ops.routeAcceptInformation, { membership: m.membership });
    expect(await state()).toBe('NO_BANK_DETAILS');
    await w.account(m);
    expect(await state()).toBe('READY 4500');
    expect(await w.facts((await w.payableOf(vacation)).id)).toEqual(['payable.blocked', ...Array(4).fill(['payable.unblocked', 'payable.blocked']).flat(), 'payable.unblocked']);
  });

  it('a half-day outside the cover, or on another site, is blocked and never refused', async () => {
    await w.rate();
    const m = await w.partner();
    const [here, there] = [newId(), newId()];
    const other = await w.member();
    await w.route(other);
    await w.account(other, IBANS[1]);
    await w.cover(other, '2026-01-01', '2026-06-30', 'COVERED', [here]);
    const reasons = [];
    for (const [who, more] of [[m, { date: '2023-12-31' }], [other, { date: '2026-07-01', site: here }], [other, { site: there }], [other, { site: here }], [other, { site: there, remote: true }]] as [Member, object][]) {
      reasons.push((await w.payableOf(await w.vacation(who, 'vacation.approved', more as never))).blockedReason);
    }
    // A half-day of 2023 has no rate either: that comes first.
    expect(reasons).toEqual(['NO_RATE', 'NO_COVER', 'NO_COVER', null, null]);
  });

  it('a cover that ends earlier blocks what is ready after it, and keeps what it covered', async () => {
    await w.rate();
    const m = await w.partner();
    const before = await w.vacation(m, 'vacation.approved', { date: '2026-02-10' });
    const after = await w.vacation(m, 'vacation.approved', { date: '2026-02-25' });
    await w.cover(m, '2024-01-01', '2026-02-15', 'ENDED');
    expect((await w.payableOf(before)).state).toBe('READY');
    expect(await w.payableOf(after)).toMatchObject({ state: 'BLOCKED', blockedReason: 'NO_COVER' });
  });

  it('nothing is sent to the account of somebody who died', async () => {
    await w.rate();
    const m = await w.partner();
    const vacation = await w.vacation(m);
    await w.tell('membership.ended', m.membership, { person: m.person, reason: 'DECEASED' });
    expect(await w.payableOf(vacation)).toMatchObject({ state: 'BLOCKED', blockedReason: 'DECEASED' });
  });
});

describe('what is not paid here', () => {
  it.each([['BENEVOLE', 'VOLUNTEER'], ['REFUS', 'DECLINED'], ['SALARIE', 'EMPLOYED_ELSEWHERE']] as const)('%s: counted, not payable (%s)', async (route, reason) => {
    await w.rate();
    const m = await w.member();
    await w.cover(m);
    await w.route(m, route);
    const payable = await w.payableOf(await w.vacation(m));
    expect(payable).toMatchObject({ state: 'NOT_PAYABLE', amountCents: 0 });
    const [{ event }] = await w.rows<{ event: { data: { reason: string } } }>('SELECT event FROM outbox WHERE aggregate_id = $1', [payable.id]);
    expect(event.data.reason).toBe(reason);
  });

  it('an indemnity declined, and accepted again from a later day', async () => {
    await w.rate();
    const m = await w.partner();
    await w.ask(w.self(m.person), ops.routeDecideIndemnity, { membership: m.membership, accepted: false, from: '2026-03-02' });
    const declined = await w.vacation(m, 'vacation.approved', { date: '2026-03-05' });
    const earlier = await w.vacation(m, 'vacation.approved', { date: '2026-02-20' });
    await w.ask(w.self(m.person), ops.routeDecideIndemnity, { membership: m.membership, accepted: true, from: '2026-04-01' });
    const later = await w.vacation(m, 'vacation.approved', { date: '2026-04-02' });
    const states = [];
    for (const v of [declined, earlier, later]) states.push((await w.payableOf(v)).state);
    expect(states).toEqual(['NOT_PAYABLE', 'READY', 'READY']);
  });

  it('a volunteer cannot be given an indemnity, nor volunteers a rate: the sentence says why', async () => {
    const m = await w.member();
    await w.route(m, 'BENEVOLE');
    const asked = w.ask(w.coordinator, ops.routeDecideIndemnity, { membership: m.membership, accepted: true });
    await expect(asked).rejects.toMatchObject({ code: 'INDEMNITY_TO_VOLUNTEER', status: 422 });
    await asked.catch((error: { sentence(): string }) => expect(error.sentence()).toContain('URSSAF'));
    expect(await w.refusal(w.admin, ops.rateSet, { organisation: w.organisation, route: 'BENEVOLE', amountCents: 4_000, from: '2026-01-01' })).toBe('INDEMNITY_TO_VOLUNTEER');
    expect((await w.ask(w.coordinator, ops.routeGet, { membership: m.membership })).history).toHaveLength(1);
  });
});

describe('rates and routes', () => {
  it('refuses zero, a negative or a second rate for the same days, and takes one that follows', async () => {
    await w.rate(4_000, { to: '2026-06-30' });
    for (const amountCents of [0, -100, 12.5]) expect(await w.refusal(w.admin, ops.rateSet, { organisation: w.organisation, route: 'VACATAIRE_FPH', amountCents, from: '2027-01-01' })).toBe('VALIDATION');
    expect(await w.refusal(w.admin, ops.rateSet, { organisation: w.organisation, route: 'VACATAIRE_FPH', amountCents: 4_100, from: '2026-06-30' })).toBe('RATE_OVERLAPS');
    await w.rate(4_100, { from: '2026-07-01' });
    await w.rate(9_000, { from: '2026-06-30', activity: 'audit' });
    expect((await w.ask(w.admin, ops.rateList, { organisation: w.organisation, on: '2026-07-02' })).items).toHaveLength(2);
    expect(await w.refusal(w.coordinator, ops.rateSet, { organisation: w.organisation, route: 'COSP', amountCents: 1, from: '2026-01-01' })).toBe('FORBIDDEN');
  });

  it('two rates for the same days set at the same moment: one holds', async () => {
    const set = () => w.refusal(w.admin, ops.rateSet, { organisation: w.organisation, route: 'COSP', amountCents: 4_000, from: '2026-01-01' });
    expect((await Promise.all([set(), set(), set()])).sort()).toEqual(['ACCEPTED', 'RATE_OVERLAPS', 'RATE_OVERLAPS']);
  });

  it('refuses a status the payer cannot pay under, or without its papers', async () => {
    const m = await w.member();
    const choose = (route: string, more = {}) => w.refusal(w.self(m.person), ops.routeChoose, { membership: m.membership, route, ...more } as never);
    expect(await choose('UNIVERSITE')).toBe('ROUTE_NOT_ALLOWED');
    expect(await choose('SIRET', { siret: '12345678901234' })).toBe('ROUTE_NEEDS_SIRET');
    expect(await choose('ASSOCIATION')).toBe('ROUTE_NEEDS_ASSOCIATION');
    expect(await choose('ASSOCIATION', { association: { siret: '73282932000074', label: 'Savoirs partagés' } })).toBe('ACCEPTED');
    expect(await w.refusal(w.self(newId()), ops.routeChoose, { membership: m.membership, route: 'COSP' })).toBe('NOT_FOUND');
    expect(await w.rows('SELECT 1 FROM route_choice WHERE membership_id = $1', [m.membership])).toHaveLength(1);
  });

  it('warns once when a vacataire works every month like an employee', async () => {
    await w.rate(4_000, { from: '2023-01-01' });
    const m = await w.partner();
    for (const month of ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'])
      for (const day of ['02', '09', '17', '25']) await w.vacation(m, 'vacation.approved', { date: `${month}-${day}` });
    const { id } = await w.ask(w.coordinator, ops.routeGet, { membership: m.membership });
    expect(await w.facts(id)).toEqual(['route.chosen', 'route.warned']);
  });
});

describe('who sees what', () => {
  it('a person sees her own sums, another organisation nothing', async () => {
    await w.rate();
    const m = await w.partner();
    const payable = await w.payableOf(await w.vacation(m));
    expect((await w.ask(w.self(m.person), ops.payableList, {})).items).toHaveLength(1);
    expect((await w.ask(w.self(newId()), ops.payableList, {})).items).toEqual([]);
    expect(await w.refusal(w.self(newId()), ops.payableGet, { id: payable.id })).toBe('NOT_FOUND');
    const elsewhere = { ...w.preparer, grants: [{ role: 'preparer' as const, organisation: newId() }] };
    expect(await w.refusal(elsewhere, ops.payableGet, { id: payable.id })).toBe('NOT_FOUND');
  });

  it('settings answer with their default, range and source, and refuse what is out of range', async () => {
    await w.ask(w.admin, ops.settingSet, { organisation: w.organisation, name: 'claim-days', value: 90 });
    const { items } = await w.ask(w.coordinator, ops.settingList, { organisation: w.organisation });
    expect(items.find((i) => i.name === 'claim-days')).toMatchObject({ value: 90, default: 60, unit: 'days' });
    expect(await w.refusal(w.admin, ops.settingSet, { organisation: w.organisation, name: 'claim-days', value: 4_000 })).toBe('PAYMENT_SETTING_RANGE');
    expect(await w.refusal(w.admin, ops.settingSet, { organisation: w.organisation, name: 'no-such', value: 4 })).toBe('PAYMENT_SETTING_UNKNOWN');
  });
});
