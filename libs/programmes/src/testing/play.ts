import type { Act, Heard, Memory, ProcessSettings, ProcessTable, Wait } from '../plan';
import { defaultSettings } from '../plan';
import { Running } from '../rehearse/running';

const START = '2024-01-08T10:30:00.000Z';

/** A process played by a test: every message is delivered, and business time passes when the test says so. */
export class Play {
  now = START;
  readonly asked: Act[] = [];
  readonly waits: Wait[] = [];
  readonly reminded: string[] = [];
  readonly tasks: string[] = [];
  private readonly running: Running;
  private n = 0;

  constructor(readonly table: ProcessTable, readonly id = 'row', settings: ProcessSettings = defaultSettings(table.process)) {
    const memory: Memory = { organisation: 'org', journey: 'journey', ids: {}, dates: {}, counts: {} };
    this.running = new Running(table, id, settings, memory, {
      asked: (act) => this.asked.push(act),
      stood: (wait) => this.waits.push(wait),
      reminded: (_, at) => this.reminded.push(at),
      called: (wait) => this.tasks.push(`${wait.step}:${wait.to}`),
      delivered: () => true,
    });
  }

  get memory(): Memory {
    return this.running.memory;
  }
  get step(): string | undefined {
    return this.running.step;
  }
  get wait(): Wait | undefined {
    return this.running.wait;
  }
  get ended(): string | undefined {
    return this.running.ended;
  }

  tell(type: string, subject = this.id, data: Record<string, unknown> = {}, actor = 'person:somebody'): this {
    this.n += 1;
    return this.hear({ id: `${subject}:${this.n}:0`, type, at: this.now, aggregate: type.split('.')[0], subject, version: this.n, actor, data });
  }

  hear(fact: Heard): this {
    this.running.hear({ ...fact, at: this.now });
    return this;
  }

  /** Lets business time pass up to that instant; nobody moves. */
  until(instant: string): this {
    for (let next = this.running.next(); next && next <= instant; next = this.running.next()) {
      this.now = next > this.now ? next : this.now;
      this.running.pass(this.now);
    }
    this.now = instant;
    return this;
  }

  /** Lets that many days pass. */
  days(n: number): this {
    return this.until(new Date(Date.parse(this.now) + n * 86_400_000).toISOString());
  }

  operations(): string[] {
    return this.asked.map((a) => a.operation);
  }
  steps(): string[] {
    return this.waits.map((w) => w.step).filter((s, i, all) => s !== all[i - 1]);
  }
}
