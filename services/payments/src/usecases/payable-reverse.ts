import { newId, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Batch } from '../persistence/batch.entity';
import { ClaimLine, KilometreCounter } from '../persistence/claim.entity';
import { Payable } from '../persistence/payable.entity';
import { openPayable } from './assessing';
import { giveBack } from './claim-hand-in';
import { movePayable } from './payable-move';
import { doer, isSelf, mustAllow, oneAtATime, payerOf } from './shared';

/** A sum that is wrong is never edited: it is reversed, once, and what was paid is taken back by a line below zero. */
export class PayableReverse {
  @Handles(ops.payableReverse)
  async reverse({ id, reason }: InputOf<typeof ops.payableReverse>, tx: Tx) {
    await oneAtATime(tx, (await tx.get(Payable, { id })).personId);
    const row = await tx.target(Payable, id);
    if (!tx.holds(row.organisationId, 'approver')) throw new TandemError('NOT_FOUND');
    if (row.reversesId) throw new TandemError('REVERSAL_STANDS');
    mustAllow(row, 'reverse');
    await this.guard(tx, row, reason);
    const paid = row.state === 'PAID';
    await movePayable(tx, row, 'reverse', { reason });
    if (row.claimId) await this.forget(tx, row);
    const reversal = paid ? await this.takeBack(tx, row, reason) : null;
    const replacement = reason === 'WRONG_RATE' ? await this.again(tx, row) : null;
    return { ...tx.answer(row), reversal: reversal?.id ?? null, replacement: replacement?.id ?? null };
  }

  private async guard(tx: Tx, row: Payable, reason: string): Promise<void> {
    if (reason === 'WRONG_RATE' && row.kind === 'EXPENSE') throw new TandemError('REVERSAL_NEEDS_RATE');
    if (isSelf(tx, row.personId)) throw new TandemError('OWN_PAYMENT');
    const batch = row.batchId ? await tx.find(Batch, { id: row.batchId }) : null;
    if (batch?.preparedBy.includes(doer(tx))) throw new TandemError('SELF_APPROVAL');
  }

  /** The same sum below zero, with the route and rate it was paid at: ready at once, whatever became of the person since. */
  private takeBack(tx: Tx, row: Payable, reason: string): Promise<Payable> {
    const { organisationId, kind, membershipId, personId, vacationId, claimId, date, siteId, level, activity, share, route, rateId, programme, journeyId } = row;
    return tx.create(Payable, 'create', {
      id: newId(), organisationId, kind, membershipId, personId, vacationId, claimId, date, siteId, level, activity, share, route, rateId, programme, journeyId,
      units: -row.units, amountCents: -row.amountCents, reversesId: row.id, servedBy: row.servedBy,
    }, { to: 'READY', reason });
  }

  private again(tx: Tx, row: Payable): Promise<Payable> {
    const { organisationId, kind, membershipId, personId, vacationId, date, siteId, level, activity, share, units, servedBy, programme, journeyId } = row;
    return openPayable(tx, { organisationId, kind, membershipId, personId, vacationId, date, siteId, level, activity, share, units, servedBy, programme, journeyId, replacesId: row.id });
  }

  /** Its journeys and proofs may be claimed again, rightly this time, and its kilometres count for nothing in the year. */
  private async forget(tx: Tx, { claimId, organisationId, personId }: Payable): Promise<void> {
    const payer = await payerOf(tx, organisationId);
    const lines = await tx.em.findBy(ClaimLine, { claimId: claimId!, live: true });
    for (const { line } of lines) {
      if (line.kind !== 'KM' || line.vehicle !== 'CAR') continue;
      await tx.em.decrement(KilometreCounter, { payerId: payer.id, personId, year: line.date.slice(0, 4) }, 'tenths', Math.round(line.km * 10));
    }
    await giveBack(tx, claimId!);
  }
}
