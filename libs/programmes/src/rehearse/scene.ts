import type { Memory } from '../plan';
import type { Capacity } from './agenda';
import { DAY } from './days';
import type { House } from './house';
import type { Cause, Lived } from './lived';
import type { Ms } from './queue';

/** What somebody does when their turn has come. */
export interface Deed {
  /** When, where that is a date and not the time they take to answer. */
  when?: (s: Scene) => Ms;
  /** Tells the facts of it. A moment: nothing could be done yet, and they will try again then. */
  does: (s: Scene) => Ms | void;
}
export type Deeds = Record<string, Deed>;
/** They have forgotten: a reminder or a call may wake them. */
export const FORGOTTEN = Number.POSITIVE_INFINITY;
/** Nothing more is to be done, and nothing wakes them. */
export const NEVER = Number.MAX_VALUE;

type Key = Parameters<House['assume']['of']>[0];

/** What a deed sees and may do. */
export class Scene {
  constructor(readonly house: House, readonly lived: Lived) {}

  get memory(): Memory {
    return this.lived.running.memory;
  }
  get now(): Ms {
    return this.house.now;
  }
  get options(): Record<string, unknown> {
    return this.lived.stage?.options ?? {};
  }
  get marks(): Record<string, number> {
    return this.lived.subject.marks;
  }
  in(days: number): Ms {
    return this.now + days * DAY;
  }
  assumed(key: Key): number {
    return this.house.assume.of(key);
  }
  chance(key: Key): boolean {
    return this.lived.rng.chance(this.assumed(key));
  }
  tell(type: string, row = this.lived.running.id, data: Record<string, unknown> = {}, actor?: string): void {
    this.house.tell(this.lived.subject, { type, subject: row, data, actor, stage: this.lived.stage?.id });
  }
  /** A place on the first date of that mean, from a day on. */
  book(capacity: Capacity, from: Ms): Ms {
    return this.house.agendas[capacity].book(from);
  }
  because(cause: Cause, since = this.now): void {
    this.lived.because(cause, since);
  }
  /** Does this happen again in the same process? Nobody is asked twice for a missing document for ever. */
  first(what: string): boolean {
    const key = `${this.lived.running.table.process}:${what}`;
    this.marks[key] = (this.marks[key] ?? 0) + 1;
    return this.marks[key] === 1;
  }
}
