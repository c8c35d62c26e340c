import fc from 'fast-check';
import { KILOMETRE_TABLES, kilometreAmount, MISSION_TABLES, missionAllowance, mopedMonthlyTopUp, type MissionPlace, type Trip } from './expenses';
import { seeded } from './rng';

const date = '2026-03-12';
const cv = fc.integer({ min: 1, max: 20 });
const km = fc.integer({ min: 0, max: 60_000 }).map((n) => n / 10);
const trips = fc.array(km, { maxLength: 30 });

/** Pays trips one after the other, as the year goes. */
const year = (list: readonly number[], power: number): number => {
  let already = 0;
  return list.reduce((total, trip) => {
    const { cents } = kilometreAmount({ cv: power, alreadyKm: already, km: trip, date });
    already = Math.round((already + trip) * 10) / 10;
    return total + cents;
  }, 0);
};

describe('kilometres', () => {
  it('splits the trip that crosses 2 000 km: 5 CV, 1 980 km already, 60 km, 22.40 €', () => {
    expect(kilometreAmount({ cv: 5, alreadyKm: 1_980, km: 60, date })).toEqual({
      cents: 2_240,
      lines: [{ km: 20, centsPerKm: 32, band: 1 }, { km: 40, centsPerKm: 40, band: 2 }],
    });
  });

  it('splits a very long trip in three and pays less beyond 10 000 km', () => {
    const paid = kilometreAmount({ cv: 7, alreadyKm: 1_999.9, km: 8_000.2, date });
    expect(paid.lines).toEqual([{ km: 0.1, centsPerKm: 41, band: 1 }, { km: 8_000, centsPerKm: 51, band: 2 }, { km: 0.1, centsPerKm: 30, band: 3 }]);
    expect(paid.cents).toBe(408_007);
    expect(kilometreAmount({ cv: 8, alreadyKm: 10_000, km: 100, date }).cents).toBe(3_200);
    expect(kilometreAmount({ cv: 8, alreadyKm: 2_000, km: 100, date }).lines).toEqual([{ km: 100, centsPerKm: 55, band: 2 }]);
  });

  it.each([[1, 32], [5, 32], [6, 41], [7, 41], [8, 45], [15, 45]])('pays a car of %i CV %i cents a kilometre at first', (power, rate) => {
    expect(kilometreAmount({ cv: power, alreadyKm: 0, km: 10, date }).cents).toBe(rate * 10);
  });

  it('pays motorcycles and mopeds one rate, and mopeds ten euros a month at least', () => {
    expect(kilometreAmount({ vehicle: 'MOTORCYCLE', alreadyKm: 9_990, km: 20, date })).toEqual({ cents: 300, lines: [{ km: 20, centsPerKm: 15, band: 1 }] });
    expect(kilometreAmount({ vehicle: 'MOPED', alreadyKm: 0, km: 20, date }).cents).toBe(240);
    expect([mopedMonthlyTopUp(240, date), mopedMonthlyTopUp(0, date), mopedMonthlyTopUp(1_500, date)]).toEqual([760, 0, 0]);
  });

  it('pays nothing for no distance', () => {
    expect(kilometreAmount({ cv: 5, alreadyKm: 2_000, km: 0, date })).toEqual({ cents: 0, lines: [] });
  });

  it('pays the same for the year in whatever order the claims come, to the cent', () => {
    fc.assert(
      fc.property(trips, cv, fc.string(), (list, power, seed) => {
        const total = year(list, power);
        expect(year(seeded(seed).shuffle(list), power)).toBe(total);
        const all = Math.round(list.reduce((sum, x) => sum + x * 10, 0)) / 10;
        expect(kilometreAmount({ cv: power, alreadyKm: 0, km: all, date }).cents).toBe(total);
      }),
    );
  });

  it('never pays less for more, and stays within one cent of its lines', () => {
    fc.assert(
      fc.property(km, km, km, cv, (alreadyKm, a, b, power) => {
        const pay = (x: number) => kilometreAmount({ cv: power, alreadyKm, km: x, date });
        expect(pay(Math.max(a, b)).cents).toBeGreaterThanOrEqual(pay(Math.min(a, b)).cents);
        const { cents, lines } = pay(a);
        expect(Math.abs(cents - lines.reduce((sum, l) => sum + l.km * l.centsPerKm, 0))).toBeLessThan(1 + 1e-6);
        expect(lines.reduce((sum, l) => sum + l.km, 0)).toBeCloseTo(a, 6);
      }),
    );
  });

  it('refuses a negative distance, hundredths of a kilometre, half a horse and years without a table', () => {
    for (const bad of [-1, 1.25, NaN, Infinity]) {
      expect(() => kilometreAmount({ cv: 5, alreadyKm: 0, km: bad, date })).toThrow(expect.objectContaining({ code: 'INVALID_KM' }));
      expect(() => kilometreAmount({ cv: 5, alreadyKm: bad, km: 1, date })).toThrow(expect.objectContaining({ code: 'INVALID_KM' }));
    }
    for (const bad of [0, 5.5, -1, undefined]) expect(() => kilometreAmount({ cv: bad, alreadyKm: 0, km: 1, date } as Trip)).toThrow(expect.objectContaining({ code: 'INVALID_CV' }));
    expect(() => kilometreAmount({ cv: 5, alreadyKm: 0, km: 1, date: '2021-12-31' })).toThrow(expect.objectContaining({ code: 'RATE_UNKNOWN', status: 422 }));
    expect(() => kilometreAmount({ cv: 5, alreadyKm: 0, km: 1, date: '2026-02-30' })).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});

describe('missions', () => {
  it.each<[MissionPlace, number, number]>([['BASE', 9_000, 2_000], ['LARGE_CITY', 12_000, 2_000], ['PARIS', 14_000, 2_000], ['OVERSEAS', 12_000, 2_000], ['PACIFIC', 12_000, 2_400]])(
    'repays a night in %s up to %i cents and a meal up to %i',
    (place, nightCents, mealCents) => expect(missionAllowance({ place, date })).toMatchObject({ nightCents, mealCents }),
  );

  it('repays 150 € a night to a disabled worker with reduced mobility, anywhere, and the usual meal', () => {
    for (const place of ['BASE', 'PARIS'] as const) expect(missionAllowance({ place, date, reducedMobility: true })).toMatchObject({ nightCents: 15_000, mealCents: 2_000 });
  });

  it('has no rate before the arrêté took effect, nor for a place it does not name', () => {
    expect(missionAllowance({ place: 'BASE', date: '2023-09-22' }).source).toContain('20 septembre 2023');
    expect(() => missionAllowance({ place: 'BASE', date: '2023-09-21' })).toThrow(expect.objectContaining({ code: 'RATE_UNKNOWN' }));
    expect(() => missionAllowance({ place: 'toString' as MissionPlace, date })).toThrow(expect.objectContaining({ code: 'RATE_UNKNOWN' }));
  });

  it('names the source and the first day of every row', () => {
    for (const row of [...KILOMETRE_TABLES, ...MISSION_TABLES]) expect([row.from, row.source]).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), expect.stringContaining('Arrêté')]);
  });
});
