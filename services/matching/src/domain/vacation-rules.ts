import { addBusinessDays, daysBetween, instantMs, monthKey, parisDate, TandemError, weekKey, type CalendarId, type HalfDay } from '@tandem/kernel';
import type { Settings } from './settings';

const HOUR_MS = 3_600_000;

export interface Cover {
  state: string;
  sites: readonly string[];
  startsOn: string | null;
  endsOn: string | null;
}

/** Is there an active convention that day, there? No site named: the convention covers the whole organisation. Remote has no site. */
export function covers(cover: Cover | null, date: string, site: string | null): boolean {
  if (!cover || cover.state !== 'COVERED') return false;
  const inTime = (!cover.startsOn || cover.startsOn <= date) && (!cover.endsOn || date <= cover.endsOn);
  return inTime && (site === null || cover.sites.length === 0 || cover.sites.includes(site));
}

export interface Caps {
  week: number;
  month: number;
}
/** What the person asked for wins over the programme's figure. */
export const capsOf = (settings: Settings, own: { capWeek: number | null; capMonth: number | null } | null): Caps => ({
  week: own?.capWeek ?? settings['cap-week'],
  month: own?.capMonth ?? settings['cap-month'],
});

/** Which cap one more half-day would break, given the dates already taken. */
export function capBroken(caps: Caps, taken: readonly string[], date: string): { code: 'CAP_WEEK' | 'CAP_MONTH'; cap: number } | null {
  if (taken.filter((d) => weekKey(d) === weekKey(date)).length >= caps.week) return { code: 'CAP_WEEK', cap: caps.week };
  if (taken.filter((d) => monthKey(d) === monthKey(date)).length >= caps.month) return { code: 'CAP_MONTH', cap: caps.month };
  return null;
}

/** A team's cancellation: late when confirmed and under 48 hours before the start; then the share of the setting is owed. */
export function teamCancellation(v: { state: string; startsAt: string }, now: string, settings: Settings): { late: boolean; payableShare: number } {
  const late = v.state === 'CONFIRMED' && instantMs(v.startsAt) - instantMs(now) < settings['late-hours'] * HOUR_MS;
  return { late, payableShare: late ? settings['late-share'] : 0 };
}

/** @throws TandemError UNITS_DO_NOT_FIT: more minutes than the units hold, or a unit more than the minutes need */
export function checkUnits(minutes: number, units: number, settings: Settings): void {
  const max = settings['unit-minutes'];
  const needed = Math.ceil(minutes / max);
  if (units !== needed) throw new TandemError('UNITS_DO_NOT_FIT', { minutes, max, needed });
}

export const daysSince = (date: string, now: string): number => daysBetween(date, parisDate(now));

/** Has the referent had her time to approve what was declared? */
export const referentIsLate = (declaredAt: string, now: string, settings: Settings, calendar: CalendarId): boolean =>
  parisDate(now) > addBusinessDays(parisDate(declaredAt), settings['referent-late-days'], calendar);

/** The half-day asked for twice in one series. */
export function twice(halfDays: readonly HalfDay[]): HalfDay | undefined {
  return halfDays.find((a, i) => halfDays.findIndex((b) => a.date === b.date && a.part === b.part) !== i);
}
