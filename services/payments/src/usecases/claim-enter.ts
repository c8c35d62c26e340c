import { daysBetween, parisDate, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkLines } from '../domain/claim-lines';
import { Claim } from '../persistence/claim.entity';
import { MembershipCopy } from '../persistence/copies.entity';
import { handIn } from './claim-hand-in';
import { checkTexts, countOf, ownClaim, tripOf, writeLines } from './claim-parts';
import { mustRepay } from './programme';
import { mustAllow, settingsFor } from './shared';

/** A claim on the claimant's side: made, changed, submitted; the office may do it for somebody. */
export class ClaimEnter {
  @Handles(ops.claimCreate)
  async create(input: InputOf<typeof ops.claimCreate>, tx: Tx) {
    const membership = await tx.get(MembershipCopy, { id: input.membership });
    tx.mustOwn(membership, membership.personId, 'coordinator');
    const about = { organisationId: membership.organisationId, programme: membership.programme, personId: membership.personId, vacationId: input.vacation ?? null, sessionId: input.session ?? null };
    const trip = await tripOf(tx, about);
    checkTexts(input.lines);
    await mustRepay(tx, { ...about, membershipId: membership.id, startsOn: trip.from }, input.lines);
    checkLines(input.lines, trip);
    const claim = await tx.create(Claim, 'create', {
      membershipId: membership.id, ...about, startsOn: trip.from, endsOn: trip.to, ...countOf(input.lines), approvedCents: null, checkedBy: null, missing: null, reopened: false,
      journeyId: membership.journeyId,
    });
    await writeLines(tx, claim, input.lines);
    return tx.answer(claim);
  }

  @Handles(ops.claimSave)
  async save({ id, lines }: InputOf<typeof ops.claimSave>, tx: Tx) {
    const claim = await ownClaim(tx, id);
    mustAllow(claim, 'submit');
    checkTexts(lines);
    await mustRepay(tx, claim, lines);
    checkLines(lines, await tripOf(tx, claim));
    Object.assign(claim, countOf(lines), { version: claim.version + 1, updatedAt: tx.now });
    await tx.em.save(Claim, claim, { reload: false });
    await writeLines(tx, claim, lines);
    return tx.answer(claim);
  }

  @Handles(ops.claimSubmit)
  async submit({ id }: InputOf<typeof ops.claimSubmit>, tx: Tx) {
    const claim = await ownClaim(tx, id);
    mustAllow(claim, 'submit');
    await this.inTime(tx, claim);
    await handIn(tx, claim);
    return tx.answer(await tx.move(claim, 'submit'));
  }

  private async inTime(tx: Tx, claim: Claim): Promise<void> {
    const today = parisDate(tx.now);
    if (today < claim.startsOn) throw new TandemError('CLAIM_NOT_ARRIVED');
    const days = (await settingsFor(tx, claim.organisationId))['claim-days'];
    if (daysBetween(claim.endsOn, today) > days) throw new TandemError('CLAIM_TOO_LATE', { days });
  }
}
