import { parisDate } from '@tandem/kernel';

/** What decides when a wait comes due: instants in order, the last one being the deadline. */
export interface Schedule {
  reminders: readonly string[];
  due: string;
  /** The last instant told. */
  lastAt: string | null;
}

const iso = (instant: string): string => new Date(instant).toISOString();
const instants = ({ reminders, due }: Schedule): string[] => [...reminders, due].map(iso).sort();

/**
 * The next instant to tell: after the last one told, so that registering the same wait twice tells nothing twice, and
 * an extension goes on from its new date. Null after the deadline.
 */
export function nextInstant(schedule: Schedule): string | null {
  const last = schedule.lastAt ? iso(schedule.lastAt) : '';
  return instants(schedule).find((at) => at > last) ?? null;
}

export const occasionOf = (schedule: Schedule, at: string): 'REMINDER' | 'DEADLINE' => (iso(at) >= iso(schedule.due) ? 'DEADLINE' : 'REMINDER');
/** Rank of an instant among those of its wait, from 0. */
export const rankOf = (schedule: Schedule, at: string): number => instants(schedule).filter((i) => i < iso(at)).length;

/** The reminders of the Paris day of `at` that are still to come (or are `at` itself): told together, in one message. */
export function remindersOfDay(schedule: Schedule, at: string): string[] {
  const from = iso(at);
  return schedule.reminders.map(iso).filter((r) => r >= from && parisDate(r) === parisDate(from));
}

/** Does an aggregate that stands in `state` since `version` end a wait for these states? */
export function isEndedBy(wait: { endsStates: readonly string[]; seen: number | null }, state: string, version: number): boolean {
  return wait.endsStates.includes(state) && (wait.seen === null || version > wait.seen);
}

/** The state a fact tells; a fact without a state table stands for its verb: `ranking.submitted` is SUBMITTED. */
export function stateTold(type: string, data: Record<string, unknown>): string {
  if (typeof data.state === 'string') return data.state;
  if (typeof data.coverState === 'string') return data.coverState;
  const verb = type.split('.')[1] ?? type;
  return verb.toUpperCase().replace(/-/g, '_');
}
