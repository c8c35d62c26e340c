import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { tryActivate, tryReinstate } from '../../usecases/membership/try-activate';

/** An older fact that arrives late changes nothing. Answers whether the copy moved. */
async function copy(tx: Tx, sql: string, values: unknown[]): Promise<boolean> {
  return ((await tx.em.query(sql, values)) as unknown[]).length > 0;
}

/** Keeps what contracts and payments say of a membership, and activates it when theirs was the last word missing. */
export class ReadinessConsumer {
  @On('cover.changed')
  async cover(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, coverState, from, to } = fact.data as { membership: string; coverState: string; from?: string; to?: string };
    const moved = await copy(tx, `INSERT INTO cover_copy (membership_id, organisation_id, version, cover_state, covered_from, covered_to) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (membership_id) DO UPDATE SET version = excluded.version, cover_state = excluded.cover_state, covered_from = excluded.covered_from, covered_to = excluded.covered_to
      WHERE cover_copy.version < excluded.version RETURNING 1`, [membership, fact.organisation, fact.version, coverState, from ?? null, to ?? null]);
    if (!moved || coverState !== 'COVERED') return;
    await tryActivate(tx, membership);
    await tryReinstate(tx, membership);
  }

  @On('route.chosen')
  async route(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, route } = fact.data as { membership: string; route: string };
    const moved = await copy(tx, `INSERT INTO route_copy (membership_id, organisation_id, version, route) VALUES ($1, $2, $3, $4)
      ON CONFLICT (membership_id) DO UPDATE SET version = excluded.version, route = excluded.route
      WHERE route_copy.version < excluded.version RETURNING 1`, [membership, fact.organisation, fact.version, route]);
    if (moved) await tryActivate(tx, membership);
  }
}
