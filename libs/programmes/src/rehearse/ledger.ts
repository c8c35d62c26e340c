import type { Role } from '@tandem/messages/roles';
import { DAY } from './days';
import type { Ms } from './queue';

export interface RoleCount {
  tasks: number;
  calls: number;
  reminders: number;
  missed: number;
  weeks: number[];
}
export interface StageCount {
  entered: number;
  days: number[];
}
interface Spent {
  days: number;
  waits: number;
}
export interface Month {
  from: Ms;
  places: Record<string, number>;
  halfDays: number;
  cents: number;
  missed: number;
  reminders: number;
}

/** Everything a report is made from, counted as it happens. */
export class Ledger {
  readonly roles = new Map<Role, RoleCount>();
  readonly stages = new Map<string, StageCount>();
  readonly spent = new Map<string, Spent>();
  readonly months: Month[];

  private readonly start: Ms;

  constructor(months: readonly Ms[]) {
    [this.start] = months;
    this.months = months.map((from) => ({ from, places: {}, halfDays: 0, cents: 0, missed: 0, reminders: 0 }));
  }

  month(at: Ms): Month {
    let i = Math.min(this.months.length - 1, Math.floor((at - this.start) / (30 * DAY)));
    while (i > 0 && this.months[i].from > at) i -= 1;
    return this.months[i];
  }
  role(role: Role): RoleCount {
    const known = this.roles.get(role) ?? { tasks: 0, calls: 0, reminders: 0, missed: 0, weeks: [] };
    this.roles.set(role, known);
    return known;
  }
  task(role: Role, at: Ms, what: 'tasks' | 'calls'): void {
    const count = this.role(role);
    count[what] += 1;
    const week = Math.floor((at - this.start) / (7 * DAY));
    count.weeks[week] = (count.weeks[week] ?? 0) + 1;
  }
  reminded(role: Role, at: Ms): void {
    this.role(role).reminders += 1;
    this.month(at).reminders += 1;
  }
  missed(role: Role, at: Ms): void {
    this.role(role).missed += 1;
    this.month(at).missed += 1;
  }
  stage(id: string): StageCount {
    const known = this.stages.get(id) ?? { entered: 0, days: [] };
    this.stages.set(id, known);
    return known;
  }
  /** Days somebody's way to a first half-day lasted because of that. */
  spend(cause: string, from: Ms, to: Ms): void {
    if (to <= from) return;
    const known = this.spent.get(cause) ?? { days: 0, waits: 0 };
    this.spent.set(cause, { days: known.days + (to - from) / DAY, waits: known.waits + 1 });
  }
}
