import { newId } from '@tandem/kernel';
import type { ProcessInput } from '../runtime/state';
import { recordHistory } from './histories';
import { fact, type Recorded, type RegisteredWait, type TimeSkipping } from './time-skipping';

interface Told {
  subject?: string;
  /** The next one of its aggregate unless said. */
  version?: number;
  at?: string;
  actor?: string;
}

/** One process of a test, from its first fact to its end: what it is told, what it asks for and what it waits for. */
export class Life {
  private readonly versions = new Map<string, number>();
  private readonly telling = new Map<string, Promise<void>>();
  readonly workflowId: string;

  constructor(private readonly time: TimeSkipping, readonly process: string, readonly id = newId(), private readonly input: Partial<ProcessInput> = {}) {
    this.workflowId = `${process}/${id}`;
  }

  /**
   * A fact, now, of the aggregate the process follows unless another is said. As the outbox does it: numbered as it
   * happens, and never two of one aggregate on their way at once.
   */
  async tell(type: string, data: Record<string, unknown> = {}, { subject = this.id, version, at, actor }: Told = {}): Promise<this> {
    const next = version ?? (this.versions.get(subject) ?? 0) + 1;
    this.versions.set(subject, Math.max(next, this.versions.get(subject) ?? 0));
    const told = (this.telling.get(subject) ?? Promise.resolve()).then(async () =>
      this.time.signal(this.process, this.id, fact(type, subject, next, at ?? (await this.time.now()), data, actor), this.input));
    this.telling.set(subject, told);
    await told;
    return this;
  }

  /** A version of what it follows that will be told later. */
  skip(): void {
    this.versions.set(this.id, (this.versions.get(this.id) ?? 0) + 1);
  }

  get asked(): Recorded[] {
    return this.time.asked.filter((a) => a.process === this.workflowId);
  }
  get waits(): RegisteredWait[] {
    return this.asked.filter((a) => a.operation === 'inbox.wait.open').map((a) => a.input as unknown as RegisteredWait);
  }
  get wait(): RegisteredWait {
    return this.waits.at(-1) as RegisteredWait;
  }
  /** Steps stood at, in order, each turn once. */
  get steps(): string[] {
    return this.waits.filter((w, i, all) => w.key !== all[i - 1]?.key).map((w) => w.step);
  }
  /** What was asked of the services, beside its settings and the register of waits. */
  get acts(): string[] {
    return this.asked.map((a) => a.operation).filter((name) => !name.startsWith('inbox.') && name !== 'recruitment.programme.settings');
  }
  get reminded(): string[] {
    return this.asked.filter((a) => a.operation === 'inbox.wait.remind').map((a) => String(a.input.at));
  }
  get tasks(): Record<string, unknown>[] {
    return this.asked.filter((a) => a.operation === 'inbox.task.open').map((a) => a.input);
  }

  async until(ready: () => boolean): Promise<this> {
    await this.time.until(ready);
    return this;
  }
  at(step: string): Promise<this> {
    return this.until(() => this.wait?.step === step);
  }
  did(operation: string, times = 1): Promise<this> {
    return this.until(() => this.asked.filter((a) => a.operation === operation).length >= times);
  }
  ended(): Promise<string> {
    return this.time.result(this.process, this.id);
  }
  /** Frozen as `workflows/test/histories/<type>/<path>.json`, once; one that goes on is taken where it stands. */
  async record(path: string, runId?: string): Promise<void> {
    await this.time.still(this.workflowId);
    await recordHistory(this.time.env.client, this.workflowId, this.process, path, runId);
  }
}
