import fc from 'fast-check';
import { isBusinessDay, type CalendarId } from './calendar';
import { addDuration, isDuration, parseDuration, subtractDuration } from './duration';
import { parisDate, parisInstant, parisTime } from './zone';

const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }).map((ms) => new Date(ms).toISOString());
const calendar = fc.constantFrom<CalendarId>('FR', 'FR-ALSACE-MOSELLE');
const amount = fc.integer({ min: 0, max: 60 });

describe('durations', () => {
  it('gives ten business days to sign, over Easter, at the same hour', () => {
    const sent = parisInstant('2026-03-26', '18:00');
    // The clock changes on 29 March and Easter Monday is 6 April.
    expect(addDuration(sent, '10bd', 'FR')).toBe(parisInstant('2026-04-10', '18:00'));
    expect(addDuration(sent, '10bd', 'FR-ALSACE-MOSELLE')).toBe(parisInstant('2026-04-13', '18:00'));
  });

  it('keeps the clock time over the change of clock for days, and exact hours for hours', () => {
    const eve = parisInstant('2026-03-28', '18:00');
    expect(parisTime(addDuration(eve, '1d', 'FR'))).toBe('18:00');
    expect(parisTime(addDuration(eve, '24h', 'FR'))).toBe('19:00');
    const october = parisInstant('2026-10-24', '18:00');
    expect(parisTime(addDuration(october, '48h', 'FR'))).toBe('17:00');
    expect(parisTime(subtractDuration(parisInstant('2026-10-26', '18:00'), '2d', 'FR'))).toBe('18:00');
  });

  it('lands in the hour that exists when the clock time does not', () => {
    expect(parisTime(addDuration(parisInstant('2026-03-28', '02:30'), '1d', 'FR'))).toBe('03:30');
  });

  it('reminds three business days before a Monday half-day', () => {
    expect(subtractDuration(parisInstant('2026-03-16', '09:00'), '3bd', 'FR')).toBe(parisInstant('2026-03-11', '09:00'));
  });

  it('ends a one-year convention the last day of the month', () => {
    expect(addDuration(parisInstant('2024-02-29', '12:00'), '12mo', 'FR')).toBe(parisInstant('2025-02-28', '12:00'));
  });

  it('waits for the first business day with 0bd, and not at all otherwise', () => {
    const sunday = parisInstant('2026-03-15', '10:00');
    expect(addDuration(sunday, '0bd', 'FR')).toBe(parisInstant('2026-03-16', '10:00'));
    expect(subtractDuration(sunday, '0bd', 'FR')).toBe(parisInstant('2026-03-13', '10:00'));
    for (const zero of ['0d', '0h', '0mo']) expect(addDuration(sunday, zero, 'FR')).toBe(sunday);
  });

  it('always ends on a business day, later for longer, at the same clock time', () => {
    fc.assert(
      fc.property(instant, calendar, amount, (i, c, n) => {
        const end = addDuration(i, `${n}bd`, c);
        expect(isBusinessDay(parisDate(end), c)).toBe(true);
        // 0bd and 1bd from a Sunday are the same Monday.
        if (n > 0) expect(addDuration(i, `${n + 1}bd`, c) > end).toBe(true);
        for (const unit of ['bd', 'd', 'mo']) {
          const at = addDuration(i, `${n}${unit}`, c);
          if (!parisTime(at).startsWith('03')) expect(parisTime(at)).toBe(parisTime(i));
        }
        expect(Date.parse(addDuration(i, `${n}h`, c)) - Date.parse(i)).toBe(n * 3_600_000);
        expect(subtractDuration(addDuration(i, `${n}h`, c), `${n}h`, c)).toBe(i);
      }),
    );
  });

  it('reads the four units and nothing else', () => {
    expect(parseDuration('12mo')).toEqual({ amount: 12, unit: 'mo' });
    for (const yes of ['10bd', '21d', '12mo', '48h', '0d']) expect(isDuration(yes)).toBe(true);
    for (const no of ['', '10', 'bd', '10 bd', '-3d', '1.5h', '010d', '2w', '99999d', '10BD', null, 10]) expect(isDuration(no)).toBe(false);
    expect(() => addDuration('2026-01-01T00:00:00Z', '2w', 'FR')).toThrow(expect.objectContaining({ code: 'INVALID_DURATION', status: 422 }));
    expect(() => addDuration('2026-01-01', '2d', 'FR')).toThrow(expect.objectContaining({ code: 'INVALID_INSTANT' }));
  });
});
