import { isDate, monthKey, weekKey, type DateText } from './dates';
import { TandemError, defineErrors } from './errors';
import { parisInstant, type Instant } from './zone';

export const HALF_DAY_ERRORS = defineErrors({
  INVALID_HALF_DAY: { status: 422, fr: 'Demi-journée inconnue : {value} (attendu : une date et AM, PM ou EVENING).', en: 'Unknown half-day: {value} (expected a date and AM, PM or EVENING).' },
});

/** In the order of the day. */
export const HALF_DAY_PARTS = ['AM', 'PM', 'EVENING'] as const;
export type HalfDayPart = (typeof HALF_DAY_PARTS)[number];

/** The unit of a partner's presence: a Paris date and a part of it. */
export interface HalfDay {
  date: DateText;
  part: HalfDayPart;
}

/** Paris clock hours `HH:MM` of each part; an organisation's setting. */
export type HalfDayHours = Readonly<Record<HalfDayPart, { start: string; end: string }>>;

export const DEFAULT_HALF_DAY_HOURS: HalfDayHours = {
  AM: { start: '09:00', end: '12:30' },
  PM: { start: '14:00', end: '17:30' },
  EVENING: { start: '18:00', end: '21:00' },
};

/** True for `{ date, part }` with a date that exists and a known part; other properties are ignored. */
export function isHalfDay(value: unknown): value is HalfDay {
  const half = value as HalfDay | null;
  return typeof half === 'object' && half !== null && isDate(half.date) && HALF_DAY_PARTS.includes(half.part);
}

const checked = (half: HalfDay): HalfDay => {
  const given: HalfDay | null | undefined = half;
  if (!isHalfDay(half)) throw new TandemError('INVALID_HALF_DAY', { value: [given?.date, given?.part].map(String).join(' ') });
  return half;
};

/** UTC instant it starts. @throws TandemError INVALID_HALF_DAY, INVALID_TIME (bad hours) */
export const halfDayStart = (half: HalfDay, hours: HalfDayHours = DEFAULT_HALF_DAY_HOURS): Instant =>
  parisInstant(checked(half).date, hours[half.part].start);

/** UTC instant it ends. @throws TandemError INVALID_HALF_DAY, INVALID_TIME (bad hours) */
export const halfDayEnd = (half: HalfDay, hours: HalfDayHours = DEFAULT_HALF_DAY_HOURS): Instant =>
  parisInstant(checked(half).date, hours[half.part].end);

/** `2026-03-12:AM`; one text per half-day, for unique constraints and sets. Not in time order: use compareHalfDays. @throws TandemError INVALID_HALF_DAY */
export const halfDayKey = (half: HalfDay): string => `${checked(half).date}:${half.part}`;

/** Reads a key back. @throws TandemError INVALID_HALF_DAY */
export function parseHalfDayKey(key: string): HalfDay {
  const [date, part, ...rest] = String(key).split(':');
  if (rest.length) throw new TandemError('INVALID_HALF_DAY', { value: String(key) });
  const { date: d, part: p } = checked({ date: date!, part: part as HalfDayPart });
  return { date: d, part: p };
}

/** -1, 0 or 1: by date, then AM, PM, EVENING. @throws TandemError INVALID_HALF_DAY */
export function compareHalfDays(a: HalfDay, b: HalfDay): -1 | 0 | 1 {
  const order = (h: HalfDay): string => `${checked(h).date}${HALF_DAY_PARTS.indexOf(h.part)}`;
  const [x, y] = [order(a), order(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Both in the same ISO week (Monday to Sunday): the weekly cap counts these. @throws TandemError INVALID_HALF_DAY */
export const sameWeek = (a: HalfDay, b: HalfDay): boolean => weekKey(checked(a).date) === weekKey(checked(b).date);

/** Both in the same calendar month: the monthly cap counts these. @throws TandemError INVALID_HALF_DAY */
export const sameMonth = (a: HalfDay, b: HalfDay): boolean => monthKey(checked(a).date) === monthKey(checked(b).date);

/**
 * True when one person cannot be at both: the hours cross on the same date. Ending at 14:00 and starting at 14:00 do
 * not overlap. The same half-day always overlaps itself, whatever the hours say. Two organisations may keep different
 * hours: give the hours of each.
 * @throws TandemError INVALID_HALF_DAY
 */
export function overlaps(a: HalfDay, b: HalfDay, hoursA: HalfDayHours = DEFAULT_HALF_DAY_HOURS, hoursB: HalfDayHours = hoursA): boolean {
  if (checked(a).date !== checked(b).date) return false;
  if (a.part === b.part) return true;
  // HH:MM compares as text.
  return hoursA[a.part].start < hoursB[b.part].end && hoursB[b.part].start < hoursA[a.part].end;
}
