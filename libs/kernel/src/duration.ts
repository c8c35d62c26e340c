import { addBusinessDays, rollToBusinessDay, type CalendarId } from './calendar';
import { addDays, addMonths, type DateText } from './dates';
import { TandemError, defineErrors } from './errors';
import { fromParisWall, instantMs, parisWall, type Instant } from './zone';

export const DURATION_ERRORS = defineErrors({
  INVALID_DURATION: { status: 422, fr: 'Délai inconnu : {value} (attendu : 10bd, 21d, 12mo ou 48h).', en: 'Unknown delay: {value} (expected 10bd, 21d, 12mo or 48h).' },
});

/** `10bd` business days, `21d` calendar days, `12mo` months, `48h` hours; 0 to 9999, no leading zero. */
export type DurationText = string;
export type DurationUnit = 'bd' | 'd' | 'mo' | 'h';

const SHAPE = /^(0|[1-9]\d{0,3})(bd|d|mo|h)$/;

/** True for `10bd`, `21d`, `12mo`, `48h`; false for `10 bd`, `1w`, `-3d`, `010d`. */
export const isDuration = (text: unknown): text is DurationText => typeof text === 'string' && SHAPE.test(text);

/** @throws TandemError INVALID_DURATION */
export function parseDuration(text: DurationText): { amount: number; unit: DurationUnit } {
  const match = typeof text === 'string' ? SHAPE.exec(text) : null;
  if (!match) throw new TandemError('INVALID_DURATION', { value: String(text) });
  return { amount: Number(match[1]), unit: match[2] as DurationUnit };
}

function moveDate(date: DateText, amount: number, unit: 'bd' | 'd' | 'mo', calendar: CalendarId, sign: 1 | -1): DateText {
  if (unit === 'd') return addDays(date, sign * amount);
  if (unit === 'mo') return addMonths(date, sign * amount);
  // `0bd` on a Sunday means "the first day somebody is at work".
  return amount === 0 ? rollToBusinessDay(date, calendar, sign) : addBusinessDays(date, sign * amount, calendar);
}

function move(instant: Instant, duration: DurationText, calendar: CalendarId, sign: 1 | -1): Instant {
  const { amount, unit } = parseDuration(duration);
  if (unit === 'h') return new Date(instantMs(instant) + sign * amount * 3_600_000).toISOString();
  const wall = parisWall(instant);
  return fromParisWall(moveDate(wall.date, amount, unit, calendar, sign), wall.ms);
}

/**
 * The instant after the delay. `bd`, `d` and `mo` move the Paris date and keep the Paris clock time, so a deadline at
 * 18:00 stays at 18:00 across a change of clock; `h` is exact hours. `bd` always ends on a business day of the calendar.
 * The day of the start is not counted. Months stop at the month's last day.
 * @returns ISO UTC instant with milliseconds
 * @throws TandemError INVALID_INSTANT, INVALID_DURATION, UNKNOWN_CALENDAR
 */
export const addDuration = (instant: Instant, duration: DurationText, calendar: CalendarId): Instant => move(instant, duration, calendar, 1);

/**
 * The instant before the delay, same rules backwards: three business days before a half-day is `subtractDuration(start, '3bd', c)`.
 * @returns ISO UTC instant with milliseconds
 * @throws TandemError INVALID_INSTANT, INVALID_DURATION, UNKNOWN_CALENDAR
 */
export const subtractDuration = (instant: Instant, duration: DurationText, calendar: CalendarId): Instant =>
  move(instant, duration, calendar, -1);
