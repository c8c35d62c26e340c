import { TandemError } from '@tandem/kernel';
import { operationName, requestEnvelope, type Operation, type Refusal, type ReplyEnvelope, type RequestEnvelope } from '@tandem/messages';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import type { BusinessClock } from '../clock';
import { inTransaction } from '../database/unit-of-work';
import { isPassing } from '../messaging/fault';
import type { Metrics } from '../metrics';
import { admit, type Actor, type ActorTokens } from '../security/actor';
import { Tx } from '../tx';
import { claimKey, keepAnswer } from './idempotency';
import { fieldErrors } from './validation';

export type UseCase = (input: never, tx: Tx) => Promise<unknown>;
interface Bound {
  operation: Operation;
  run: UseCase;
}

export interface OperationServerParts {
  service: string;
  source: DataSource;
  nc: NatsConnection;
  clock: BusinessClock;
  tokens: ActorTokens;
  logger: Logger;
  metrics: Metrics;
  /** Called after a commit that left facts in the outbox. */
  committed: () => void;
}

export const refusalOf = (error: TandemError): Refusal => ({
  code: error.code, status: error.status, sentence: { fr: error.sentence('fr'), en: error.sentence('en') }, details: error.details, fields: [...error.fields],
});

/** Serves `req.<service>.>`: checks who asks, parses, runs the use case in one transaction, answers or refuses with a code. */
export class OperationServer {
  private readonly bound = new Map<string, Bound>();
  /** Of the platform, the same in every service. */
  private readonly common = new Set<string>();
  private subscription?: Subscription;
  private inFlight = 0;

  constructor(private readonly parts: OperationServerParts) {}

  bind(operation: Operation, run: UseCase): void {
    const name = operationName(operation);
    if (operation.service !== this.parts.service) throw new Error(`${name} belongs to another service`);
    if (this.bound.has(name)) throw new Error(`${name} has two use cases`);
    this.bound.set(name, { operation, run });
  }
  /** A door every service has, whatever it is about. */
  bindCommon(operation: Operation, run: UseCase): void {
    this.bind(operation, run);
    this.common.add(operationName(operation));
  }
  /** The service's own. */
  names(): string[] {
    return [...this.bound.keys()].filter((name) => !this.common.has(name));
  }
  get busy(): number {
    return this.inFlight;
  }
  listen(): void {
    this.subscription = this.parts.nc.subscribe(`req.${this.parts.service}.>`, {
      queue: this.parts.service,
      callback: (error, msg) => void (error ? this.parts.logger.error({ err: String(error) }, 'request subscription') : this.serve(msg)),
    });
  }
  async stop(): Promise<void> {
    await this.subscription?.drain();
  }

  private async serve(msg: Msg): Promise<void> {
    const name = msg.subject.slice(4, -3);
    const end = this.parts.metrics.operation.startTimer({ operation: this.bound.has(name) ? name : 'unknown' });
    this.inFlight += 1;
    let reply: ReplyEnvelope;
    try {
      reply = { ok: true, answer: await this.handle(name, msg) };
    } catch (error) {
      reply = this.refusal(name, error);
    } finally {
      this.inFlight -= 1;
    }
    end({ outcome: reply.ok ? 'ok' : reply.code });
    if (msg.reply) msg.respond(JSON.stringify(reply));
  }

  private async handle(name: string, msg: Msg): Promise<unknown> {
    const bound = this.bound.get(name);
    if (!bound) throw new TandemError('NOT_BUILT_YET', { aggregate: name.split('.')[1], command: name.split('.')[2] });
    const envelope = requestEnvelope.safeParse(msg.json());
    if (!envelope.success) throw new TandemError('VALIDATION', {}, fieldErrors(envelope.error));
    const actor = await this.parts.tokens.verify(envelope.data.actor);
    return this.run(bound, envelope.data, actor);
  }

  private async run({ operation, run }: Bound, envelope: RequestEnvelope, actor: Actor): Promise<unknown> {
    const grants = admit(actor, operation.by);
    if (!grants.length) throw new TandemError(actor.sub === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    const input = operation.input.safeParse(envelope.input ?? {});
    if (!input.success) throw new TandemError('VALIDATION', {}, fieldErrors(input.error));
    let facts = 0;
    const answer = await inTransaction(this.parts.source, grants.map((g) => g.organisation), async (em) => {
      const tx = new Tx({
        em, service: this.parts.service, now: this.parts.clock.now(), actor, grants,
        expected: envelope.ifMatch, versionRequired: operation.versioned, traceparent: envelope.traceparent,
      });
      const result = operation.kind === 'query' ? await run(input.data as never, tx) : await this.command(em, tx, { operation, run }, envelope, input.data);
      facts = tx.emittedFacts;
      return result;
    });
    if (facts) this.parts.committed();
    return answer;
  }

  private async command(em: EntityManager, tx: Tx, { operation, run }: Bound, envelope: RequestEnvelope, input: unknown): Promise<unknown> {
    if (operation.anonymous) return run(input as never, tx);
    if (!envelope.key) throw new TandemError('KEY_REQUIRED');
    const name = operationName(operation);
    const who = tx.actor.sub;
    const earlier = await claimKey(em, who, envelope.key, name, envelope.input ?? {});
    if (earlier) return earlier.answer;
    const answer = await run(input as never, tx);
    await keepAnswer(em, who, envelope.key, answer);
    await em.query('INSERT INTO audit (at, actor, on_behalf_of, channel, operation, subject, version) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      tx.now, who, tx.actor.onBehalfOf ?? null, tx.actor.channel ?? null, name, tx.subject?.id ?? null, tx.subject?.version ?? null,
    ]);
    return answer;
  }

  private refusal(name: string, error: unknown): ReplyEnvelope {
    if (error instanceof TandemError) return { ok: false, ...refusalOf(error) };
    const passing = isPassing(error);
    // The stack names code, not people; parameters of a failed statement are not logged.
    const stack = error instanceof Error ? error.stack?.split('\n').slice(0, 8).join('\n') : String(error);
    this.parts.logger[passing ? 'warn' : 'error']({ operation: name, stack }, passing ? 'operation waits for its database' : 'operation failed');
    return { ok: false, ...refusalOf(new TandemError(passing ? 'UNAVAILABLE' : 'INTERNAL')) };
  }
}
