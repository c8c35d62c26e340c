import { DEFAULT_HALF_DAY_HOURS, parisDate, parisTime, type HalfDay } from '@tandem/kernel';

/** A calendar entry that goes with a letter (RFC 5545). Times are Paris wall clock, as on the hospital's own clocks. */
export interface Invite {
  /** Always the same for one thing, so that a later version replaces the earlier one. */
  uid: string;
  /** The thing's version: calendars keep the highest. */
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  date: string;
  start: string;
  end: string;
  what: 'vacation' | 'interview';
}

export function halfDayInvite(uid: string, sequence: number, status: Invite['status'], { date, part }: HalfDay): Invite {
  const { start, end } = DEFAULT_HALF_DAY_HOURS[part];
  return { uid, sequence, method: status === 'CANCELLED' ? 'CANCEL' : 'REQUEST', status, date, start, end, what: 'vacation' };
}

const INTERVIEW_MINUTES = 45;
export function interviewInvite(uid: string, sequence: number, status: Invite['status'], at: string): Invite {
  const until = new Date(Date.parse(at) + INTERVIEW_MINUTES * 60_000).toISOString();
  return { uid, sequence, method: status === 'CANCELLED' ? 'CANCEL' : 'REQUEST', status, date: parisDate(at), start: parisTime(at), end: parisTime(until), what: 'interview' };
}
