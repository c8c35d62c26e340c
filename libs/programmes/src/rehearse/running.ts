import { extend, moveOf, waitOf, type Act, type Heard, type Memory, type ProcessSettings, type ProcessTable, type Wait } from '../plan';

/** What a process does to the world around it; a real one writes to the services, this one tells whoever runs it. */
export interface Around {
  /** An operation is asked for: on entering a step, or by its deadline. */
  asked(act: Act): void;
  /** A wait stands, for the first time or after its deadline. */
  stood(wait: Wait, how: 'entered' | 'extended'): void;
  reminded(wait: Wait, at: string): void;
  /** The deadline asks for a call. */
  called(wait: Wait): void;
  /** Was a message about this wait delivered? Nobody lapses unheard. */
  delivered(wait: Wait): boolean;
}

/** One process without Temporal, clock or services: the table decides, `waitOf` and `extend` count the days. */
export class Running {
  step?: string;
  wait?: Wait;
  ended?: string;
  private readonly turns: Record<string, number> = {};

  constructor(readonly table: ProcessTable, readonly id: string, private readonly settings: ProcessSettings, readonly memory: Memory, private readonly around: Around) {}

  /** False when it is not for this step. */
  hear(fact: Heard): boolean {
    const { table, step } = this;
    if (this.ended || table.concerns?.(fact) === false) return false;
    const move = moveOf(table, step, fact.type);
    if (!move) return false;
    const next = move(fact, this.memory);
    if (typeof next === 'object') this.ended = next.end;
    else if (next !== undefined) this.enter(next === 'again' ? (step as string) : next, fact.at);
    return true;
  }

  private enter(step: string, now: string): void {
    const { table, memory } = this;
    this.step = step;
    this.turns[step] = (this.turns[step] ?? 0) + 1;
    for (const act of table.steps[step].enter?.(memory) ?? []) this.around.asked(act);
    this.stand(waitOf(table, `${table.process}/${this.id}`, step, memory, this.settings, now, this.turns[step]), 'entered');
  }
  private stand(wait: Wait, how: 'entered' | 'extended'): void {
    this.wait = wait;
    this.around.stood(wait, how);
  }

  /** When something happens though nobody moves: the next reminder, else the deadline. */
  next(): string | undefined {
    return this.ended ? undefined : (this.wait?.reminders[0] ?? this.wait?.due);
  }

  /** That moment has come. */
  pass(now: string): void {
    const { wait } = this;
    if (!wait || this.ended) return;
    const [reminder, ...later] = wait.reminders;
    if (reminder) {
      wait.reminders = later;
      this.around.reminded(wait, reminder);
    } else this.overdue(wait, now);
  }

  private overdue(wait: Wait, now: string): void {
    const { table, memory, settings } = this;
    const step = table.steps[wait.step];
    const acts = step.overdue && (wait.then === 'act' || ((wait.then === 'lapse' || wait.then === 'void') && this.around.delivered(wait)));
    if (acts) this.around.asked((step.overdue as (m: Memory) => Act)(memory));
    else if (wait.then !== 'escalate' && wait.then !== 'act') this.around.called(wait);
    this.stand(extend(table, wait, memory, settings.deadlines[step.deadline], settings.calendar, now), 'extended');
  }
}
