import fc from 'fast-check';
import { TandemError } from './errors';
import { assertCents, formatCents, percentOf, sumCents } from './money';

const spaces = (text: string): string => text.replace(/\u00a0/g, ' ');
const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('money', () => {
  it('writes an amount as a French letter does, with spaces that never break', () => {
    expect(formatCents(123_450)).toBe('1\u00a0234,50\u00a0€');
    expect(spaces(formatCents(5))).toBe('0,05 €');
    expect(spaces(formatCents(0))).toBe('0,00 €');
    expect(spaces(formatCents(-1200))).toBe('-12,00 €');
    expect(spaces(formatCents(123_456_789_00))).toBe('123 456 789,00 €');
  });

  it('writes an amount as an English letter does', () => {
    expect(formatCents(123_450, 'en')).toBe('€1,234.50');
    expect(formatCents(-99, 'en')).toBe('-€0.99');
  });

  it('refuses half cents, texts and sums nobody can count', () => {
    for (const bad of [0.5, NaN, Infinity, 2 ** 53, '12' as unknown as number]) {
      expect(() => formatCents(bad)).toThrow(expect.objectContaining({ code: 'NOT_CENTS', status: 422 }));
      expect(() => sumCents([100, bad])).toThrow(TandemError);
      expect(() => percentOf(bad, 50)).toThrow(TandemError);
    }
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(TandemError);
    expect(Object.is(assertCents(-0), 0)).toBe(true);
  });

  it('adds a month of half-days', () => {
    expect(sumCents([])).toBe(0);
    expect(sumCents([6_000, 6_000, 2_240])).toBe(14_240);
    fc.assert(fc.property(fc.array(cents), (list) => sumCents(list) === sumCents([...list].reverse())));
  });

  it('pays half of a late cancellation, half a cent rounding up', () => {
    expect(percentOf(6_000, 50)).toBe(3_000);
    expect(percentOf(4_501, 50)).toBe(2_251);
    expect(percentOf(1_000, 5.55)).toBe(56);
    // 1.005 in binary is a little less than 1.005: the decimal figure counts.
    expect(percentOf(10_000, 1.005)).toBe(101);
    expect(percentOf(-4_501, 50)).toBe(-2_251);
  });

  it('refuses a percentage finer than four decimals', () => {
    for (const bad of [1 / 3, NaN, Infinity]) expect(() => percentOf(100, bad)).toThrow(expect.objectContaining({ code: 'NOT_A_PERCENTAGE' }));
  });

  it('takes nothing, all, and mirrors a reversal', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 1_000_000 }), (c, n) => {
        const pct = n / 10_000;
        expect(percentOf(c, 0)).toBe(0);
        expect(percentOf(c, 100)).toBe(c);
        expect(percentOf(-c, pct) + percentOf(c, pct)).toBe(0);
        expect(Math.abs(percentOf(c, pct) - (c * pct) / 100)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });
});
