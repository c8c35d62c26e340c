import { addDays, addMonths } from '@tandem/kernel';
import fc from 'fast-check';
import { checkPeriod, dayAfter, endIsNear, hasEnded, lastDay, meet, noticeEnd } from './period';

const day = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2020-01-01', n));
const running = fc.tuple(day, fc.integer({ min: 1, max: 900 })).map(([starts, n]) => ({ starts, ends: addDays(starts, n), endsOn: null }));
const code = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('how long a convention runs', () => {
  test('three years to the day, and not one more', () => {
    fc.assert(fc.property(day, (starts) => {
      const latest = addDays(addMonths(starts, 36), -1);
      expect(code(() => checkPeriod({ starts, ends: latest }))).toBe('accepted');
      expect(code(() => checkPeriod({ starts, ends: addDays(latest, 1) }))).toBe('CONVENTION_TOO_LONG');
      expect(code(() => checkPeriod({ starts, ends: starts }))).toBe('CONVENTION_DATES');
    }));
  });

  test('a renewal that starts the day after neither meets the old one nor leaves a day out', () => {
    fc.assert(fc.property(running, (old) => {
      const next = { starts: dayAfter(old), ends: addDays(dayAfter(old), 30), endsOn: null };
      expect(meet(old, next)).toBe(false);
      expect(addDays(lastDay(old), 1)).toBe(next.starts);
      expect(hasEnded(old, next.starts)).toBe(true);
      expect(hasEnded(old, lastDay(old))).toBe(false);
      expect(meet(old, { ...next, starts: lastDay(old) })).toBe(true);
    }));
  });

  test('a notice never makes it longer, and its end is announced in the last 90 days', () => {
    fc.assert(fc.property(running, fc.integer({ min: 0, max: 30 }), (c, notice) => {
      expect(noticeEnd(c.starts, notice, c) <= c.ends).toBe(true);
      expect(endIsNear(c, addDays(c.ends, -90))).toBe(true);
      expect(endIsNear(c, addDays(c.ends, -91))).toBe(false);
    }));
  });
});
