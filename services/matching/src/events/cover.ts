import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { keepCopy } from '../persistence/copies';
import { coverOf } from '../persistence/reads';
import { cancelAhead } from '../usecases/vacation-cancel';

interface CoverData {
  membership: string;
  person: string;
  sites: string[];
  from?: string;
  to?: string;
  coverState: string;
}

/** Cover: the copy behind the gate of confirmation, and the compensation when it ends under half-days already planned. */
export class CoverFacts {
  @On('cover.changed')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const data = fact.data as unknown as CoverData;
    const before = await coverOf(tx, data.membership);
    const fresh = await keepCopy(tx.em, 'cover_copy', fact, {
      person_id: data.person, state: data.coverState, sites: data.sites, starts_on: data.from ?? null, ends_on: data.to ?? null,
    }, data.membership);
    if (!fresh || !before || before.state === 'NONE') return;
    if (data.coverState === 'ENDED' || data.coverState === 'NONE') await cancelAhead(tx, { membership_id: data.membership }, 'team', 'COVER_ENDED');
    // Notice was given: what lies beyond the new end is told now, not when it has become late.
    else if (data.to && before.endsOn && data.to < before.endsOn) await cancelAhead(tx, { membership_id: data.membership }, 'team', 'COVER_ENDED', data.to);
  }

  @On('route.chosen')
  async keepRoute(fact: TandemEvent, tx: Tx): Promise<void> {
    const data = fact.data as unknown as { membership: string; person: string; route: string };
    await keepCopy(tx.em, 'route_copy', fact, { person_id: data.person, route: data.route }, data.membership);
  }
}
