import fc from 'fast-check';
import { checkLines, checkProofs, decideClaim, decideLine, journeyText, type KilometresClaimed, type LineClaimed } from './claim-lines';
import { DEFAULT_SETTINGS as settings } from './settings';

const trip = (km: number, more: Partial<KilometresClaimed> = {}): KilometresClaimed => ({ kind: 'KM', date: '2026-03-02', from: 'Antibes', to: 'Nice', km, vehicle: 'CAR', cv: 5, passenger: false, ...more });
const ofDay = { from: '2026-03-02', to: '2026-03-02', remote: false };
const code = (work: () => unknown): string => {
  try {
    work();
    return 'OK';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('kilometres of the year', () => {
  const km = fc.integer({ min: 1, max: 30_000 }).map((n) => n / 10);
  const claims = fc.array(fc.array(km, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const total = (order: readonly number[][]): { cents: number; km: number } => {
    let counter = new Map([['2026', 0]]);
    let cents = 0;
    for (const kms of order) {
      const priced = decideClaim(kms.map((k, i) => ({ n: i + 1, line: trip(k) })), new Map(), counter, settings);
      counter = priced.counter;
      cents += priced.decided.reduce((sum, d) => sum + d.approvedCents, 0);
    }
    return { cents, km: counter.get('2026')! };
  };

  it('come to the same sum whatever the order of the claims', () => {
    fc.assert(fc.property(claims.chain((c) => fc.tuple(fc.constant(c), fc.shuffledSubarray(c, { minLength: c.length }))), ([one, other]) => {
      expect(total(other)).toEqual(total(one));
      expect(Number.isSafeInteger(total(one).cents)).toBe(true);
    }));
  });

  it('are counted per calendar year; refused, by passengers or on two wheels they fill no band', () => {
    const { decided, counter } = decideClaim(
      [{ n: 1, line: trip(100, { date: '2026-01-01' }) }, { n: 2, line: trip(40, { date: '2025-12-31' }) }, { n: 3, line: trip(10) }, { n: 4, line: trip(10, { passenger: true, cv: undefined }) }, { n: 5, line: trip(10, { vehicle: 'MOTORCYCLE' }) }],
      new Map([[3, 'NOT_JUSTIFIED']]), new Map([['2025', 1_980], ['2026', 0]]), settings,
    );
    expect(decided.map((d) => [d.n, d.status, d.approvedCents])).toEqual([[1, 'OK', 3_200], [2, 'OK', 20 * 32 + 20 * 40], [3, 'REFUSED', 0], [4, 'REFUSED', 0], [5, 'OK', 150]]);
    expect([...counter]).toEqual([['2025', 2_020], ['2026', 100]]);
  });
});

describe('a line', () => {
  const meal = { kind: 'MEAL' as const, date: '2026-03-02', cents: 2_500, sworn: false, place: 'BASE' as const };
  it('is capped at the lower of the scale and the house’s ceiling', () => {
    const lunch: LineClaimed = { ...meal, absentFrom: '11:00', absentTo: '14:00' };
    expect(decideLine(lunch, { alreadyKm: 0, settings })).toEqual({ status: 'CAPPED', approvedCents: 2_000, ceilingCents: 2_000 });
    expect(decideLine(lunch, { alreadyKm: 0, settings: { ...settings, 'meal-ceiling': 1_500 } })).toMatchObject({ approvedCents: 1_500 });
    expect(decideLine({ ...lunch, cents: 1_100 }, { alreadyKm: 0, settings })).toEqual({ status: 'OK', approvedCents: 1_100 });
  });
  it('is refused when the absence does not hold the meal, or the night is near home', () => {
    expect(decideLine({ ...meal, absentFrom: '11:30', absentTo: '20:30' }, { alreadyKm: 0, settings })).toMatchObject({ status: 'REFUSED', reason: 'OUTSIDE_MEAL_TIME' });
    const night = { ...meal, kind: 'NIGHT' as const, cents: 8_000, distanceKm: 20, absentFrom: '08:00', absentTo: '19:00' };
    expect(decideLine(night, { alreadyKm: 0, settings })).toMatchObject({ reason: 'NIGHT_TOO_NEAR' });
    expect(decideLine({ ...night, absentTo: '23:00' }, { alreadyKm: 0, settings })).toEqual({ status: 'OK', approvedCents: 8_000 });
  });
  it('is of the trip’s days, one before and one after', () => {
    expect(['2026-02-28', '2026-03-01', '2026-03-03', '2026-03-04'].map((date) => code(() => checkLines([trip(1, { date })], ofDay)))).toEqual(['CLAIM_DATE', 'OK', 'OK', 'CLAIM_DATE']);
    expect(code(() => checkLines([trip(1)], { ...ofDay, remote: true }))).toBe('REMOTE_HAS_NO_KM');
  });
  it('needs a proof, or a sworn statement for a small sum', () => {
    const ticket = (cents: number, sworn: boolean): LineClaimed => ({ kind: 'TICKET', date: '2026-03-02', cents, sworn });
    expect([ticket(2_000, true), ticket(2_001, true), ticket(100, false)].map((l) => code(() => checkProofs([l], settings)))).toEqual(['OK', 'PROOF_MISSING', 'PROOF_MISSING']);
  });
  it('tells the same journey however it is spelled', () => {
    expect(journeyText(trip(10, { from: ' ANTIBES', to: 'Hôpital  Pasteur-2' }))).toBe(journeyText(trip(99, { from: 'antibes', to: 'hopital pasteur 2' })));
    expect(journeyText(trip(10))).not.toBe(journeyText(trip(10, { from: 'Nice', to: 'Antibes' })));
  });
});
