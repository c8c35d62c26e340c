import { addDays, isoWeekday, monthKey } from '@tandem/kernel';
import { looksLikeEmployment, type Route } from './routes';

export interface Served {
  date: string;
  part: string;
}
export interface EmploymentLimits {
  perMonth: number;
  months: number;
  weeks: number;
}

const nextMonth = (month: string): string => monthKey(addDays(`${month}-28`, 4));

/** Half-days per month from the first to the last, no month left out. */
export function perMonth(served: readonly Served[]): number[] {
  const months = served.map((s) => monthKey(s.date)).sort();
  const counts: number[] = [];
  for (let m = months[0]; m && m <= months[months.length - 1]!; m = nextMonth(m)) counts.push(months.filter((x) => x === m).length);
  return counts;
}

/** The longest run of weeks in a row with the same half-day of the week. */
export function longestWeeklyRun(served: readonly Served[]): number {
  const slots = new Map<string, Set<string>>();
  for (const s of served) {
    const key = `${isoWeekday(s.date)} ${s.part}`;
    slots.set(key, (slots.get(key) ?? new Set()).add(s.date));
  }
  const runFrom = (dates: Set<string>, first: string): number => {
    let run = 1;
    for (let d = addDays(first, 7); dates.has(d); d = addDays(d, 7)) run += 1;
    return run;
  };
  return Math.max(0, ...[...slots.values()].flatMap((dates) => [...dates].filter((d) => !dates.has(addDays(d, -7))).map((d) => runFrom(dates, d))));
}

/** Which rhythms of a vacataire look like a job: a warning for the coordinators, never a refusal. */
export function employmentSigns(route: Route, served: readonly Served[], limits: EmploymentLimits): ('REGULAR_MONTHS' | 'WEEKLY_PATTERN')[] {
  if (route !== 'VACATAIRE_FPH') return [];
  const regular = looksLikeEmployment(route, perMonth(served), limits);
  const weekly = longestWeeklyRun(served) > limits.weeks;
  return [...(regular ? (['REGULAR_MONTHS'] as const) : []), ...(weekly ? (['WEEKLY_PATTERN'] as const) : [])];
}
