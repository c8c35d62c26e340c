import { parisDate, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { dayAfter, hasEnded, lastDay } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { coverBegins, coverEnds, coverGoesOn } from './cover';

export const IN_FORCE = ['ACTIVE', 'EXPIRING'];
/** One of these per membership at most. */
export const HOLDS_PLACE = [...IN_FORCE, 'SUSPENDED'];
const later = (a: string, b: string): string => (a > b ? a : b);

/** The signed convention that takes over the day after, if there is one. */
export async function successorOf(old: Convention, tx: Tx): Promise<Convention | null> {
  const next = await tx.em.findOne(Convention, { where: { renews: old.id, state: 'SIGNED', starts: dayAfter(old) }, lock: { mode: 'pessimistic_write' } });
  return next;
}

/** SIGNED to ACTIVE. A renewal ends the old one in the same breath, whichever of the two was called. @throws TandemError CONVENTION_NOT_STARTED, CONVENTION_OVERLAP */
export async function bringIntoForce(convention: Convention, tx: Tx): Promise<void> {
  const { starts } = convention;
  if (parisDate(tx.now) < starts) throw new TandemError('CONVENTION_NOT_STARTED', { starts });
  // First the old one leaves: two in force for one membership cannot be.
  const follows = await makeRoom(convention, tx);
  await tx.move(convention, 'activate');
  if (follows) await coverGoesOn(convention, tx);
  else await coverBegins(convention, later(starts, parisDate(convention.signedAt as string)), tx);
}

/** @returns whether it takes over from one in force: one that ended the day before, or that it amends */
async function makeRoom(convention: Convention, tx: Tx): Promise<boolean> {
  const old = await tx.em.findOne(Convention, { where: { membershipId: convention.membershipId, state: In(HOLDS_PLACE) }, lock: { mode: 'pessimistic_write' } });
  if (!old) return false;
  const running = IN_FORCE.includes(old.state);
  if (running && convention.amends === old.id) {
    await tx.move(old, 'amend');
    return true;
  }
  const follows = running && convention.renews === old.id && dayAfter(old) === convention.starts;
  if (follows) await handOver(old, tx);
  else if (hasEnded(old, parisDate(tx.now))) await bringToEnd(old, tx);
  else throw new TandemError('CONVENTION_OVERLAP');
  return follows;
}

/** Its end may never have been announced: a short convention, or a workflow that was down. */
async function handOver(old: Convention, tx: Tx): Promise<void> {
  if (old.state === 'ACTIVE') await tx.move(old, 'announce-expiry');
  await tx.move(old, 'renew');
}

/** The end has come: renewed when a signed one follows, terminated when notice was given or it was suspended, expired otherwise. @throws TandemError CONVENTION_NOT_ENDED */
export async function bringToEnd(convention: Convention, tx: Tx): Promise<Convention> {
  if (!hasEnded(convention, parisDate(tx.now))) throw new TandemError('CONVENTION_NOT_ENDED', { ends: lastDay(convention) });
  const suspended = convention.state === 'SUSPENDED';
  const next = convention.endsOn || suspended ? null : await successorOf(convention, tx);
  if (next) {
    await bringIntoForce(next, tx);
    return tx.lock(Convention, convention.id);
  }
  if (!convention.endsOn && convention.state === 'ACTIVE') await tx.move(convention, 'announce-expiry');
  await tx.move(convention, convention.endsOn || suspended ? 'terminate' : 'expire', convention.reason ? { reason: convention.reason } : {});
  await coverEnds(convention, lastDay(convention), tx);
  return convention;
}
