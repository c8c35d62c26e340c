import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { allStreams, LISTENERS, type Listener } from '@tandem/messages';
import { CLOCK_BUCKET, CLOCK_KEY, clockNow, DLQ_STREAM, typeName, type Buried, type ClockState } from '@tandem/platform';
import { openLetters } from './dead-letters';
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

type Told = DeadFact & { part: Listener };
const consumerOf = (part: Listener): string => (part === 'workflows' ? 'bridge' : part);
const partOf = (consumer: string): Listener => (consumer === 'bridge' ? 'workflows' : consumer) as Listener;

/** What was set aside, each fact once per consumer. Read by number: a consumer of our own would leave a trace. */
async function everBuried(jsm: JetStreamManager): Promise<Told[]> {
  const { state } = await jsm.streams.info(DLQ_STREAM);
  const out = new Map<string, Told>();
  for (let seq = state.last_seq; seq >= Math.max(state.first_seq, state.last_seq - DEAD_LOOKED_AT + 1) && seq > 0; seq -= 1) {
    const message = await jsm.streams.getMessage(DLQ_STREAM, { seq }).catch(() => null);
    const [, consumer, more] = message?.subject.split('.') ?? [];
    // `dlq.bridge.replayed` is the record of a replay.
    if (!message || more) continue;
    const { id, reason, event } = message.json<Buried>();
    if (!out.has(`${consumer} ${id}`)) out.set(`${consumer} ${id}`, { part: partOf(consumer), consumer, id, type: typeName(event?.type), reason: safeReason(reason) });
  }
  return [...out.values()];
}

/** What each part still holds aside; of a part that does not answer, what the broker saw set aside. */
async function deadLetters(line: Line, jsm: JetStreamManager): Promise<DeadFact[]> {
  const buried = await everBuried(jsm);
  const held = await openLetters(line, LISTENERS);
  return held.flatMap(({ part, letters }) => {
    const theirs = buried.filter((b) => b.part === part);
    const dead = letters ? letters.items.map(({ id, type, code }) => theirs.find((b) => b.id === id) ?? { consumer: consumerOf(part), id, type, reason: code }) : theirs;
    return dead.map(({ consumer, id, type, reason }) => ({ consumer, id, type, reason }));
  });
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
    dead: known.has(DLQ_STREAM) ? await deadLetters(line, jsm) : [], ...(revision !== undefined ? { clockRevision: revision } : {}),
  };
}
