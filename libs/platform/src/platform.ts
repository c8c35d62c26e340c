import type { NatsConnection } from '@nats-io/transport-node';
import type { Operation, Service } from '@tandem/messages';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { realClock, sandboxClock, type BusinessClock } from './clock';
import type { ServiceConfig } from './config';
import { createDataSource, openDatabase, type DatabaseOptions } from './database/data-source';
import { consumedBy, handledBy } from './decorators';
import { createLogger } from './logger';
import { FactConsumer } from './messaging/consumer';
import { openDeadLetterDoor } from './messaging/dead-letter-door';
import { FactInbox, type FactUseCase } from './messaging/fact-inbox';
import { connectNats, ensureStreams } from './messaging/nats';
import { OutboxRelay } from './messaging/outbox-relay';
import { Metrics } from './metrics';
import { OperationClient } from './operations/client';
import { OperationServer, type UseCase } from './operations/server';
import { ActorTokens } from './security/actor';

/** Injection token of the running platform of a service. */
export const PLATFORM = Symbol('tandem:platform');

export interface PlatformOptions {
  service: Service | 'gateway';
  config: ServiceConfig;
  database: Pick<DatabaseOptions, 'entities' | 'migrations'>;
}

/** What the sandbox's launcher asks each part before it moves the clock. */
export interface Stillness {
  part: string;
  clockRevision: number;
  outboxPending: number;
  busy: number;
  deadLetters: number;
  /** Business instant at which this part wakes next by itself, where it keeps any. */
  nextAt?: string;
}

/** A service's surroundings, opened once at start: database, broker, clock, keys; and its way in (operations) and out (facts). */
export class Platform {
  private consumer?: FactConsumer;
  /** What only the service knows: work it holds in its rows, and the next business instant something falls due. */
  reportStillness?: () => Promise<{ busy?: number; nextAt?: string }>;
  private constructor(
    readonly service: Service | 'gateway',
    readonly config: ServiceConfig,
    readonly logger: Logger,
    readonly metrics: Metrics,
    readonly source: DataSource,
    readonly nc: NatsConnection,
    readonly clock: BusinessClock,
    readonly tokens: ActorTokens,
    readonly client: OperationClient,
    readonly server: OperationServer,
    readonly relay: OutboxRelay,
    readonly facts: FactInbox,
  ) {}

  static async open({ service, config, database }: PlatformOptions): Promise<Platform> {
    const logger = createLogger(service, config.LOG_LEVEL);
    const metrics = new Metrics(service);
    const source = createDataSource({ url: config.DATABASE_URL, pool: config.DATABASE_POOL, name: service, ...database });
    const nc = await connectNats(config.NATS_URL, service);
    await ensureStreams(nc);
    await openDatabase(source);
    const clock = config.SANDBOX ? await sandboxClock(nc) : realClock;
    const tokens = await ActorTokens.from(config.ACTOR_KEYS);
    const relay = new OutboxRelay(source, nc, logger);
    const committed = () => relay.nudge();
    const server = new OperationServer({ service, source, nc, clock, tokens, logger, metrics, committed });
    const facts = new FactInbox(service, source, nc, metrics, committed);
    openDeadLetterDoor(service, server, facts);
    return new Platform(service, config, logger, metrics, source, nc, clock, tokens, new OperationClient(nc, tokens), server, relay, facts);
  }

  /** Binds every `@Handles` and `@On` method of these providers. */
  bind(providers: readonly object[]): void {
    for (const provider of providers) {
      const call = (method: string) => (provider as Record<string, (...args: unknown[]) => Promise<unknown>>)[method].bind(provider);
      for (const { operation, method } of handledBy(provider)) this.server.bind(operation as Operation, call(method) as UseCase);
      for (const { types, method } of consumedBy(provider)) this.facts.bind(types, { name: `${provider.constructor.name}.${method}`, run: call(method) as FactUseCase });
    }
  }

  /** Starts serving. `ownerOf` says which service publishes a fact type. */
  async start(ownerOf: (type: string) => Service): Promise<void> {
    const { ROLE } = this.config;
    if (ROLE !== 'worker') this.server.listen();
    if (ROLE !== 'api') {
      this.relay.start();
      const wants = this.facts.types().map((type) => ({ type, service: ownerOf(type) }));
      this.consumer = new FactConsumer(this.nc, {
        durable: this.service, wants, logger: this.logger,
        handle: (fact) => this.facts.handle(fact),
        countTry: (fact) => this.facts.countTry(fact),
        bury: (raw, id, error) => this.facts.bury(raw, id, error),
      });
      await this.consumer.start();
    }
    if (this.config.SANDBOX) this.answerStillness();
  }

  private answerStillness(): void {
    this.nc.subscribe(`still.${this.service}`, { callback: (_, msg) => void this.stillness().then((s) => msg.respond(JSON.stringify(s)), () => undefined) });
  }
  async stillness(): Promise<Stillness> {
    // In the order work flows: what is in hand, then the rows it left, then the facts those left. Work that passes from
    // one to the next meanwhile is counted at least once.
    const inHand = () => this.server.busy + (this.consumer?.busy ?? 0);
    const before = inHand();
    // Asked dozens of times a second while time stands still: what is in hand is answer enough.
    if (before) return { part: this.service, clockRevision: this.clock.revision(), outboxPending: 0, busy: before, deadLetters: 0 };
    const own = await this.reportStillness?.();
    const [outboxPending, deadLetters] = await Promise.all([this.relay.pending(), this.facts.deadLetters()]);
    const busy = inHand() + (own?.busy ?? 0);
    return { part: this.service, clockRevision: this.clock.revision(), outboxPending, busy, deadLetters, ...(own?.nextAt ? { nextAt: own.nextAt } : {}) };
  }

  async readiness(): Promise<Record<string, boolean>> {
    const database = await this.source.query('SELECT 1').then(() => true, () => false);
    return { database, broker: !this.nc.isClosed() && (await this.nc.rtt().then(() => true, () => false)), consumers: this.consumer?.healthy ?? true };
  }
  async measure(): Promise<void> {
    this.metrics.outboxPending.set(await this.relay.pending());
    this.metrics.deadLetters.set(await this.facts.deadLetters());
    const [row] = (await this.source.query('SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS age FROM outbox WHERE published_at IS NULL')) as { age: number }[];
    this.metrics.outboxAge.set(row.age);
  }

  /** Stops taking work, lets what is in hand finish, then closes. */
  async stop(): Promise<void> {
    await this.server.stop();
    await this.consumer?.stop();
    await this.relay.stop();
    await this.nc.drain();
    await this.source.destroy();
  }
}

