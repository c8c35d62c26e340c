import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { allStreams } from '@tandem/messages';
import { CLOCK_BUCKET, CLOCK_KEY, clockNow, DLQ_STREAM, type ClockState } from '@tandem/platform';
import type { Line } from './line';
import { safeReason } from './reason';
import type { DeadFact, SeenBroker, SeenConsumer } from './seen';

/** The newest are looked at: a thousand facts that fail alike say nothing more. */
const DEAD_LOOKED_AT = 500;

/** The sandbox's clock; real time where there is none. Read only: opening it for writing would make one. */
export async function clockOf({ nc }: Line): Promise<{ at: string; revision?: number }> {
  const real = { at: new Date().toISOString() };
  try {
    const entry = await (await new Kvm(nc).open(CLOCK_BUCKET)).get(CLOCK_KEY);
    return entry ? { at: clockNow(entry.json<ClockState>()), revision: entry.revision } : real;
  } catch {
    return real;
  }
}

async function consumersOf(jsm: JetStreamManager, stream: string): Promise<SeenConsumer[]> {
  const out: SeenConsumer[] = [];
  for await (const c of jsm.consumers.list(stream)) out.push({ name: c.name, behind: c.num_pending + c.num_ack_pending, floor: c.ack_floor.stream_seq });
  return out;
}

interface Buried {
  id: string;
  reason: string;
  event?: { type?: string };
}
function deadFact(subject: string, { id, reason, event }: Buried): DeadFact {
  return { consumer: subject.split('.')[1], id, type: event?.type?.replace(/\.v\d+$/, '') ?? 'illisible', reason: safeReason(reason) };
}

/** What was set aside, each fact once per consumer. Read by number: a consumer of our own would leave a trace. */
async function deadLetters(jsm: JetStreamManager): Promise<DeadFact[]> {
  const { state } = await jsm.streams.info(DLQ_STREAM);
  const out = new Map<string, DeadFact>();
  for (let seq = state.last_seq; seq >= Math.max(state.first_seq, state.last_seq - DEAD_LOOKED_AT + 1) && seq > 0; seq -= 1) {
    const message = await jsm.streams.getMessage(DLQ_STREAM, { seq }).catch(() => null);
    if (!message) continue;
    const dead = deadFact(message.subject, message.json<Buried>());
    if (!out.has(`${dead.consumer} ${dead.id}`)) out.set(`${dead.consumer} ${dead.id}`, dead);
  }
  return [...out.values()];
}

export async function lookAtBroker(line: Line): Promise<SeenBroker> {
  const jsm = await jetstreamManager(line.nc);
  const known = new Set<string>();
  for await (const stream of jsm.streams.list()) known.add(stream.config.name);
  const streams = allStreams().map((s) => s.name);
  const consumers = await Promise.all(streams.filter((s) => known.has(s)).map((s) => consumersOf(jsm, s)));
  const { revision } = await clockOf(line);
  return {
    missingStreams: streams.filter((s) => !known.has(s)), consumers: consumers.flat(),
    dead: known.has(DLQ_STREAM) ? await deadLetters(jsm) : [], ...(revision !== undefined ? { clockRevision: revision } : {}),
  };
}
