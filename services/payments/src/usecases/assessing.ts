import { newId } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import { assess, choiceOn, covered, indemnity, type Assessment } from '../domain/assessment';
import { gives } from '../domain/programme-money';
import { rateFor } from '../domain/rates';
import { owed } from '../domain/routes';
import { BankDetails } from '../persistence/batch.entity';
import { CoverPeriodCopy, MembershipCopy } from '../persistence/copies.entity';
import { Payable } from '../persistence/payable.entity';
import { Rate, RouteChoice, StatusRoute } from '../persistence/setup.entity';
import { moneyIn } from './programme';
import { asSystem } from './shared';

export type Draft = Pick<Payable, 'organisationId' | 'kind' | 'membershipId' | 'personId' | 'date'> & Partial<Payable>;

export const isCovered = async (tx: Tx, p: Pick<Payable, 'membershipId' | 'date' | 'siteId'>): Promise<boolean> =>
  covered(await tx.em.findBy(CoverPeriodCopy, { membershipId: p.membershipId }), p.date, p.siteId ?? null);

/** Route, rate and amount as of the half-day's date; never the rate a reversal found wrong. What is frozen already stays. */
async function freeze(tx: Tx, p: Draft): Promise<void> {
  if (p.rateId || (p.kind === 'EXPENSE' && p.route)) return;
  const choice = choiceOn(await tx.em.find(RouteChoice, { where: { membershipId: p.membershipId }, order: { seq: 'ASC' } }), p.date);
  p.route = choice?.route ?? null;
  if (p.kind === 'EXPENSE' || !choice) return;
  const wrong = p.replacesId ? (await tx.get(Payable, { id: p.replacesId })).rateId : null;
  const rates = (await tx.em.findBy(Rate, { organisationId: p.organisationId, kind: 'half-day', route: choice.route })).filter((r) => r.id !== wrong);
  const rate = rateFor(rates, { kind: 'half-day', route: choice.route, level: p.level ?? null, activity: p.activity ?? null, date: p.date });
  p.rateId = rate?.id ?? null;
  p.amountCents = rate ? indemnity(rate.amountCents, p.units ?? 1, p.share ?? 100) : 0;
}

async function judge(tx: Tx, p: Draft): Promise<Assessment> {
  const choices = await tx.em.find(RouteChoice, { where: { membershipId: p.membershipId }, order: { seq: 'ASC' } });
  const choice = choiceOn(choices, p.date);
  const [status, account, membership] = await Promise.all([
    tx.find(StatusRoute, { membershipId: p.membershipId }), tx.find(BankDetails, { organisationId: p.organisationId, personId: p.personId, state: 'VERIFIED' }), tx.find(MembershipCopy, { id: p.membershipId }),
  ]);
  return assess({
    kind: p.kind,
    // A frozen route is judged as it was frozen, even if another one is chosen for later.
    choice: p.route && choice ? { ...choice, route: p.route } : choice,
    rated: Boolean(p.rateId), covered: await isCovered(tx, { ...p, siteId: p.siteId ?? null }), informed: Boolean(status?.informationAcceptedAt), bankDetails: Boolean(account),
    deceased: membership?.state === 'ENDED' && membership.reason === 'DECEASED',
  });
}

/** What the programme gave nobody under that status when the service was done. A later version of it takes nothing back. */
async function outsideProgramme(tx: Tx, p: Draft): Promise<Assessment | null> {
  const money = p.route ? await moneyIn(tx, p) : null;
  // Why the law owes nothing is told first: it is the same everywhere.
  return money && owed(p.route!, p.kind).payable && !gives(money, p.route!, p.kind) ? { state: 'NOT_PAYABLE', reason: 'NOT_IN_PROGRAMME' } : null;
}

/** Birth of a payable, frozen and judged. The caller has made sure there is none yet and holds the person's lock. */
export async function openPayable(tx: Tx, draft: Draft): Promise<Payable> {
  const p: Draft = { id: newId(), share: 100, units: 1, amountCents: 0, ...draft };
  await freeze(tx, p);
  const verdict = (await outsideProgramme(tx, p)) ?? (await judge(tx, p));
  if (verdict.state === 'NOT_PAYABLE') Object.assign(p, { amountCents: 0, rateId: null });
  const reason = verdict.state === 'READY' ? undefined : verdict.reason;
  return tx.create(Payable, 'create', { ...p, blockedReason: verdict.state === 'BLOCKED' ? reason : null }, { to: verdict.state, reason });
}

/** Judges again what waits or is ready, after something about it became known. Moves only what changed. */
async function judgeAgain(tx: Tx, p: Payable): Promise<void> {
  await freeze(tx, p);
  const verdict = await judge(tx, p);
  const reason = verdict.state === 'BLOCKED' ? verdict.reason : null;
  if (verdict.state === p.state && reason === p.blockedReason) return;
  if (verdict.state === 'NOT_PAYABLE') {
    Object.assign(p, { blockedReason: null, amountCents: 0, rateId: null });
    await tx.move(p, 'rule-out', { reason: verdict.reason });
    return;
  }
  // From one obstacle to the next, both are told: whoever waited for the first must know that it is gone.
  if (p.state === 'BLOCKED') await tx.move(Object.assign(p, { blockedReason: null }), 'unblock');
  if (reason) await tx.move(Object.assign(p, { blockedReason: reason }), 'block', { reason });
}

/** In the order of ids, like a batch that locks them: two of them never wait for each other. */
export async function reassess(tx: Tx, where: FindOptionsWhere<Payable>): Promise<void> {
  const system = asSystem(tx, 'reassess');
  const rows = await tx.em.find(Payable, { where: { state: In(['READY', 'BLOCKED']), reversesId: IsNull(), ...where }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  for (const row of rows) await judgeAgain(system, row);
}
