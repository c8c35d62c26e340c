import fc from 'fast-check';
import { assess, choiceOn, covered, indemnity, type Choice, type Circumstances } from './assessment';
import { employmentSigns, longestWeeklyRun, perMonth } from './employment';
import { rateFor, meet, holdsOn, type RateRow } from './rates';
import { exportOf, looksLikeEmployment, owed, routeAllowed, ROUTE_RULES, type Route } from './routes';
import { addDays } from '@tandem/kernel';

const ROUTES = Object.keys(ROUTE_RULES) as Route[];
const route = fc.constantFrom(...ROUTES);
const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2024-01-01', n));

describe('the status router', () => {
  it('gives a volunteer expenses and no indemnity; who declines, the same; a colleague paid elsewhere, nothing', () => {
    expect(owed('BENEVOLE', 'INDEMNITY')).toEqual({ payable: false, ruledOut: 'VOLUNTEER' });
    expect(owed('BENEVOLE', 'EXPENSE')).toEqual({ payable: true });
    expect(owed('REFUS', 'INDEMNITY')).toEqual({ payable: false, ruledOut: 'DECLINED' });
    expect(owed('SALARIE', 'EXPENSE')).toEqual({ payable: false, ruledOut: 'EMPLOYED_ELSEWHERE' });
  });
  it('keeps public statuses to public payers', () => {
    expect(routeAllowed('VACATAIRE_FPH', 'public-hospital')).toBe(true);
    for (const payer of ['private', 'association', 'university'] as const) expect(routeAllowed('VACATAIRE_FPH', payer)).toBe(false);
    expect(routeAllowed('COSP', 'private')).toBe(false);
  });
  it('sends a public payer’s indemnities to payroll, its expenses to mandates, and invoices for who invoices', () => {
    expect([exportOf('public-hospital', 'COSP', 'INDEMNITY'), exportOf('public-hospital', 'COSP', 'EXPENSE'), exportOf('public-hospital', 'SIRET', 'INDEMNITY'), exportOf('private', 'BENEVOLE', 'EXPENSE')]).toEqual(['PAYROLL', 'MANDATE', 'INVOICE', 'SEPA']);
  });
  it('dates every rule and names its source', () => {
    for (const rule of Object.values(ROUTE_RULES)) expect([rule.checked, rule.source.length > 10]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), true]);
  });
});

describe('a rhythm that looks like a job', () => {
  it('is six months in a row of four half-days, of a vacataire only', () => {
    expect(looksLikeEmployment('VACATAIRE_FPH', [4, 5, 4, 4, 6, 4])).toBe(true);
    expect(looksLikeEmployment('VACATAIRE_FPH', [4, 5, 4, 3, 6, 4, 4])).toBe(false);
    expect(looksLikeEmployment('COSP', [9, 9, 9, 9, 9, 9])).toBe(false);
  });
  it('counts months without any', () => {
    expect(perMonth([{ date: '2026-01-31', part: 'AM' }, { date: '2025-11-02', part: 'AM' }, { date: '2026-01-01', part: 'PM' }])).toEqual([1, 0, 2]);
    expect(perMonth([])).toEqual([]);
  });
  it('is the same half-day more than twelve weeks in a row', () => {
    const weekly = (n: number) => Array.from({ length: n }, (_, i) => ({ date: addDays('2026-01-06', 7 * i), part: 'AM' }));
    const limits = { perMonth: 99, months: 6, weeks: 12 };
    expect(longestWeeklyRun(weekly(12))).toBe(12);
    expect(employmentSigns('VACATAIRE_FPH', weekly(12), limits)).toEqual([]);
    expect(employmentSigns('VACATAIRE_FPH', weekly(13), limits)).toEqual(['WEEKLY_PATTERN']);
    expect(longestWeeklyRun(weekly(20).map((s, i) => ({ ...s, part: i % 2 ? 'AM' : 'PM' })))).toBe(1);
  });
});

describe('the rate of a half-day', () => {
  const rate = (id: string, more: Partial<RateRow>): RateRow => ({ id, kind: 'half-day', route: 'COSP', level: null, activity: null, amountCents: 4_000, startsOn: '2024-01-01', endsOn: null, ...more });
  const asked = { kind: 'half-day', route: 'COSP' as const, level: 'PARTNERSHIP', activity: 'audit', date: '2026-03-02' };
  it('is the closest one that holds that day', () => {
    const rates = [rate('all', {}), rate('level', { level: 'PARTNERSHIP' }), rate('activity', { activity: 'audit' }), rate('both', { level: 'PARTNERSHIP', activity: 'audit', endsOn: '2026-03-01' })];
    expect(rateFor(rates, asked)?.id).toBe('activity');
    expect(rateFor(rates, { ...asked, date: '2026-03-01' })?.id).toBe('both');
    expect(rateFor(rates, { ...asked, route: 'SIRET' })).toBeNull();
    expect(rateFor(rates, { ...asked, date: '2023-12-31' })).toBeNull();
  });
  it('two periods meet when and only when some day is in both', () => {
    const period = fc.record({ startsOn: day, length: fc.option(fc.integer({ min: 0, max: 60 })) }).map((p) => ({ startsOn: p.startsOn, endsOn: p.length === null ? null : addDays(p.startsOn, p.length) }));
    fc.assert(fc.property(period, period, (a, b) => {
      const later = a.startsOn > b.startsOn ? a.startsOn : b.startsOn;
      expect(meet(a, b)).toBe(holdsOn(a, later) && holdsOn(b, later));
      expect(meet(a, b)).toBe(meet(b, a));
    }));
  });
  it('times the units and the share is whole cents, and two halves differ from the whole by a cent at most', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 100 }), (cents, units, share) => {
      const sum = indemnity(cents, units, share) + indemnity(cents, units, 100 - share);
      expect(Number.isSafeInteger(indemnity(cents, units, share))).toBe(true);
      expect(Math.abs(sum - cents * units)).toBeLessThanOrEqual(1);
    }));
  });
});

describe('what becomes of a sum', () => {
  const fine: Circumstances = { kind: 'INDEMNITY', choice: { route: 'COSP', declined: false, startsOn: null }, rated: true, covered: true, informed: true, bankDetails: true, deceased: false };
  it('is ready only when nothing is missing, for every status', () => {
    const circumstances = fc.record({
      kind: fc.constantFrom('INDEMNITY' as const, 'EXPENSE' as const), choice: fc.option(fc.record({ route, declined: fc.boolean(), startsOn: fc.constant(null) })), rated: fc.boolean(), covered: fc.boolean(),
      informed: fc.boolean(), bankDetails: fc.boolean(), deceased: fc.boolean(),
    });
    fc.assert(fc.property(circumstances, (c) => {
      const due = c.choice && owed(c.choice.route, c.kind).payable;
      const complete = c.kind === 'EXPENSE' || (!c.choice?.declined && c.rated && c.covered && c.informed);
      expect(assess(c).state === 'READY').toBe(Boolean(due && complete && c.bankDetails && !c.deceased));
      // A volunteer is never owed an indemnity, whatever else is true.
      if (c.kind === 'INDEMNITY' && c.choice?.route === 'BENEVOLE') expect(assess(c)).toEqual({ state: 'NOT_PAYABLE', reason: 'VOLUNTEER' });
    }));
  });
  it('tells the first obstacle', () => {
    expect(assess({ ...fine, choice: null, rated: false })).toEqual({ state: 'BLOCKED', reason: 'NO_ROUTE' });
    expect(assess({ ...fine, covered: false, bankDetails: false })).toEqual({ state: 'BLOCKED', reason: 'NO_COVER' });
    expect(assess({ ...fine, kind: 'EXPENSE', rated: false, covered: false, informed: false })).toEqual({ state: 'READY' });
  });
  it('follows the choice of its day; the first also covers what came before', () => {
    const choices: Choice[] = [{ route: 'COSP', declined: false, startsOn: '2026-01-10' }, { route: 'COSP', declined: true, startsOn: '2026-03-01' }, { route: 'BENEVOLE', declined: false, startsOn: '2026-06-01' }];
    expect(['2025-12-01', '2026-02-28', '2026-03-01', '2026-07-01'].map((d) => choiceOn(choices, d))).toEqual([choices[0], choices[0], choices[1], choices[2]]);
    expect(choiceOn([], '2026-01-01')).toBeNull();
  });
  it('an ended cover still covers its days, a suspended one none', () => {
    const period = { startsOn: '2026-01-01', endsOn: '2026-02-01', sites: ['a'], state: 'ENDED' };
    expect(covered([period], '2026-02-01', 'a')).toBe(true);
    expect(covered([period], '2026-02-02', 'a')).toBe(false);
    expect(covered([period], '2026-01-05', 'b')).toBe(false);
    expect(covered([{ ...period, state: 'SUSPENDED' }], '2026-01-05', 'a')).toBe(false);
  });
});
