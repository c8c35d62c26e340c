import type { CalendarId } from '@tandem/kernel';
import type { EventType } from '@tandem/messages';
import type { Role } from '@tandem/messages/roles';

/**
 * A process (a workflow type) as one pure table: who is waited for, by when, what reminds, what ends each wait.
 * The workflow, `validate`, `rehearse` and the docs read the same table; nothing here touches a clock or the network.
 */
export interface ProcessTable {
  /** Its name, under which its delays are set: `application`. Workflow type and first part of its id too, unless `way` says another. */
  process: string;
  /** The workflow type it is one way of: a selection by meeting is run by `selection`, which asks the programme which way it takes. */
  way?: string;
  /** What the second part of its id is: the journey, or the aggregate itself. */
  follows: 'journey' | string;
  names: Names;
  /** Reads what the definition says of the stage into memory, before the first fact. */
  prepare?: (options: Record<string, unknown>, memory: Memory) => void;
  /** Options that between them lead to every step: what a drawing of the process shows. None: every step is on the way of all. */
  variants?: readonly Record<string, unknown>[];
  /** Every fact that may come first, and the step it opens. */
  starts: Moves;
  steps: Record<string, Step>;
  /** Facts that end or divert it whatever the step. */
  anywhere?: Moves;
  /** False for a fact of a type it hears that is about something else (a stage of another kind): never delivered. */
  concerns?: (fact: Pick<Heard, 'type' | 'data'>) => boolean;
}

export interface Names {
  fr: string;
  en: string;
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
  /** Ids of rows and persons by name, and a few codes: a role, how far a document is. */
  ids: Record<string, string>;
  /** Business instants by name: anchors of deadlines. */
  dates: Record<string, string>;
  counts: Record<string, number>;
}

/** Next step, the same one again (`again`: a new turn of the same wait), an end, or nothing changes. */
export type Next = string | { end: string } | 'again' | undefined;
/** Reads a fact into memory and says where to go. */
export type Move = (fact: Heard, memory: Memory) => Next;
/** Keys are fact types; write them with `facts({...})`, which refuses one that nobody tells. */
export type Moves = Record<string, Move>;

export interface Step {
  role: Role | ((memory: Memory) => Role);
  /** What is expected of them, an infinitive: "vérifier la candidature". */
  expects: Names;
  /** What is expected of whom it is handed to by `escalate`, where that is something else. */
  handedOn?: Names;
  /** The one person it is handed to by `escalate`, where that is one: nobody writes to every professional of a house. */
  handedTo?: (memory: Memory) => string | undefined;
  /** Said of the deadline instead of the general sentence, until it is handed on: "Ensuite : le jury dit si l’entretien a eu lieu". */
  otherwise?: Names;
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
  on: Moves;
  /** Done once when the step is entered. */
  enter?: (memory: Memory) => Act[];
  /** How those are reminded whom no register of waits knows: asked for at each reminder instead of writing to who is waited for. */
  remind?: (memory: Memory) => Act;
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
  /** The row it makes is remembered under this name: the id of the answer. */
  as?: string;
}

/**
 * How long a wait lasts and what happens then. `remind` counts from its start, `before` back from its end. Where the
 * step says a date (`until`), it falls `ahead` of that date, and `within` is the time given again after it.
 * `then`: `escalate` hands the wait to `to`; `task` asks `to` to call and goes on waiting; `lapse`, `void` and `act` do
 * the step's `overdue`; `lapse` and `void` never before a message was delivered. `next` is the rung after this one;
 * without it the same is given again.
 */
export interface Deadline {
  within: string;
  ahead?: string;
  remind?: readonly string[];
  before?: readonly string[];
  then: Then;
  to?: Role;
  next?: Deadline;
}
export type Then = 'escalate' | 'task' | 'lapse' | 'void' | 'act';
export type Deadlines = Record<string, Deadline>;

export interface ProcessSettings {
  /** The table that runs, where a workflow type has several ways. */
  process?: string;
  deadlines: Deadlines;
  calendar: CalendarId;
  /** What the definition says of the stage, where the process is one of a journey's. */
  options?: Record<string, unknown>;
}

/** The workflow type that runs a table. */
export const workflowOf = (table: ProcessTable): string => table.way ?? table.process;

/** Reads ids and dates of a fact into memory: `remember(m, fact, { ids: ['person'], dates: ['end'] })`. */
export function remember(memory: Memory, fact: Heard, what: { ids?: readonly string[]; dates?: readonly string[]; as?: string }): void {
  if (what.as) memory.ids[what.as] = fact.subject;
  for (const name of what.ids ?? []) if (typeof fact.data[name] === 'string') memory.ids[name] = fact.data[name] as string;
  for (const name of what.dates ?? []) if (typeof fact.data[name] === 'string') memory.dates[name] = fact.data[name] as string;
}

/** Rows of a table: a fact type that does not exist is a type error. */
export const facts = (moves: Partial<Record<EventType, Move>>): Moves => moves as Moves;
/** A text of a fact's data, if it is there. */
export const textOf = (fact: Pick<Heard, 'data'>, name: string): string | undefined => (typeof fact.data[name] === 'string' ? (fact.data[name] as string) : undefined);

/** Every fact type a table hears, in any step. */
export function factsHeard(table: ProcessTable): string[] {
  const rows = [table.starts, table.anywhere ?? {}, ...Object.values(table.steps).map((step) => step.on)];
  return [...new Set(rows.flatMap((moves) => Object.keys(moves)))];
}

/**
 * Does this fact begin the process when nobody runs it? Every fact that may come first is in `starts`; any other one
 * finds a process running or is not for it (a file withdrawn before its selection), and is dropped.
 */
export const mayBegin = (table: ProcessTable, type: string): boolean => type in table.starts;

/** Whom a step waits for. */
export const roleOf = ({ role }: Pick<Step, 'role'>, memory: Memory): Role => (typeof role === 'function' ? role(memory) : role);

/** What a fact does in that step, or to a process that has not begun; undefined when it is not for it. */
export const moveOf = (table: ProcessTable, step: string | undefined, type: string): Move | undefined =>
  (step ? (table.steps[step]?.on[type] ?? table.anywhere?.[type]) : table.starts[type]);

/** A move that only goes there. */
export const to = (step: string): Move => () => step;
export const end = (outcome: string): Move => () => ({ end: outcome });
export const stay: Move = () => undefined;
