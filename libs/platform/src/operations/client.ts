import { TandemError } from '@tandem/kernel';
import { operationName, operationSubject, type Operation, type OutputOf, type RawInputOf, type Refusal, type ReplyEnvelope, type RequestEnvelope } from '@tandem/messages';
import type { NatsConnection } from '@nats-io/transport-node';
import { isPassing } from '../messaging/fault';
import type { Actor, ActorTokens } from '../security/actor';

/** An answer that takes longer is not coming: use cases are milliseconds, and a person is waiting. */
const ANSWER_MS = 5_000;

export interface AskOptions {
  actor: Actor;
  key?: string;
  ifMatch?: number;
  traceparent?: string;
}

/** Another service's refusal: its code may be in no catalogue of this process, so it brings its status and sentences. */
export class RemoteError extends TandemError {
  constructor(private readonly refusal: Refusal) {
    super(refusal.code, refusal.details, refusal.fields);
  }
  override get status(): number {
    return this.refusal.status;
  }
  override sentence(language: 'fr' | 'en' = 'fr'): string {
    return this.refusal.sentence[language];
  }
}

/** Asks a service. A command with a key is repeated once with the same key: it cannot be done twice. */
export class OperationClient {
  constructor(private readonly nc: NatsConnection, private readonly tokens: Pick<ActorTokens, 'sign'>) {}

  /** @throws TandemError the service's refusal, UNAVAILABLE (nobody listens) or OUTCOME_UNKNOWN (no answer in time) */
  async ask<O extends Operation>(operation: O, input: RawInputOf<O>, options: AskOptions): Promise<OutputOf<O>> {
    const envelope: RequestEnvelope = { actor: await this.tokens.sign(options.actor), key: options.key, ifMatch: options.ifMatch, traceparent: options.traceparent, input };
    const reply = await this.send(operation, envelope, operation.kind === 'query' || options.key ? 2 : 1);
    if (!reply.ok) throw new RemoteError(reply);
    return reply.answer as OutputOf<O>;
  }

  private async send(operation: Operation, envelope: RequestEnvelope, tries: number): Promise<ReplyEnvelope> {
    try {
      const msg = await this.nc.request(operationSubject(operation), JSON.stringify(envelope), { timeout: ANSWER_MS });
      return msg.json<ReplyEnvelope>();
    } catch (error) {
      const nobody = /no responders|NoResponders/i.test(String(error));
      if (tries > 1 && !nobody) return this.send(operation, envelope, tries - 1);
      if (nobody) throw new TandemError('UNAVAILABLE', { operation: operationName(operation) });
      if (isPassing(error)) throw new TandemError('OUTCOME_UNKNOWN', { operation: operationName(operation) });
      throw error;
    }
  }
}
