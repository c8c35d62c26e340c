import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { cloudEvent, factName, SERVICES, streamOf, type Service, type TandemEvent } from '@tandem/messages';
import type { Logger } from 'pino';
import { isPassing } from './fault';

/** What is done with a fact. It must be safe to call twice: a crash between its commit and the ack repeats it. */
export type FactHandler = (fact: TandemEvent) => Promise<void>;

export interface ConsumerOptions {
  /** Durable name: `matching` or `bridge`. */
  durable: string;
  /** Fact types wanted, `membership.activated`, and the service each comes from. */
  wants: readonly { service: Service; type: string }[];
  handle: FactHandler;
  /** Counts a failed try of a fact that may be poison; answers how many there were. */
  countTry: (fact: TandemEvent, error: unknown) => Promise<number>;
  /** Sets a poisoned fact aside, visibly. */
  bury: (raw: unknown, id: string, error: unknown) => Promise<void>;
  logger: Logger;
}

const LANES = 8;
const MAX_TRIES = 5;
/** A fact that waits longer for its ack was lost with its process. */
const ACK_WAIT_MS = 30_000;
const PAUSE_MS = 500;

/**
 * Durable pull consumers, one per source stream. Facts of one aggregate are handled in order (lanes by aggregate); ack
 * after commit. A dependency that is down pauses and tries for ever; a fact that fails five times by itself is buried.
 */
export class FactConsumer {
  private readonly messages: ConsumerMessages[] = [];
  private readonly lanes: Promise<void>[] = Array.from({ length: LANES }, () => Promise.resolve());
  private waiting = 0;
  private stopping = false;
  /** False while a dependency is down: the part is then not ready. */
  healthy = true;

  constructor(private readonly nc: NatsConnection, private readonly options: ConsumerOptions) {}

  async start(): Promise<void> {
    const jsm = await jetstreamManager(this.nc);
    for (const service of SERVICES) {
      const types = this.options.wants.filter((w) => w.service === service).map((w) => w.type);
      if (types.length) await this.follow(jsm, service, types);
    }
  }

  private async follow(jsm: Awaited<ReturnType<typeof jetstreamManager>>, service: Service, types: string[]): Promise<void> {
    const stream = streamOf(service);
    const durable_name = `${this.options.durable}_${service}`;
    const change = { filter_subjects: types.map((t) => `evt.${service}.*.${t}.v1`), max_ack_pending: 1_000 };
    const exists = await jsm.consumers.info(stream, durable_name).then(() => true, () => false);
    if (exists) await jsm.consumers.update(stream, durable_name, change);
    else await jsm.consumers.add(stream, { durable_name, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, max_deliver: -1, ack_wait: ACK_WAIT_MS * 1_000_000, ...change });
    const consumer = await jetstream(this.nc).consumers.get(stream, durable_name);
    const messages = await consumer.consume({ max_messages: 200 });
    this.messages.push(messages);
    void (async () => {
      for await (const msg of messages) this.enqueue(msg);
    })();
  }

  private enqueue(msg: JsMsg): void {
    // `Nats-Msg-Id` begins with the aggregate's id.
    const aggregate = (msg.headers?.get('Nats-Msg-Id') ?? msg.subject).split(':')[0];
    const lane = [...aggregate].reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) >>> 0, 7) % LANES;
    this.waiting += 1;
    this.lanes[lane] = this.lanes[lane].then(() => this.settle(msg)).finally(() => (this.waiting -= 1));
  }

  /** Facts received and not yet settled. */
  get busy(): number {
    return this.waiting;
  }

  private async settle(msg: JsMsg): Promise<void> {
    for (let passing = 0; !this.stopping; passing += 1) {
      try {
        await this.deliver(msg);
        this.healthy = true;
        return;
      } catch (error) {
        if (!isPassing(error)) return this.poisoned(msg, error);
        this.healthy = false;
        if (passing % 20 === 0) this.options.logger.warn({ err: String(error) }, 'consumer waits for a dependency');
        // The broker would hand the fact to a twin after its ack time: say that we are still on it.
        msg.working();
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  private async deliver(msg: JsMsg): Promise<void> {
    const fact = cloudEvent.parse(msg.json());
    await this.options.handle(fact);
    msg.ack();
  }

  private async poisoned(msg: JsMsg, error: unknown): Promise<void> {
    try {
      const raw = readable(msg);
      const parsed = cloudEvent.safeParse(raw);
      const tries = parsed.success ? await this.options.countTry(parsed.data, error) : MAX_TRIES;
      const name = parsed.success ? factName(parsed.data) : msg.subject;
      this.options.logger.error({ fact: name, tries, stack: error instanceof Error ? error.stack?.split('\n').slice(0, 6).join('\n') : String(error) }, 'fact failed');
      if (tries < MAX_TRIES) return msg.nak(200 * 2 ** tries);
      await this.options.bury(raw, parsed.success ? parsed.data.id : `${msg.subject}:${msg.seq}`, error);
      msg.ack();
    } catch {
      msg.nak(PAUSE_MS);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.messages.map((m) => m.close()));
    await Promise.all(this.lanes);
  }
}

const readable = (msg: JsMsg): unknown => {
  try {
    return msg.json();
  } catch {
    return { unreadable: msg.string().slice(0, 2_000) };
  }
};
