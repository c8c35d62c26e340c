import { parisDate, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { emptied, heldBatch } from './batch-approve';

/** A file the payer did not take in at all: the batch is a draft again, its sums are ready, and its next file is another. */
export class BatchRework {
  @Handles(ops.batchRejectFile)
  async rejectFile({ id, reason }: InputOf<typeof ops.batchRejectFile>, tx: Tx) {
    return tx.answer(await tx.move(await heldBatch(tx, id, 'reject-file', 'preparer'), 'reject-file', { reason }));
  }

  @Handles(ops.batchRework)
  async rework({ id, executesOn }: InputOf<typeof ops.batchRework>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'rework', 'preparer');
    const day = executesOn ?? batch.executesOn;
    if (day < parisDate(tx.now)) throw new TandemError('BATCH_DATE_PAST');
    // Who prepared it once still does not approve it; what was approved is approved again.
    Object.assign(batch, { executesOn: day, round: batch.round + 1, lineCount: 0, totalCents: 0, sha256: null, approvedBy: null });
    await tx.move(batch, 'rework');
    await emptied(tx, id, 'rework-batch');
    return tx.answer(batch);
  }
}
