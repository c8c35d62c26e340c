import { addDays, assertDate, isDate, type DateText } from './dates';
import { TandemError, defineErrors } from './errors';

export const ZONE_ERRORS = defineErrors({
  INVALID_INSTANT: { status: 422, fr: 'Instant inconnu : {value} (attendu : ISO 8601 avec fuseau).', en: 'Unknown instant: {value} (expected ISO 8601 with a zone).' },
  INVALID_TIME: { status: 422, fr: 'Heure inconnue : {value} (attendu : HH:MM).', en: 'Unknown time: {value} (expected HH:MM).' },
});

/** An ISO 8601 instant with its zone; every function here returns it in UTC with milliseconds, `2026-03-29T01:00:00.000Z`. */
export type Instant = string;

const MINUTE = 60_000;
const DAY = 86_400_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

// Intl carries the zone's rules; made once because making one is slow. Same rules in the workflow sandbox.
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris', hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** Milliseconds since 1970, or NaN for what is no instant. */
function parsed(text: unknown): number {
  const date = typeof text === 'string' ? INSTANT.exec(text)?.[1] : undefined;
  return isDate(date) ? Date.parse(text as string) : Number.NaN;
}

/** True for `2026-03-29T01:00:00Z`, with or without seconds and fractions, with `Z` or an offset. */
export const isInstant = (text: unknown): text is Instant => !Number.isNaN(parsed(text));

/** Milliseconds since 1970 of an instant. @throws TandemError INVALID_INSTANT */
export function instantMs(instant: Instant): number {
  const ms = parsed(instant);
  if (Number.isNaN(ms)) throw new TandemError('INVALID_INSTANT', { value: String(instant) });
  return ms;
}

/** True for `HH:MM`, 00:00 to 23:59. */
export const isTime = (text: unknown): text is string => typeof text === 'string' && TIME.test(text);

/** Paris wall clock minus UTC at that moment, in milliseconds, asked of Intl. */
function measured(ms: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(ms)) part[type] = value;
  const wall = Date.parse(`${part['year']!.padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`);
  return wall - Math.floor(ms / 1000) * 1000;
}

/** Offsets at the start of UTC days: Intl takes longer than everything else a deadline needs. Forgotten when there are too many. */
const starts = new Map<number, number>();
const MOST_DAYS = 20_000;
function atStart(day: number): number {
  const known = starts.get(day);
  if (known !== undefined) return known;
  if (starts.size >= MOST_DAYS) starts.clear();
  const offset = measured(day * DAY);
  starts.set(day, offset);
  return offset;
}

/** The zone moves at most once within a day: a day that ends as it began did not move. */
function offsetAt(ms: number): number {
  const day = Math.floor(ms / DAY);
  const before = atStart(day);
  return before === atStart(day + 1) ? before : measured(ms);
}

/** What a clock in Paris shows: the date and the milliseconds since its midnight, as shown. @throws TandemError INVALID_INSTANT */
export function parisWall(instant: Instant): { date: DateText; ms: number } {
  const utc = instantMs(instant);
  const wall = utc + offsetAt(utc);
  const ms = ((wall % DAY) + DAY) % DAY;
  return { date: assertDate(new Date(wall - ms).toISOString().slice(0, 10)), ms };
}

/**
 * The instant a clock in Paris shows that date and time. The hour that happens twice (October) is the first one; a time
 * that does not happen (March, 02:30) is the moment one hour further on the clock (03:30), as RFC 5545 §3.3.5 says.
 * @param ms milliseconds since midnight, 0 to 86399999
 * @throws TandemError INVALID_DATE
 */
export function fromParisWall(date: DateText, ms: number): Instant {
  const wall = Date.parse(`${assertDate(date)}T00:00:00Z`) + ms;
  // The zone moves at most once within a day either side: the right offset is the one before or the one after.
  const before = offsetAt(wall - DAY);
  const after = offsetAt(wall + DAY);
  const offset = before === after || offsetAt(wall - before) === before || offsetAt(wall - after) !== after ? before : after;
  return new Date(wall - offset).toISOString();
}

/**
 * Paris date and time to a UTC instant: ('2026-07-14', '09:00') → `2026-07-14T07:00:00.000Z`.
 * See fromParisWall for the two nights when the clock changes.
 * @throws TandemError INVALID_DATE, INVALID_TIME
 */
export function parisInstant(date: DateText, time: string): Instant {
  if (!isTime(time)) throw new TandemError('INVALID_TIME', { value: String(time) });
  return fromParisWall(date, (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE);
}

/** The date in Paris at that instant, `YYYY-MM-DD`. @throws TandemError INVALID_INSTANT */
export const parisDate = (instant: Instant): DateText => parisWall(instant).date;

/** The time in Paris at that instant, `HH:MM`, seconds dropped. @throws TandemError INVALID_INSTANT */
export const parisTime = (instant: Instant): string => new Date(parisWall(instant).ms).toISOString().slice(11, 16);

/** First instant of the Paris day and first of the next: the day may last 23 or 25 hours. @throws TandemError INVALID_DATE */
export const parisDay = (date: DateText): { start: Instant; end: Instant } => ({
  start: parisInstant(date, '00:00'),
  end: parisInstant(addDays(date, 1), '00:00'),
});
