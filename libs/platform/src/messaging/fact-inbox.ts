import { TandemError } from '@tandem/kernel';
import { cloudEvent, factName, type DeadLetter, type ReplayAnswer, type TandemEvent } from '@tandem/messages';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/unit-of-work';
import type { Metrics } from '../metrics';
import { systemActor } from '../security/actor';
import { Tx } from '../tx';
import { safeCode, wordsOf } from './fault';

export type FactUseCase = (fact: TandemEvent, tx: Tx) => Promise<void>;
export interface BoundFact {
  /** `<class>.<method>`: the name under which handled facts are remembered. */
  name: string;
  run: FactUseCase;
}

/** Runs a service's handlers of a fact, each once, each in one transaction with its inbox row. */
export class FactInbox {
  private readonly handlers = new Map<string, BoundFact[]>();

  constructor(private readonly service: string, private readonly source: DataSource, private readonly nc: NatsConnection, private readonly metrics: Metrics, private readonly committed: () => void) {}

  bind(types: readonly string[], handler: BoundFact): void {
    for (const type of types) this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
  }
  types(): string[] {
    return [...this.handlers.keys()];
  }

  async handle(fact: TandemEvent): Promise<void> {
    for (const handler of this.handlers.get(factName(fact)) ?? []) await this.once(handler, fact);
  }

  private async once(handler: BoundFact, fact: TandemEvent): Promise<void> {
    const facts = await inTransaction(this.source, ['*'], async (em) => {
      const fresh = (await em.query('INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [handler.name, fact.id])) as unknown[];
      if (!fresh.length) return 0;
      const actor = systemActor(`${this.service}/${handler.name}`);
      // The consequence carries the business time of its cause: late delivery does not move dates.
      const tx = new Tx({ em, service: this.service, now: fact.time, actor, grants: actor.grants, causation: fact.id, traceparent: fact.traceparent });
      await handler.run(fact, tx);
      return tx.emittedFacts;
    });
    this.metrics.facts.inc({ type: factName(fact), outcome: 'ok' });
    if (facts) this.committed();
  }

  async countTry(fact: TandemEvent): Promise<number> {
    this.metrics.facts.inc({ type: factName(fact), outcome: 'failed' });
    const [row] = (await this.source.query(
      'INSERT INTO attempt (consumer, event_id, tries) VALUES ($1, $2, 1) ON CONFLICT (consumer, event_id) DO UPDATE SET tries = attempt.tries + 1 RETURNING tries',
      [this.service, fact.id],
    )) as { tries: number }[];
    return row.tries;
  }
  async bury(raw: unknown, id: string, error: unknown): Promise<void> {
    const reason = wordsOf(error);
    await this.source.query(
      `INSERT INTO dead_letter (consumer, event_id, event, error) VALUES ($1, $2, $3, $4)
       ON CONFLICT (consumer, event_id) DO UPDATE SET error = excluded.error, dead_at = now(), replayed_at = NULL`,
      [this.service, id, JSON.stringify(raw), reason],
    );
    await jetstream(this.nc).publish(`dlq.${this.service}`, JSON.stringify({ id, reason, event: raw }), { msgID: `${this.service}:${id}` });
  }
  async deadLetters(): Promise<number> {
    const [row] = (await this.source.query('SELECT count(*)::int AS n FROM dead_letter WHERE replayed_at IS NULL')) as { n: number }[];
    return row.n;
  }
  /** The oldest first: in the order they should be replayed. */
  async letters(limit: number): Promise<{ total: number; items: DeadLetter[] }> {
    const rows = (await this.source.query(
      `SELECT d.event_id AS id, d.event->>'type' AS type, d.dead_at AS since, coalesce(a.tries, 0) AS tries, d.error FROM dead_letter d
       LEFT JOIN attempt a USING (consumer, event_id) WHERE d.replayed_at IS NULL ORDER BY d.dead_at, d.event_id LIMIT $1`, [limit],
    )) as { id: string; type: string | null; since: Date; tries: number; error: string }[];
    const items = rows.map((r) => ({ id: r.id, type: typeName(r.type), since: r.since.toISOString(), tries: r.tries, code: safeCode(r.error) }));
    return { total: await this.deadLetters(), items };
  }
  /**
   * Handles a buried fact again. Handlers that had done their part keep to that: each is run once per fact, however
   * often it is replayed. @throws NOT_FOUND no such fact is set aside
   */
  async replay(id: string): Promise<ReplayAnswer> {
    const [row] = (await this.source.query('SELECT event FROM dead_letter WHERE consumer = $1 AND event_id = $2 AND replayed_at IS NULL', [this.service, id])) as { event: unknown }[];
    if (!row) throw new TandemError('NOT_FOUND');
    try {
      await this.handle(cloudEvent.parse(row.event));
    } catch (error) {
      await this.source.query('UPDATE dead_letter SET error = $3 WHERE consumer = $1 AND event_id = $2', [this.service, id, wordsOf(error)]);
      return { id, outcome: 'failed', code: safeCode(wordsOf(error)) };
    }
    await this.source.query('UPDATE dead_letter SET replayed_at = now() WHERE consumer = $1 AND event_id = $2', [this.service, id]);
    return { id, outcome: 'passed' };
  }
}

/** `application.submitted`; what was no fact at all has no type. */
export const typeName = (type: unknown): string => (typeof type === 'string' && /^[a-z-]+\.[a-z-]+\.v\d+$/.test(type) ? factName({ type }) : 'unreadable');
