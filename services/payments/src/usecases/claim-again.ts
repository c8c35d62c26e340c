import { TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Claim, ClaimLine } from '../persistence/claim.entity';
import { giveBack, handInAgain } from './claim-hand-in';
import { ownClaim } from './claim-parts';
import { mustAllow } from './shared';

/** A claim that comes back: what was missing answered, a rejection contested once, or given up. */
export class ClaimAgain {
  @Handles(ops.claimAnswer)
  async answer({ id, lines }: InputOf<typeof ops.claimAnswer>, tx: Tx) {
    const claim = await ownClaim(tx, id);
    mustAllow(claim, 'answer');
    await handInAgain(tx, claim, lines);
    return tx.answer(await tx.move(claim, 'answer'));
  }

  @Handles(ops.claimReopen)
  async reopen({ id, lines }: InputOf<typeof ops.claimReopen>, tx: Tx) {
    const claim = await ownClaim(tx, id);
    mustAllow(claim, 'reopen');
    if (claim.reopened) throw new TandemError('CLAIM_REOPENED_ONCE');
    // Another claim may hold its journeys and proofs by now: the indexes say so.
    await handInAgain(tx, claim, lines);
    return tx.answer(await tx.move(Object.assign(claim, { reopened: true }), 'reopen'));
  }

  @Handles(ops.claimWithdraw)
  async withdraw({ id }: InputOf<typeof ops.claimWithdraw>, tx: Tx) {
    const claim = await ownClaim(tx, id);
    mustAllow(claim, 'withdraw');
    await giveBack(tx, id);
    return tx.answer(await tx.move(Object.assign(claim, { missing: null }), 'withdraw'));
  }

  /** The workflow has waited and a message was delivered; what somebody moved meanwhile is refused as illegal. */
  @Handles(ops.claimLapse)
  async lapse({ id }: InputOf<typeof ops.claimLapse>, tx: Tx) {
    const claim = await tx.target(Claim, id);
    mustAllow(claim, 'lapse');
    await giveBack(tx, id);
    await tx.em.update(ClaimLine, { claimId: id }, { status: 'REFUSED', approvedCents: 0, reason: 'NO_ANSWER' });
    return tx.answer(await tx.move(Object.assign(claim, { approvedCents: 0, missing: null }), 'lapse', { reason: 'NO_ANSWER' }));
  }

  @Handles(ops.claimClose)
  async close({ id }: InputOf<typeof ops.claimClose>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Claim, id), 'close'));
  }
}
