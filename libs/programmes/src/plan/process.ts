import type { CalendarId } from '@tandem/kernel';
import type { Role } from '@tandem/messages/roles';

/**
 * A process (a workflow type) as one pure table: who is waited for, by when, what reminds, what ends each wait.
 * The workflow, `validate`, `rehearse` and the docs read the same table; nothing here touches a clock or the network.
 */
export interface ProcessTable {
  /** Workflow type and first part of its id: `application`. */
  process: string;
  /** What the second part of its id is: the journey, or the aggregate itself. */
  follows: 'journey' | string;
  names: { fr: string; en: string };
  /** The fact that begins it (others heard before are kept), and the step it opens. */
  starts: Record<string, Move>;
  steps: Record<string, Step>;
  /** Facts that end or divert it whatever the step. */
  anywhere?: Record<string, Move>;
}

/** One fact as a workflow keeps it: ids, states, dates, codes. */
export interface Heard {
  id: string;
  type: string;
  at: string;
  aggregate: string;
  subject: string;
  version: number;
  actor: string;
  data: Record<string, unknown>;
}

/** What a process remembers: plain and small, it travels through continue-as-new. */
export interface Memory {
  organisation: string;
  programme?: string;
  journey?: string;
  /** Aggregate and person ids by name. */
  ids: Record<string, string>;
  /** Business instants by name: anchors of deadlines. */
  dates: Record<string, string>;
  counts: Record<string, number>;
}

/** Next step, the same one again (`again`: a new turn of the same wait), an end, or nothing changes. */
export type Next = string | { end: string } | 'again' | undefined;
/** Reads a fact into memory and says where to go. */
export type Move = (fact: Heard, memory: Memory) => Next;

export interface Step {
  role: Role | ((memory: Memory) => Role);
  /** What is expected of them, an infinitive: "vérifier la candidature". */
  expects: { fr: string; en: string };
  /** The person waited for, where it is one: they are reminded themselves. */
  person?: (memory: Memory) => string | undefined;
  /** Name of the deadline in the settings of this process. */
  deadline: string;
  /** Start of the deadline; the instant the step was entered unless said. */
  since?: (memory: Memory) => string;
  /** A deadline that is a date (a half-day, the end of a convention) and not a duration. */
  until?: (memory: Memory) => string | undefined;
  /** The fact that closes the wait in the register. */
  ends: (memory: Memory) => Ends;
  on: Record<string, Move>;
  /** Done once when the step is entered. */
  enter?: (memory: Memory) => Act[];
  /** What `lapse`, `void` or `act` does at the deadline. */
  overdue?: (memory: Memory) => Act;
}

export interface Ends {
  aggregate: string;
  id: string;
  states: readonly string[];
}

/** An operation a process asks for: `recruitment.application.lapse` with its input. */
export interface Act {
  operation: string;
  input: Record<string, unknown>;
}

/**
 * `remind` counts from the start of the wait (or back from `until` when that is given). `then`: what happens at the
 * deadline. `escalate` hands the wait to `to` and gives it the same time again; `task` asks `to` to call and goes on
 * waiting; `lapse`, `void` and `act` do the step's `overdue`; `lapse` never before a message was delivered.
 */
export interface Deadline {
  within: string;
  remind?: readonly string[];
  then: 'escalate' | 'task' | 'lapse' | 'void' | 'act';
  to?: Role;
}
export type Deadlines = Record<string, Deadline>;

export interface ProcessSettings {
  deadlines: Deadlines;
  calendar: CalendarId;
}

/** Reads ids and dates of a fact into memory: `remember(m, fact, { ids: ['person'], dates: ['end'] })`. */
export function remember(memory: Memory, fact: Heard, what: { ids?: readonly string[]; dates?: readonly string[]; as?: string }): void {
  if (what.as) memory.ids[what.as] = fact.subject;
  for (const name of what.ids ?? []) if (typeof fact.data[name] === 'string') memory.ids[name] = fact.data[name] as string;
  for (const name of what.dates ?? []) if (typeof fact.data[name] === 'string') memory.dates[name] = fact.data[name] as string;
}

/** A move that only goes there. */
export const to = (step: string): Move => () => step;
export const end = (outcome: string): Move => () => ({ end: outcome });
export const stay: Move = () => undefined;
