import { isBusinessDay, type CalendarId } from '@tandem/kernel';
import type { Ms } from './queue';

export const DAY = 86_400_000;
export const MONTH = 30.4375 * DAY;
export const iso = (ms: Ms): string => new Date(ms).toISOString();
export const dateOf = (ms: Ms): string => iso(ms).slice(0, 10);
export const msOf = (instant: string): Ms => Date.parse(instant);

/** Ten or eleven in the morning, Paris: the hour does not matter to days counted in tens. */
const AT_WORK = 9 * 3_600_000;
/** Working hours of a date begin. */
export const morningOf = (date: string): Ms => Date.parse(date) + AT_WORK;

const known = new Map<CalendarId, Map<number, boolean>>();

function works(day: number, calendar: CalendarId): boolean {
  const days = known.get(calendar) ?? new Map<number, boolean>();
  known.set(calendar, days);
  const found = days.get(day) ?? isBusinessDay(dateOf(day * DAY), calendar);
  days.set(day, found);
  return found;
}

/** The morning of that day, or of the first working day after it. */
export function workday(ms: Ms, calendar: CalendarId): Ms {
  let day = Math.floor(ms / DAY);
  while (!works(day, calendar)) day += 1;
  return day * DAY + AT_WORK;
}

/** That moment on a working day, else the next working morning. */
export const atWork = (ms: Ms, calendar: CalendarId): Ms => (works(Math.floor(ms / DAY), calendar) ? ms : workday(ms, calendar));
