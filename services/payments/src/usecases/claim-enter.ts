import { daysBetween, formatCents, parisDate, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkLines, checkProofs, isProven, type LineClaimed } from '../domain/claim-lines';
import type { Settings } from '../domain/settings';
import { Claim, ClaimLine, JOURNEY_ONCE } from '../persistence/claim.entity';
import { MembershipCopy } from '../persistence/copies.entity';
import { checkTexts, countOf, linesOf, takeProofs, tripOf, writeLines } from './claim-parts';
import { asRefusal, mustAllow, oneAtATime, settingsFor } from './shared';

/** A claim on the claimant's side: made, changed, submitted; the office may do it for somebody. */
export class ClaimEnter {
  @Handles(ops.claimCreate)
  async create(input: InputOf<typeof ops.claimCreate>, tx: Tx) {
    const membership = await tx.get(MembershipCopy, { id: input.membership });
    tx.mustOwn(membership, membership.personId, 'coordinator');
    const about = { personId: membership.personId, vacationId: input.vacation ?? null, sessionId: input.session ?? null };
    const trip = await tripOf(tx, about);
    checkTexts(input.lines);
    checkLines(input.lines, trip);
    const claim = await tx.create(Claim, 'create', {
      organisationId: membership.organisationId, membershipId: membership.id, ...about, startsOn: trip.from, endsOn: trip.to, ...countOf(input.lines), approvedCents: null, checkedBy: null,
      programme: membership.programme, journeyId: membership.journeyId,
    });
    await writeLines(tx, claim, input.lines);
    return tx.answer(claim);
  }

  @Handles(ops.claimSave)
  async save({ id, lines }: InputOf<typeof ops.claimSave>, tx: Tx) {
    const claim = await this.mine(tx, id);
    mustAllow(claim, 'submit');
    checkTexts(lines);
    checkLines(lines, await tripOf(tx, claim));
    Object.assign(claim, countOf(lines), { version: claim.version + 1, updatedAt: tx.now });
    await tx.em.save(Claim, claim, { reload: false });
    await writeLines(tx, claim, lines);
    return tx.answer(claim);
  }

  @Handles(ops.claimSubmit)
  async submit({ id }: InputOf<typeof ops.claimSubmit>, tx: Tx) {
    const claim = await this.mine(tx, id);
    mustAllow(claim, 'submit');
    const settings = await settingsFor(tx, claim.organisationId);
    const lines = (await linesOf(tx, id)).map((l) => l.line);
    checkLines(lines, await tripOf(tx, claim));
    this.inTime(claim, parisDate(tx.now), settings);
    checkProofs(lines, settings);
    await this.swornInYear(tx, claim, lines, settings);
    await takeProofs(tx, claim, lines);
    await tx.em.update(ClaimLine, { claimId: id }, { live: true }).catch(asRefusal(JOURNEY_ONCE, 'JOURNEY_CLAIMED_TWICE', { date: claim.startsOn }));
    return tx.answer(await tx.move(claim, 'submit'));
  }

  private async mine(tx: Tx, id: string): Promise<Claim> {
    const claim = await tx.target(Claim, id);
    tx.mustOwn(claim, claim.personId, 'coordinator');
    return claim;
  }

  private inTime(claim: Claim, today: string, settings: Settings): void {
    if (today < claim.startsOn) throw new TandemError('CLAIM_NOT_ARRIVED');
    const days = settings['claim-days'];
    if (daysBetween(claim.endsOn, today) > days) throw new TandemError('CLAIM_TOO_LATE', { days });
  }

  /** Sworn statements are for the odd lost ticket: their sum over the year is bounded. */
  private async swornInYear(tx: Tx, claim: Claim, lines: readonly LineClaimed[], settings: Settings): Promise<void> {
    const sworn = lines.filter(isProven).filter((l) => l.sworn && !l.proof);
    if (!sworn.length) return;
    await oneAtATime(tx, claim.personId);
    const [{ cents }] = (await tx.em.query(
      `SELECT coalesce(sum((line->>'cents')::int), 0)::int AS cents FROM claim_line
        WHERE organisation_id = $1 AND person_id = $2 AND live AND line->>'sworn' = 'true' AND line->'proof' IS NULL AND left(line->>'date', 4) = $3`,
      [claim.organisationId, claim.personId, claim.startsOn.slice(0, 4)],
    )) as { cents: number }[];
    const limit = settings['sworn-year'];
    if (cents + sworn.reduce((sum, l) => sum + l.cents, 0) > limit) throw new TandemError('SWORN_TOO_MUCH', { limit: formatCents(limit) });
  }
}
