import { addDuration, parisDate, parisInstant, parisTime, subtractDuration, type CalendarId } from '@tandem/kernel';
import type { Role } from '@tandem/messages/roles';
import { roleOf, type Deadline, type Ends, type Memory, type Names, type ProcessSettings, type ProcessTable, type Step, type Then } from './process';
import { sentenceOf } from './sentence';

/** A wait as the register of waits holds it and Temporal UI shows it. */
export interface Wait {
  key: string;
  process: string;
  step: string;
  role: Role;
  person?: string;
  since: string;
  due: string;
  /** Reminder instants before the deadline, in order. */
  reminders: string[];
  then: Then;
  to?: Role;
  ends: Ends;
  sentence: Names;
  /** Deadlines of this wait that have passed: 0 until the first. */
  rung: number;
  /** Somebody else's now than at first. */
  handedOn: boolean;
}

/** A message at night helps nobody: deadlines and reminders counted in days fall at this hour, Europe/Paris. */
const DAY_HOUR = '09:00';

/** The wait of a step entered at `now`, for its `turn`-th time. */
export function waitOf(table: ProcessTable, processId: string, name: string, memory: Memory, settings: ProcessSettings, now: string, turn: number): Wait {
  const step = table.steps[name];
  const deadline = settings.deadlines[step.deadline];
  if (!deadline) throw new Error(`no deadline ${table.process}.${step.deadline}`);
  const since = step.since?.(memory) ?? now;
  const due = later(dueOf(step, deadline, memory, settings.calendar, since), now);
  return described(table, {
    key: `${processId}/${name}#${turn}`, process: table.process, step: name, role: roleOf(step, memory), person: step.person?.(memory), since, due,
    reminders: reminders(deadline, since, due, now, settings.calendar), then: deadline.then, to: deadline.to, ends: step.ends(memory), rung: 0, handedOn: false,
  });
}

/** The same wait after its deadline: handed on by `escalate`, else the same role's, with the time of the next rung. */
export function extend(table: ProcessTable, wait: Wait, memory: Memory, deadline: Deadline, calendar: CalendarId, now: string): Wait {
  const passed = rungOf(deadline, wait.rung);
  const rung = rungOf(deadline, wait.rung + 1);
  // Only the first rung hands on to the step's own person; whoever comes after is an office.
  const person = wait.handedOn ? undefined : table.steps[wait.step].handedTo?.(memory);
  const handedOn = passed.then === 'escalate' && passed.to ? { role: passed.to, person, handedOn: true } : {};
  // Counted from the deadline itself, so that three rungs of ten days make thirty, unless that is already past.
  const given = [wait.due, now].map((from) => promised(from, rung.within, calendar)).find((at) => at > now);
  const due = given ?? addDuration(now, '1d', calendar);
  return described(table, {
    ...wait, ...handedOn, due, reminders: reminders({ ...rung, before: [] }, wait.due, due, now, calendar), then: rung.then, to: rung.to, rung: wait.rung + 1,
  });
}

/** The n-th rung, the last one for ever after. */
const rungOf = (deadline: Deadline, n: number): Deadline => (n > 0 && deadline.next ? rungOf(deadline.next, n - 1) : deadline);

function dueOf(step: Step, deadline: Deadline, memory: Memory, calendar: CalendarId, since: string): string {
  const until = step.until?.(memory);
  if (!until) return promised(since, deadline.within, calendar);
  return deadline.ahead ? atDayHour(subtractDuration(until, deadline.ahead, calendar), deadline.ahead) : until;
}

function reminders(deadline: Deadline, since: string, due: string, now: string, calendar: CalendarId): string[] {
  const after = (deadline.remind ?? []).map((r) => atDayHour(addDuration(since, r, calendar), r));
  const before = (deadline.before ?? []).map((r) => atDayHour(subtractDuration(due, r, calendar), r));
  return [...new Set([...after, ...before])].filter((at) => at > now && at < due).sort();
}

const isDays = (duration: string): boolean => !duration.endsWith('h');
const atDayHour = (instant: string, duration: string): string => (isDays(duration) ? parisInstant(parisDate(instant), DAY_HOUR) : instant);

/** The end of a delay somebody was promised: at the day hour, and never an hour short of what was said. */
function promised(from: string, within: string, calendar: CalendarId): string {
  const exact = addDuration(from, within, calendar);
  const day = atDayHour(exact, within);
  return day >= exact ? day : atDayHour(addDuration(exact, within.endsWith('bd') ? '1bd' : '1d', calendar), within);
}

const later = (a: string, b: string): string => (a > b ? a : b);

function described(table: ProcessTable, wait: Omit<Wait, 'sentence'>): Wait {
  const step = table.steps[wait.step];
  const time = parisTime(wait.due);
  return { ...wait, sentence: { fr: sentenceOf(step, wait, 'fr', time), en: sentenceOf(step, wait, 'en', time) } };
}
