import { Injectable } from '@nestjs/common';
import { routeEvents, type FactData, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';

/** Keeps a copy of status routes; a convention already prepared keeps the one it was prepared with. */
@Injectable()
export class Routes {
  @On('route.chosen')
  async copy(fact: TandemEvent, tx: Tx) {
    const { membership, route } = fact.data as FactData<typeof routeEvents>;
    await tx.em.query(
      `INSERT INTO route_copy (membership_id, organisation_id, route, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (membership_id) DO UPDATE SET route = excluded.route, version = excluded.version WHERE route_copy.version < excluded.version`,
      [membership, fact.organisation, route, fact.version],
    );
  }
}
