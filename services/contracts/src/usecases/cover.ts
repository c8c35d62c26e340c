import { seededId } from '@tandem/kernel';
import { coverEvents } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { changed, type CoverFacts } from '../domain/cover';
import type { Convention } from '../persistence/convention.entity';
import { Cover } from '../persistence/cover.entity';

/** Brings the membership's cover to `next` and tells it, once, when anything differs. */
async function setCover(convention: Convention, next: (now: CoverFacts | null) => CoverFacts, tx: Tx): Promise<void> {
  const { membershipId, organisationId, personId } = convention;
  const row = await tx.em.findOne(Cover, { where: { membershipId }, lock: { mode: 'pessimistic_write' } });
  const wanted = next(row);
  if (row && !changed(row, wanted)) return;
  // Not the membership's own id: facts are told apart by aggregate id and version.
  const cover = { ...(row ?? { id: seededId(`cover:${membershipId}`), organisationId, membershipId, personId, version: 0 }), ...wanted, version: (row?.version ?? 0) + 1, updatedAt: tx.now };
  await tx.em.save(Cover, cover, { reload: false });
  const data = {
    membership: membershipId, person: personId, convention: cover.conventionId, sites: cover.sites, from: cover.validFrom, to: cover.validTo, coverState: cover.state,
  };
  await tx.emit(coverEvents, 'cover.changed', cover, data, convention.envelope());
}

const term = (convention: Convention) => ({ conventionId: convention.id, sites: convention.sites, validTo: convention.endsOn ?? convention.ends });

/** From the start, or from the last signature when that came later: nobody is covered by an unsigned paper. */
export function coverBegins(convention: Convention, from: string, tx: Tx): Promise<void> {
  return setCover(convention, () => ({ ...term(convention), validFrom: from, state: 'COVERED' }), tx);
}
/** A notice brings the end forward, or the next convention takes over: one unbroken period, so that a half-day of last month is still seen as covered. */
export function coverGoesOn(convention: Convention, tx: Tx): Promise<void> {
  return setCover(convention, (now) => ({ ...term(convention), validFrom: now?.validFrom ?? convention.starts, state: 'COVERED' }), tx);
}
/** Suspended: the period stays, and says nothing until it is lifted. */
export function coverRests(convention: Convention, tx: Tx): Promise<void> {
  return setCover(convention, (now) => ({ ...term(convention), validFrom: now?.validFrom ?? convention.starts, state: 'SUSPENDED' }), tx);
}
/** Over: from and to stay, they say what was covered. */
export function coverEnds(convention: Convention, lastDay: string, tx: Tx): Promise<void> {
  return setCover(convention, (now) => ({ ...term(convention), validFrom: now?.validFrom ?? convention.starts, validTo: lastDay, state: 'ENDED' }), tx);
}
