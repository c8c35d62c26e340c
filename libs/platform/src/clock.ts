import { Kvm, type KV } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';

export const CLOCK_BUCKET = 'tandem_clock';
export const CLOCK_KEY = 'now';

/** The sandbox's time: `stepped` stands at `at`; `running` goes on from `at` at real speed since `since` (real time). */
export interface ClockState {
  mode: 'stepped' | 'running';
  at: string;
  since: string;
}

/**
 * Business time: deadlines, fact dates, rates, CloudEvents time. Real time in production.
 * In a sandbox the launcher owns it and every part watches it; `revision` tells which step a part has seen.
 */
export interface BusinessClock {
  now(): string;
  revision(): number;
  /** Called after each step; a sandbox register of waits looks for what fell due. */
  onStep(listener: () => void): void;
}

export const realClock: BusinessClock = { now: () => new Date().toISOString(), revision: () => 0, onStep: () => undefined };

export const clockNow = (state: ClockState, real = Date.now()): string =>
  state.mode === 'stepped' ? state.at : new Date(Date.parse(state.at) + Math.max(0, real - Date.parse(state.since))).toISOString();

export async function clockBucket(nc: NatsConnection): Promise<KV> {
  return new Kvm(nc).create(CLOCK_BUCKET, { history: 1 });
}

/** A sandbox nobody has stepped yet runs at real time; whoever comes first says so, the others find it said. */
async function begin(kv: KV): Promise<void> {
  const now = new Date().toISOString();
  await kv.create(CLOCK_KEY, JSON.stringify({ mode: 'running', at: now, since: now } satisfies ClockState)).catch(() => undefined);
}

/** Follows the sandbox clock. */
export async function sandboxClock(nc: NatsConnection): Promise<BusinessClock> {
  const kv = await clockBucket(nc);
  await begin(kv);
  const listeners: (() => void)[] = [];
  let state: ClockState | undefined;
  let revision = 0;
  const watch = await kv.watch({ key: CLOCK_KEY });
  const first = new Promise<void>((resolve) => {
    void (async () => {
      for await (const entry of watch) {
        if (entry.operation !== 'PUT') continue;
        state = entry.json<ClockState>();
        revision = entry.revision;
        resolve();
        for (const listener of listeners) listener();
      }
    })();
  });
  await first;
  return { now: () => clockNow(state as ClockState), revision: () => revision, onStep: (listener) => listeners.push(listener) };
}
