import { TandemError, defineErrors } from './errors';

export const DATE_ERRORS = defineErrors({
  INVALID_DATE: { status: 422, fr: 'Date inconnue : {value} (attendu : AAAA-MM-JJ).', en: 'Unknown date: {value} (expected YYYY-MM-DD).' },
  NOT_A_COUNT: { status: 422, fr: 'Un nombre entier de jours ou de mois est attendu (reçu : {value}).', en: 'A whole number of days or months is expected (got {value}).' },
});

/** A calendar date `YYYY-MM-DD`, years 1000 to 9999; no time, no zone. Text order is date order. */
export type DateText = string;

const DAY_MS = 86_400_000;
const SHAPE = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const fromDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** True for a date that exists: `2024-02-29` yes, `2023-02-29` no, `2024-2-9` no. Counted, not parsed: V8 reads 30 February as 1 March. */
export function isDate(text: unknown): text is DateText {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const last = month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

/** @throws TandemError INVALID_DATE unless the text is a date; returns it. */
export function assertDate(text: unknown): DateText {
  if (!isDate(text)) throw new TandemError('INVALID_DATE', { value: String(text) });
  return text;
}

/** @throws TandemError NOT_A_COUNT unless the value is a whole number; returns it. */
export function assertCount(value: number): number {
  if (!Number.isSafeInteger(value)) throw new TandemError('NOT_A_COUNT', { value: String(value) });
  return value;
}

/** Days since 1970-01-01. @throws TandemError INVALID_DATE */
const dayNumber = (date: DateText): number => Date.parse(`${assertDate(date)}T00:00:00Z`) / DAY_MS;

const inRange = (day: number): DateText => {
  // Beyond year 9999 the ISO text changes shape and text order would break.
  if (!(Math.abs(day) < 100_000_000)) throw new TandemError('INVALID_DATE', { value: `day ${day}` });
  return assertDate(fromDay(day));
};

/**
 * The date `days` calendar days later (earlier when negative).
 * @throws TandemError INVALID_DATE (also when the result leaves years 1000 to 9999), NOT_A_COUNT
 */
export const addDays = (date: DateText, days: number): DateText => inRange(dayNumber(date) + assertCount(days));

/**
 * The same day of the month `months` later; the last day of the month where that day does not exist
 * (31 January + 1 = 28 or 29 February). So it is not additive: +1 then +1 may differ from +2.
 * Source: Règlement (CEE, Euratom) 1182/71 art. 3(2)(c), same rule for periods in months.
 * @throws TandemError INVALID_DATE, NOT_A_COUNT
 */
export function addMonths(date: DateText, months: number): DateText {
  assertDate(date);
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + assertCount(months);
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  const month = `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
  for (let day = Number(date.slice(8)); day > 27; day--) if (isDate(`${month}-${pad(day, 2)}`)) return `${month}-${pad(day, 2)}`;
  return assertDate(`${month}-${date.slice(8)}`);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. @throws TandemError INVALID_DATE */
export const daysBetween = (from: DateText, to: DateText): number => dayNumber(to) - dayNumber(from);

/** -1, 0 or 1, for sort(). @throws TandemError INVALID_DATE */
export const compareDates = (a: DateText, b: DateText): -1 | 0 | 1 => Math.sign(dayNumber(a) - dayNumber(b)) as -1 | 0 | 1;

/** ISO day of the week: 1 Monday to 7 Sunday. @throws TandemError INVALID_DATE */
export const isoWeekday = (date: DateText): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week of the date, `2026-W01`; the year is the week's, not always the date's. @throws TandemError INVALID_DATE */
export function weekKey(date: DateText): string {
  // The week belongs to the year its Thursday is in.
  const thursday = addDays(date, 4 - isoWeekday(date));
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** Month of the date, `2026-03`. @throws TandemError INVALID_DATE */
export const monthKey = (date: DateText): string => assertDate(date).slice(0, 7);
