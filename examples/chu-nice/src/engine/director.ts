import { addDuration, parisDate, parisInstant, rollToBusinessDay } from '@tandem/kernel';
import type { SandboxStepper } from '@tandem/platform';
import { Agenda } from './agenda';
import type { Api, Json } from './api';

export interface Wait extends Json {
  key: string;
  workflow: string;
  process: string;
  step: string;
  journey: string | null;
  role: string;
  person: string | null;
  since: string;
  due: string;
  ends: { aggregate: string; id: string; states: string[] };
}
/** What somebody does about a wait: how long they take, and the act. Undefined: they never do. */
export interface Reaction {
  after: string;
  act: () => Promise<void>;
}
export type Behaviour = (wait: Wait) => Reaction | undefined | Promise<Reaction | undefined>;

export interface Stage {
  stepper: SandboxStepper;
  api: Api;
  /** Who reads the whole register: the example's administrator. */
  reader: () => string;
  /** Turns ids into stable words, so that a second life of the example does the same things in the same order. */
  label: (id: string) => string;
  behaviours: Record<string, Behaviour>;
  progress: (now: string, waits: number) => void;
  /** Told every five seconds what time waits for, while it stands still. */
  stuck: (waitsFor: string[]) => void;
}

/** Lets time pass until `end`: everybody does what they planned, looks at what is waited for, and plans. */
export class Director {
  readonly agenda = new Agenda();
  private readonly answered = new Set<string>();
  constructor(private readonly stage: Stage, private now: string) {}

  get time(): string {
    return this.now;
  }

  async liveUntil(end: string): Promise<void> {
    const { stepper } = this.stage;
    for (;;) {
      let look = await stepper.untilStill(this.stage.stuck);
      const due = this.agenda.take(this.now);
      for (const entry of due) {
        await entry.act().catch((error: unknown) => {
          throw new Error(`${this.now} ${entry.label}: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
      if (due.length) look = await stepper.untilStill(this.stage.stuck);
      await this.lookAround();
      const next = [this.agenda.next(), look.nextAt].filter((t): t is string => !!t).sort()[0];
      if (!next || next > end) return stepper.stand(end);
      this.now = next > this.now ? next : this.now;
      await stepper.stand(this.now);
    }
  }

  /** Reads the register of waits, as the office does each morning, and plans an answer to what is new. */
  private async lookAround(): Promise<void> {
    const waits = (await this.stage.api.all(this.stage.reader(), '/waits')) as Wait[];
    this.stage.progress(this.now, waits.length);
    const fresh = waits.filter((w) => !this.answered.has(w.key)).map((wait) => ({ wait, label: this.labelOf(wait) }));
    fresh.sort((a, b) => (a.label < b.label ? -1 : 1));
    for (const { wait, label } of fresh) {
      this.answered.add(wait.key);
      const reaction = await this.reactionTo(wait, label);
      if (reaction) this.agenda.plan(this.later(reaction.after), label, reaction.act);
    }
  }

  private async reactionTo(wait: Wait, label: string): Promise<Reaction | undefined> {
    try {
      return await this.stage.behaviours[`${wait.process}.${wait.step}`]?.(wait);
    } catch (error) {
      throw new Error(`${this.now} ${label}, waited for from ${wait.role}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Stable words for a wait: ids become the labels of the people and things they stand for. */
  labelOf(wait: Wait): string {
    const [process, id] = wait.workflow.split('/');
    return `${this.stage.label(id)} ${process}.${wait.key.split('/').at(-1)}`;
  }

  /**
   * The morning of a business day, so many days later: when deadlines and reminders fall too, because each instant
   * somebody stands at is a step that every part has to take.
   */
  later(after: string): string {
    if (after === '0h') return this.now;
    const at = parisInstant(rollToBusinessDay(parisDate(addDuration(this.now, after, 'FR')), 'FR', 1), '09:00');
    return at > this.now ? at : addDuration(this.now, '1h', 'FR');
  }
}
