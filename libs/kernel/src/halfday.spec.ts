import fc from 'fast-check';
import { addDays } from './dates';
import { compareHalfDays, halfDayEnd, halfDayKey, halfDayStart, HALF_DAY_PARTS, isHalfDay, overlaps, parseHalfDayKey, sameMonth, sameWeek, type HalfDay, type HalfDayHours } from './halfday';

const half = fc.record({ date: fc.integer({ min: 0, max: 3_000 }).map((n) => addDays('2024-01-01', n)), part: fc.constantFrom(...HALF_DAY_PARTS) });
const am: HalfDay = { date: '2026-03-12', part: 'AM' };
const pm: HalfDay = { date: '2026-03-12', part: 'PM' };

describe('half-days', () => {
  it('starts a morning at nine in Paris, winter and summer', () => {
    expect([halfDayStart(am), halfDayEnd(am)]).toEqual(['2026-03-12T08:00:00.000Z', '2026-03-12T11:30:00.000Z']);
    expect(halfDayStart({ date: '2026-06-12', part: 'AM' })).toBe('2026-06-12T07:00:00.000Z');
    expect(halfDayEnd({ date: '2026-06-12', part: 'EVENING' })).toBe('2026-06-12T19:00:00.000Z');
  });

  it('follows the hours an organisation sets', () => {
    const hours: HalfDayHours = { AM: { start: '08:30', end: '12:00' }, PM: { start: '11:30', end: '17:00' }, EVENING: { start: '17:00', end: '20:00' } };
    expect(halfDayStart(am, hours)).toBe('2026-03-12T07:30:00.000Z');
    expect(overlaps(am, pm, hours)).toBe(true);
    expect(overlaps(pm, { ...pm, part: 'EVENING' }, hours)).toBe(false);
  });

  it('sees a double booking in two organisations with other hours', () => {
    const late: HalfDayHours = { AM: { start: '10:00', end: '14:30' }, PM: { start: '15:00', end: '18:00' }, EVENING: { start: '19:00', end: '21:00' } };
    expect(overlaps(am, pm)).toBe(false);
    expect(overlaps(pm, am, undefined, late)).toBe(true);
    expect(overlaps(am, { ...am, date: '2026-03-13' })).toBe(false);
  });

  it('has one key per half-day, in both directions', () => {
    expect(halfDayKey(am)).toBe('2026-03-12:AM');
    fc.assert(fc.property(half, (h) => expect(parseHalfDayKey(halfDayKey(h))).toEqual(h)));
    for (const bad of ['2026-03-12', '2026-02-30:AM', '2026-03-12:NIGHT', '2026-03-12:AM:x', '']) expect(() => parseHalfDayKey(bad)).toThrow(expect.objectContaining({ code: 'INVALID_HALF_DAY' }));
  });

  it('sorts as time goes, evening last', () => {
    fc.assert(
      fc.property(half, half, (a, b) => {
        expect(compareHalfDays(a, b)).toBe(Math.sign(Date.parse(halfDayStart(a)) - Date.parse(halfDayStart(b))));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(overlaps(a, b)).toBe(halfDayKey(a) === halfDayKey(b));
      }),
    );
  });

  it('counts the weekly cap from Monday to Sunday and the monthly cap by month', () => {
    expect(sameWeek({ date: '2026-12-31', part: 'AM' }, { date: '2027-01-03', part: 'PM' })).toBe(true);
    expect(sameWeek({ date: '2026-03-15', part: 'AM' }, { date: '2026-03-16', part: 'AM' })).toBe(false);
    expect(sameMonth(am, { date: '2026-03-31', part: 'PM' })).toBe(true);
    expect(sameMonth(am, { date: '2027-03-12', part: 'AM' })).toBe(false);
  });

  it('refuses what is no half-day', () => {
    for (const bad of [null, 'x', {}, { date: '2026-03-12', part: 'am' }, { date: '2026-02-30', part: 'AM' }]) {
      expect(isHalfDay(bad)).toBe(false);
      expect(() => halfDayStart(bad as HalfDay)).toThrow(expect.objectContaining({ code: 'INVALID_HALF_DAY' }));
    }
  });
});
