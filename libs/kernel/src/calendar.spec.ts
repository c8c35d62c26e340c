import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addBusinessDays, businessDaysBetween, CALENDARS, easterSunday, HOLIDAY_RULES, isBusinessDay, isHoliday, publicHolidays, type CalendarId } from './calendar';
import { addDays } from './dates';

const date = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays('2020-01-01', n));
const calendar = fc.constantFrom<CalendarId>(...CALENDARS);
const count = fc.integer({ min: 0, max: 300 });
const years = Array.from({ length: 21 }, (_, i) => 2020 + i);

/** Public holidays according to date-holidays, which was written by others from other sources. */
const oracle = (year: number, state?: string): string[] => {
  const found = (state ? new Holidays('FR', state) : new Holidays('FR')).getHolidays(year).filter((h) => h.type === 'public');
  return [...new Set(found.map((h) => h.date.slice(0, 10)))].sort();
};

describe('calendar', () => {
  it.each(years)('has the same public holidays as date-holidays in %i', (year) => {
    expect([...publicHolidays(year, 'FR').keys()]).toEqual(oracle(year));
    for (const department of ['57', '67', '68']) expect([...publicHolidays(year, 'FR-ALSACE-MOSELLE').keys()]).toEqual(oracle(year, department));
  });

  it('lists the eleven days of the law, two more in Alsace-Moselle, each with its source', () => {
    expect(HOLIDAY_RULES.filter((r) => !r.only)).toHaveLength(11);
    expect(HOLIDAY_RULES.filter((r) => r.only).map((r) => r.en)).toEqual(['Good Friday', 'St Stephen’s Day']);
    expect(HOLIDAY_RULES.every((r) => /L3133-1|L3134-13/.test(r.source))).toBe(true);
  });

  it('finds Easter, early and late', () => {
    expect([2008, 2024, 2026, 2038].map(easterSunday)).toEqual(['2008-03-23', '2024-03-31', '2026-04-05', '2038-04-25']);
  });

  it('works on Good Friday and 26 December in Nice, not in Strasbourg', () => {
    for (const day of ['2026-04-03', '2025-12-26']) {
      expect(isBusinessDay(day, 'FR')).toBe(true);
      expect(isBusinessDay(day, 'FR-ALSACE-MOSELLE')).toBe(false);
    }
    expect(isHoliday('2026-05-01', 'FR')).toBe(true);
    expect(isBusinessDay('2026-05-02', 'FR')).toBe(false);
  });

  it('counts ten business days over the bridges of May', () => {
    expect(addBusinessDays('2026-04-30', 10, 'FR')).toBe('2026-05-19');
    expect(addBusinessDays('2026-05-19', -10, 'FR')).toBe('2026-04-30');
    expect(businessDaysBetween('2026-04-30', '2026-05-19', 'FR')).toBe(10);
  });

  it('starts from a Sunday as from the Friday before', () => {
    expect(addBusinessDays('2026-03-15', 1, 'FR')).toBe('2026-03-16');
    expect(addBusinessDays('2026-03-13', 1, 'FR')).toBe('2026-03-16');
    expect(addBusinessDays('2026-03-15', 0, 'FR')).toBe('2026-03-15');
  });

  it('adds up, never goes back, lands on a business day and counts what it added', () => {
    fc.assert(
      fc.property(date, calendar, count, count, (d, c, a, b) => {
        const there = addBusinessDays(d, a, c);
        expect(addBusinessDays(there, b, c)).toBe(addBusinessDays(d, a + b, c));
        expect(addBusinessDays(d, a + 1, c) > there).toBe(true);
        expect(addBusinessDays(addDays(d, b), a, c) >= there).toBe(true);
        if (a > 0) expect(isBusinessDay(there, c)).toBe(true);
        expect(businessDaysBetween(d, there, c)).toBe(a);
        expect(businessDaysBetween(d, addBusinessDays(d, -a, c), c) + 0).toBe(-a + 0);
        if (isBusinessDay(d, c)) expect(addBusinessDays(there, -a, c)).toBe(d);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a calendar it does not know and years before the law', () => {
    expect(() => isBusinessDay('2026-01-02', 'BE' as CalendarId)).toThrow(expect.objectContaining({ code: 'UNKNOWN_CALENDAR' }));
    expect(() => isBusinessDay('1981-05-08', 'FR')).toThrow(expect.objectContaining({ code: 'CALENDAR_YEAR' }));
    expect(() => isBusinessDay('2026-02-30', 'FR')).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});
