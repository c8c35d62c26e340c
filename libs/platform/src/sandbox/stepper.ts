import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { KV } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { allStreams, SERVICES } from '@tandem/messages';
import { CLOCK_KEY, clockBucket, type ClockState } from '../clock';
import type { Stillness } from '../platform';

const PARTS = [...SERVICES, 'gateway', 'workflows'] as const;
/** A part that does not answer is dead or starting: time stands still, however long it takes. */
const ANSWER_MS = 2_000;
const LOOK_AGAIN_MS = [5, 10, 20, 40];
const BROKER = 'broker';

type PartStillness = Stillness & { nextAt?: string; signals?: number; workflowsFailed?: number };
interface Look {
  still: boolean;
  /** The parts (and the broker) that had something in hand. */
  blockers: string[];
  /** Changes whenever anything moved between two looks. */
  print: string;
  nextAt?: string;
  deadLetters: number;
  workflowsFailed: number;
  waitsFor: string[];
}

/**
 * Owns the sandbox's business time. It moves only when nothing is under way anywhere: outboxes empty, consumers caught
 * up, no workflow with a task or an activity pending, every part has seen the present step, no wait already due. Two
 * looks in a row must agree to the letter, so that work which slips from one part to the next between them is seen.
 */
export class SandboxStepper {
  private revision = 0;
  private constructor(private readonly nc: NatsConnection, private readonly kv: KV, private readonly jsm: JetStreamManager, private state: ClockState | undefined) {}

  static async open(nc: NatsConnection): Promise<SandboxStepper> {
    const kv = await clockBucket(nc);
    const entry = await kv.get(CLOCK_KEY);
    const stepper = new SandboxStepper(nc, kv, await jetstreamManager(nc), entry?.json<ClockState>());
    stepper.revision = entry?.revision ?? 0;
    return stepper;
  }

  get now(): string | undefined {
    return this.state?.at;
  }
  /** Time stands at this instant until the next step. */
  async stand(at: string): Promise<void> {
    await this.put({ mode: 'stepped', at, since: new Date().toISOString() });
  }
  /** From here on business time goes at real speed. */
  async run(at: string): Promise<void> {
    await this.put({ mode: 'running', at, since: new Date().toISOString() });
  }
  private async put(state: ClockState): Promise<void> {
    this.revision = await this.kv.put(CLOCK_KEY, JSON.stringify(state));
    this.state = state;
  }

  /**
   * Waits until everything is still. `onLong` is told every five seconds what is waited for.
   * @returns the next instant the register of waits looks forward to
   */
  async untilStill(onLong: (waitsFor: string[]) => void = () => undefined): Promise<Look> {
    let last = await this.look();
    let told = Date.now();
    for (let i = 0; ; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS[Math.min(i, LOOK_AGAIN_MS.length - 1)]));
      // A whole look costs every part a little of the time it needs to come to rest: only those who were in the way are asked.
      const waitsFor = await this.blockedBy(last.blockers);
      const look = waitsFor.length ? { ...last, waitsFor } : await this.look();
      if (look.still && last.still && look.print === last.print) return look;
      last = look;
      if (Date.now() - told > 5_000) onLong(look.waitsFor);
      if (Date.now() - told > 5_000) told = Date.now();
    }
  }

  private async blockedBy(blockers: readonly string[]): Promise<string[]> {
    for (const blocker of blockers) {
      const waitsFor = blocker === BROKER ? (await this.streams()).waitsFor : this.reasons(blocker, await this.ask(blocker));
      if (waitsFor.length) return waitsFor;
    }
    return [];
  }

  private async look(): Promise<Look> {
    const parts = await Promise.all(PARTS.map((part) => this.ask(part)));
    const reasons = PARTS.map((part, i) => this.reasons(part, parts[i]));
    // After the parts, as facts flow; and only once they are done: the broker's word costs more than theirs.
    const streams = reasons.flat().length ? { waitsFor: [], print: '' } : await this.streams();
    const waitsFor = [...reasons.flat(), ...streams.waitsFor];
    const nexts = parts.flatMap((p) => (p?.nextAt ? [p.nextAt] : [])).sort();
    return {
      still: waitsFor.length === 0,
      blockers: [...PARTS.filter((_, i) => reasons[i].length > 0), ...(streams.waitsFor.length ? [BROKER] : [])],
      print: JSON.stringify([streams.print, parts.map((p) => p && [p.signals, p.nextAt, p.clockRevision])]),
      nextAt: nexts[0],
      deadLetters: parts.reduce((sum, p) => sum + (p?.deadLetters ?? 0), 0),
      workflowsFailed: parts.reduce((sum, p) => sum + (p?.workflowsFailed ?? 0), 0),
      waitsFor,
    };
  }

  private async ask(part: string): Promise<PartStillness | undefined> {
    return this.nc.request(`still.${part}`, undefined, { timeout: ANSWER_MS }).then((msg) => msg.json<PartStillness>(), () => undefined);
  }

  private reasons(part: string, s: PartStillness | undefined): string[] {
    if (!s) return [`${part} does not answer`];
    const reasons = [];
    if (s.clockRevision < this.revision) reasons.push(`${part} has not seen the clock`);
    if (s.outboxPending) reasons.push(`${part} has ${s.outboxPending} facts to publish`);
    if (s.busy) reasons.push(`${part} has ${s.busy} things in hand`);
    if (s.nextAt && this.now && s.nextAt <= this.now) reasons.push(`${part} has a wait that is due`);
    return reasons;
  }

  private async streams(): Promise<{ waitsFor: string[]; print: string }> {
    try {
      const all = await Promise.all(allStreams().map(async ({ name }) => {
        const consumers = [];
        for await (const c of this.jsm.consumers.list(name)) consumers.push(c);
        return consumers;
      }));
      const waitsFor = all.flat().filter((c) => c.num_pending + c.num_ack_pending > 0).map((c) => `${c.name} is ${c.num_pending + c.num_ack_pending} facts behind`);
      return { waitsFor, print: JSON.stringify(all.flat().map((c) => [c.name, c.delivered.consumer_seq, c.ack_floor.consumer_seq])) };
    } catch {
      return { waitsFor: ['the broker does not answer'], print: '' };
    }
  }
}
