import { factName, type TandemEvent } from '@tandem/messages';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream } from '@nats-io/jetstream';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/unit-of-work';
import type { Metrics } from '../metrics';
import { systemActor } from '../security/actor';
import { Tx } from '../tx';

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
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
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
  /** Handles the buried facts again; those that now pass are marked, the others stay. @returns how many passed */
  async replay(): Promise<number> {
    const rows = (await this.source.query('SELECT event_id, event FROM dead_letter WHERE replayed_at IS NULL ORDER BY dead_at')) as { event_id: string; event: TandemEvent }[];
    let passed = 0;
    for (const row of rows) {
      const done = await this.handle(row.event).then(() => true, () => false);
      if (!done) continue;
      await this.source.query('UPDATE dead_letter SET replayed_at = now() WHERE consumer = $1 AND event_id = $2', [this.service, row.event_id]);
      passed += 1;
    }
    return passed;
  }
}
