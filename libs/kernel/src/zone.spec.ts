import fc from 'fast-check';
import { addDays } from './dates';
import { instantMs, isInstant, isTime, parisDate, parisDay, parisInstant, parisTime } from './zone';

const instant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }).map((ms) => new Date(ms).toISOString());
const date = fc.integer({ min: 0, max: 15_000 }).map((n) => addDays('2000-01-01', n));
const time = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));

describe('Paris time', () => {
  it('is one hour ahead in winter and two in summer', () => {
    expect(parisInstant('2026-01-15', '09:00')).toBe('2026-01-15T08:00:00.000Z');
    expect(parisInstant('2026-07-14', '09:00')).toBe('2026-07-14T07:00:00.000Z');
    expect(parisDate('2026-07-13T22:30:00Z')).toBe('2026-07-14');
    expect(parisTime('2026-07-13T22:30:59.999Z')).toBe('00:30');
  });

  it('moves a time that does not happen on the last Sunday of March one hour on', () => {
    expect(parisInstant('2026-03-29', '01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(parisInstant('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(parisTime(parisInstant('2026-03-29', '02:30'))).toBe('03:30');
    expect(parisInstant('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes the first of the two hours of the last Sunday of October', () => {
    expect(parisInstant('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(parisTime('2026-10-25T01:30:00Z')).toBe('02:30');
    expect(parisInstant('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(parisInstant('2026-10-25', '00:00')).toBe('2026-10-24T22:00:00.000Z');
  });

  it('knows days of 23 and 25 hours', () => {
    const hours = (d: string): number => (instantMs(parisDay(d).end) - instantMs(parisDay(d).start)) / 3_600_000;
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-03-30')]).toEqual([23, 25, 24]);
  });

  it('reads back what it wrote, for every time that happens', () => {
    fc.assert(
      fc.property(date, time, (d, t) => {
        const at = parisInstant(d, t);
        expect(parisDate(at)).toBe(d);
        if (parisTime(at) !== t) expect([t.slice(0, 2), parisTime(at).slice(0, 2), d.slice(5, 7)]).toEqual(['02', '03', '03']);
      }),
    );
    fc.assert(
      fc.property(instant, (i) => {
        const back = parisInstant(parisDate(i), parisTime(i));
        // The second 02:30 of October is the only minute that reads back one hour earlier.
        expect([0, 3600]).toContain(Math.floor((instantMs(i) - instantMs(back)) / 60_000) * 60);
      }),
    );
  });

  it('refuses what is no instant and no time', () => {
    for (const yes of ['2026-01-01T00:00Z', '2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00+02:00']) expect(isInstant(yes)).toBe(true);
    for (const no of ['2026-01-01', '2026-01-01T00:00:00', '2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:00:00+99:00', '', null, 5]) expect(isInstant(no)).toBe(false);
    expect(() => parisDate('2026-01-01')).toThrow(expect.objectContaining({ code: 'INVALID_INSTANT' }));
    for (const no of ['9:00', '24:00', '12:60', '12:00:00']) expect(isTime(no)).toBe(false);
    expect(() => parisInstant('2026-01-01', '24:00')).toThrow(expect.objectContaining({ code: 'INVALID_TIME' }));
    expect(() => parisInstant('2026-02-30', '12:00')).toThrow(expect.objectContaining({ code: 'INVALID_DATE' }));
  });
});
