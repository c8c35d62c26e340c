import fc from 'fast-check';
import { addDays, addMonths, compareDates, daysBetween, isDate, isoWeekday, monthKey, weekKey } from './dates';

const date = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1982-01-01', n));
const n = fc.integer({ min: -4_000, max: 4_000 });

describe('dates', () => {
  it('knows which dates exist', () => {
    for (const yes of ['2024-02-29', '2000-02-29', '1999-12-31']) expect(isDate(yes)).toBe(true);
    for (const no of ['2023-02-29', '1900-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-2-9', '24-02-09', '2024-02-09T00:00:00Z', '', null, 20240209])
      expect(isDate(no)).toBe(false);
  });

  it('goes over the leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });

  it('ends a twelve-month convention signed on 29 February on 28 February', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('refuses a date that does not exist and a half day of delay', () => {
    expect(() => addDays('2023-02-29', 1)).toThrow(expect.objectContaining({ code: 'INVALID_DATE', status: 422 }));
    expect(() => addDays('2023-02-28', 1.5)).toThrow(expect.objectContaining({ code: 'NOT_A_COUNT' }));
    expect(() => addDays('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => addDays('2023-02-28', 1e12)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => addMonths('1000-01-01', -1)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => addMonths('9999-12-31', 1)).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
    expect(() => monthKey('2023-02-29')).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });

  it('counts days both ways and sorts', () => {
    fc.assert(
      fc.property(date, n, n, (d, a, b) => {
        expect(addDays(addDays(d, a), b)).toBe(addDays(d, a + b));
        expect(daysBetween(d, addDays(d, a))).toBe(a);
        expect(compareDates(d, addDays(d, a))).toBe(Math.sign(-a) + 0);
      }),
    );
  });

  it('never goes further than the month asked, and undoes itself before the 29th', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (d, months) => {
        const moved = addMonths(d, months);
        const index = (x: string): number => Number(x.slice(0, 4)) * 12 + Number(x.slice(5, 7));
        expect(index(moved) - index(d)).toBe(months);
        if (d.slice(8) < '29') expect(addMonths(moved, -months)).toBe(d);
      }),
    );
  });

  it('numbers the weeks as ISO does, New Year included', () => {
    expect(weekKey('2026-01-01')).toBe('2026-W01');
    expect(weekKey('2027-01-01')).toBe('2026-W53');
    expect(weekKey('2024-12-30')).toBe('2025-W01');
    expect(weekKey('2026-03-12')).toBe('2026-W11');
    expect(isoWeekday('2026-03-12')).toBe(4);
    expect(isoWeekday('1969-12-28')).toBe(7);
    fc.assert(fc.property(date, (d) => expect(weekKey(addDays(d, 8 - isoWeekday(d)))).not.toBe(weekKey(d))));
    fc.assert(fc.property(date, (d) => expect(weekKey(addDays(d, 1 - isoWeekday(d)))).toBe(weekKey(d))));
  });
});
