import type { Act, Heard, Memory, ProcessSettings, ProcessTable, Wait } from '../plan';
import { defaultSettings, extend, waitOf } from '../plan';

const START = '2024-01-08T10:30:00.000Z';

/** A process played without Temporal, clock or services: what the workflow does with a table, and nothing more. */
export class Play {
  memory: Memory;
  step?: string;
  wait?: Wait;
  ended?: string;
  now = START;
  readonly asked: Act[] = [];
  readonly waits: Wait[] = [];
  readonly reminded: string[] = [];
  readonly tasks: string[] = [];
  private readonly turns: Record<string, number> = {};
  private n = 0;

  constructor(readonly table: ProcessTable, readonly id = 'row', private readonly settings: ProcessSettings = defaultSettings(table.process)) {
    this.memory = { organisation: 'org', journey: 'journey', ids: {}, dates: {}, counts: {} };
  }

  tell(type: string, subject = this.id, data: Record<string, unknown> = {}, actor = 'person:somebody'): this {
    this.n += 1;
    return this.hear({ id: `${subject}:${this.n}:0`, type, at: this.now, aggregate: type.split('.')[0], subject, version: this.n, actor, data });
  }

  hear(fact: Heard): this {
    if (this.ended) return this;
    const move = this.step ? (this.table.steps[this.step].on[fact.type] ?? this.table.anywhere?.[fact.type]) : this.table.starts[fact.type];
    const next = move?.(fact, this.memory);
    if (typeof next === 'object') this.ended = next.end;
    else if (next !== undefined) this.enter(next === 'again' ? (this.step as string) : next);
    return this;
  }

  private enter(step: string): void {
    this.step = step;
    this.turns[step] = (this.turns[step] ?? 0) + 1;
    this.asked.push(...(this.table.steps[step].enter?.(this.memory) ?? []));
    this.stand(waitOf(this.table, `${this.table.process}/${this.id}`, step, this.memory, this.settings, this.now, this.turns[step]));
  }
  private stand(wait: Wait): void {
    this.wait = wait;
    this.waits.push(wait);
  }

  /** Lets business time pass up to that instant; nobody moves. */
  until(instant: string): this {
    for (let wait = this.wait; wait && !this.ended; wait = this.wait) {
      const [reminder] = wait.reminders;
      const next = reminder ?? wait.due;
      if (next > instant) break;
      this.now = next > this.now ? next : this.now;
      if (reminder) {
        this.reminded.push(reminder);
        wait.reminders = wait.reminders.slice(1);
      } else this.overdue(wait);
    }
    this.now = instant;
    return this;
  }
  private overdue(wait: Wait): void {
    const step = this.table.steps[wait.step];
    if (['void', 'act', 'lapse'].includes(wait.then) && step.overdue) this.asked.push(step.overdue(this.memory));
    else if (wait.then === 'task') this.tasks.push(`${wait.step}:${wait.to}`);
    this.stand(extend(this.table, wait, this.memory, this.settings.deadlines[step.deadline], this.settings.calendar, this.now));
  }

  operations(): string[] {
    return this.asked.map((a) => a.operation);
  }
  steps(): string[] {
    return this.waits.map((w) => w.step).filter((s, i, all) => s !== all[i - 1]);
  }
}
