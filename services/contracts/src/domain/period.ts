import { addDays, addMonths, TandemError, type DateText } from '@tandem/kernel';

/** Three years, F.4. */
const MONTHS = 36;
export const EXPIRY_DAYS = 90;
export const ESTABLISHMENT_NOTICE_DAYS = 30;
/** A convention nobody signs lapses, F.4. */
export const SIGNING_DAYS = 30;

export interface Period {
  starts: DateText;
  ends: DateText;
}
/** With what a notice brought forward. */
export interface RunningPeriod extends Period {
  endsOn: DateText | null;
}

/** @throws TandemError CONVENTION_DATES, CONVENTION_TOO_LONG */
export function checkPeriod({ starts, ends }: Period): void {
  if (ends <= starts) throw new TandemError('CONVENTION_DATES', { starts });
  const latest = addDays(addMonths(starts, MONTHS), -1);
  if (ends > latest) throw new TandemError('CONVENTION_TOO_LONG', { latest });
}

/** The last day in force, inclusive. */
export const lastDay = (p: RunningPeriod): DateText => p.endsOn ?? p.ends;
export const dayAfter = (p: RunningPeriod): DateText => addDays(lastDay(p), 1);
export const hasEnded = (p: RunningPeriod, today: DateText): boolean => today > lastDay(p);
export const endIsNear = (p: RunningPeriod, today: DateText): boolean => today >= addDays(lastDay(p), -EXPIRY_DAYS);
export const meet = (a: RunningPeriod, b: RunningPeriod): boolean => a.starts <= lastDay(b) && b.starts <= lastDay(a);

/** Notice never makes a convention longer. Zero days: it ends today. */
export function noticeEnd(today: DateText, days: number, { ends }: Period): DateText {
  const end = addDays(today, days);
  return end < ends ? end : ends;
}
