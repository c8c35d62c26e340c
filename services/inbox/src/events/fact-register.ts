import { Inject } from '@nestjs/common';
import { On, type Tx } from '@tandem/platform';
import { EVENT_TYPES, factName, familyOf, type TandemEvent } from '@tandem/messages';
import { In } from 'typeorm';
import { isEndedBy, stateTold } from '../domain/wait';
import { EVERYWHERE } from '../domain/nowhere';
import { serialise } from '../persistence/locks';
import { Waits } from '../register/waits';

const OTHERS = EVENT_TYPES.filter((type) => familyOf(type).service !== 'inbox');
const KEEP = `INSERT INTO aggregate_state (aggregate, id, organisation_id, state, version, n, actor, at, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (aggregate, id) DO UPDATE SET state = excluded.state, version = excluded.version, n = excluded.n, actor = excluded.actor, at = excluded.at, data = excluded.data
  WHERE (aggregate_state.version, aggregate_state.n) < (excluded.version, excluded.n) RETURNING 1`;

/** Hears everything: keeps the last word of every aggregate, and closes the waits that were for it. */
export class FactRegister {
  constructor(@Inject(Waits) private readonly waits: Waits) {}

  @On(...OTHERS)
  async hear(fact: TandemEvent, tx: Tx): Promise<void> {
    const state = stateTold(factName(fact), fact.data);
    const n = Number(fact.id.split(':').at(-1));
    await serialise(tx.em, fact.aggregate, fact.subject);
    const news = (await tx.em.query(KEEP, [
      fact.aggregate, fact.subject, fact.organisation || EVERYWHERE, state, fact.version, n, fact.actor, fact.time, JSON.stringify(fact.data),
    ])) as unknown[];
    // Overtaken by a later fact of the same aggregate: what it would end was decided then.
    if (!news.length) return;
    // A wait for a row that is not born yet (a convention to prepare) names the journey it will belong to.
    const ids = [fact.subject, ...(fact.journey ? [fact.journey] : [])];
    for (const wait of await this.waits.open(tx, { endsAggregate: fact.aggregate, endsId: In(ids) })) {
      if (isEndedBy(wait, state, fact.version)) await this.waits.close(tx, wait, { state, actor: fact.actor });
    }
  }
}
