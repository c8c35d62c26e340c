import { isoWeekday, type HalfDay, type HalfDayPart } from '@tandem/kernel';

export interface WeeklyHalfDay {
  weekday: number;
  part: HalfDayPart;
}
export interface Absence {
  from: string;
  to: string;
  part?: HalfDayPart;
}
export interface Calendar {
  weekly: readonly WeeklyHalfDay[];
  away: readonly Absence[];
}

/** Can this person come then: a half-day of her week, outside her absences? */
export function isFree(calendar: Calendar, half: HalfDay): boolean {
  const usual = calendar.weekly.some((w) => w.weekday === isoWeekday(half.date) && w.part === half.part);
  return usual && !calendar.away.some((a) => a.from <= half.date && half.date <= a.to && (!a.part || a.part === half.part));
}

/** Planned half-days that suit. */
export const commonHalfDays = (calendar: Calendar, planned: readonly HalfDay[]): number => planned.filter((half) => isFree(calendar, half)).length;
