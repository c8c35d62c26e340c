import { TandemError } from '@tandem/kernel';
import { cloudEvent, type DeadLetter, type ReplayAnswer } from '@tandem/messages';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager, type JetStreamManager, type MsgRequest } from '@nats-io/jetstream';
import type { FactHandler } from './consumer';
import type { DeadLetters } from './dead-letter-door';
import { typeName } from './fact-inbox';
import { safeCode, wordsOf } from './fault';
import { DLQ_STREAM } from './nats';

/** A fact set aside, as it stands on `dlq.<consumer>`. */
export interface Buried {
  id: string;
  reason: string;
  event?: { type?: unknown };
  tries?: number;
}
interface Kept {
  seq: number;
  since: Date;
  buried: Buried;
}

/**
 * The facts a listener without a database set aside: in the broker's own stream, until they pass. Who replayed which is
 * kept there too, on `dlq.<consumer>.replayed`.
 */
export class StreamLetters implements DeadLetters {
  private readonly subject: string;

  constructor(private readonly consumer: string, private readonly nc: NatsConnection, private readonly handle: FactHandler) {
    this.subject = `dlq.${consumer}`;
  }

  async bury(event: unknown, id: string, error: unknown, tries?: number): Promise<void> {
    await jetstream(this.nc).publish(this.subject, JSON.stringify({ id, reason: wordsOf(error).slice(0, 200), event, tries }), { msgID: `${this.consumer}:${id}` });
  }
  async count(): Promise<number> {
    const { state } = await (await jetstreamManager(this.nc)).streams.info(DLQ_STREAM, { subjects_filter: this.subject });
    return state.subjects?.[this.subject] ?? 0;
  }
  async letters(limit: number): Promise<{ total: number; items: DeadLetter[] }> {
    const items: DeadLetter[] = [];
    for await (const { since, buried } of this.kept()) {
      if (items.length === limit) break;
      items.push({ id: buried.id, type: typeName(buried.event?.type), since: since.toISOString(), tries: buried.tries ?? 0, code: safeCode(buried.reason) });
    }
    return { total: await this.count(), items };
  }

  async replay(id: string, by: string): Promise<ReplayAnswer> {
    const same: Kept[] = [];
    for await (const kept of this.kept()) if (kept.buried.id === id) same.push(kept);
    if (!same.length) throw new TandemError('NOT_FOUND');
    try {
      await this.handle(cloudEvent.parse(same[0].buried.event));
    } catch (error) {
      return { id, outcome: 'failed', code: safeCode(wordsOf(error)) };
    }
    await jetstream(this.nc).publish(`${this.subject}.replayed`, JSON.stringify({ id, by, at: new Date().toISOString() }));
    const jsm = await jetstreamManager(this.nc);
    for (const { seq } of same) await jsm.streams.deleteMessage(DLQ_STREAM, seq);
    return { id, outcome: 'passed' };
  }

  /** Read by number: a consumer of our own would leave a trace. */
  private async *kept(): AsyncGenerator<Kept> {
    const jsm: JetStreamManager = await jetstreamManager(this.nc);
    for (let seq = 1; ; ) {
      // The server knows `next_by_subj` here; the client's types give it to direct reads only.
      const message = await jsm.streams.getMessage(DLQ_STREAM, { seq, next_by_subj: this.subject } as MsgRequest);
      if (!message) return;
      yield { seq: message.seq, since: message.time, buried: message.json<Buried>() };
      seq = message.seq + 1;
    }
  }
}
