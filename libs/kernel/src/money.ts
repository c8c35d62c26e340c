import { TandemError, defineErrors } from './errors';

export const MONEY_ERRORS = defineErrors({
  NOT_CENTS: { status: 422, fr: 'Un montant est un nombre entier de centimes (reçu : {value}).', en: 'An amount is a whole number of cents (got {value}).' },
  NOT_A_PERCENTAGE: { status: 422, fr: 'Un pourcentage a au plus quatre décimales (reçu : {value}).', en: 'A percentage has four decimals at most (got {value}).' },
});

/** Euro cents, a safe integer; negative for a reversal. */
export type Cents = number;

/**
 * Returns the amount unchanged when it is a whole number of cents.
 * @throws TandemError NOT_CENTS for anything else (12.5, NaN, '12', beyond 2^53)
 */
export function assertCents(value: unknown): Cents {
  if (!Number.isSafeInteger(value)) throw new TandemError('NOT_CENTS', { value: String(value) });
  return (value as number) + 0;
}

// Non-breaking (U+00A0), so an amount never splits over two lines. Not U+202F, which common PDF fonts lack.
const NBSP = '\u00a0';

/**
 * `1 234,50 €` (spaces are U+00A0) or `€1,234.50`. Written by hand and not with Intl, whose spaces change between
 * versions of ICU: a signed document must print the same for ever.
 * @throws TandemError NOT_CENTS
 */
export function formatCents(cents: Cents, language: 'fr' | 'en' = 'fr'): string {
  const digits = String(Math.abs(assertCents(cents))).padStart(3, '0');
  const sign = cents < 0 ? '-' : '';
  const euros = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? NBSP : ',');
  const rest = digits.slice(-2);
  return language === 'fr' ? `${sign}${euros},${rest}${NBSP}€` : `${sign}€${euros}.${rest}`;
}

/**
 * Sum of amounts; 0 for none.
 * @throws TandemError NOT_CENTS if an amount, or the sum, is not a safe integer
 */
export const sumCents = (amounts: Iterable<Cents>): Cents => {
  let sum = 0;
  for (const amount of amounts) sum = assertCents(sum + assertCents(amount));
  return sum;
};

/**
 * `pct` per cent of an amount, to the nearest cent, half a cent rounding up. A reversal mirrors what it reverses:
 * percentOf(-c, p) = -percentOf(c, p), so half a cent goes away from zero.
 * @param pct in per cent, four decimals at most: 50, 5.5, 0.4
 * @throws TandemError NOT_CENTS, NOT_A_PERCENTAGE
 */
export function percentOf(cents: Cents, pct: number): Cents {
  assertCents(cents);
  const scaled = Math.round(pct * 10_000);
  // 5.5 * 10000 is not always exact in binary: the percentage must be the nearest double to its four decimals.
  if (!Number.isSafeInteger(scaled) || scaled / 10_000 !== pct) throw new TandemError('NOT_A_PERCENTAGE', { value: String(pct) });
  const product = BigInt(cents) * BigInt(scaled);
  const magnitude = product < 0n ? -product : product;
  const rounded = Number((magnitude + 500_000n) / 1_000_000n);
  return assertCents(product < 0n ? -rounded : rounded);
}
