import { TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { faults, type ControlledLine } from '../domain/batch-rules';
import { BankDetails, Batch, BatchLine } from '../persistence/batch.entity';
import { Payable } from '../persistence/payable.entity';
import { isCovered, reassess } from './assessing';
import { movePayable } from './payable-move';
import { asSystem, doer, mustAllow } from './shared';

export const livingLines = (tx: Tx, batchId: string): Promise<BatchLine[]> => tx.em.find(BatchLine, { where: { batchId, status: 'LIVE' }, order: { endToEndId: 'ASC' } });

/** The batch in the hands of somebody with that role there; its state is looked at before any guard. @throws NOT_FOUND */
export async function heldBatch(tx: Tx, id: string, command: string, ...roles: string[]): Promise<Batch> {
  const batch = await tx.target(Batch, id);
  if (!tx.holds(batch.organisationId, ...roles)) throw new TandemError('NOT_FOUND');
  mustAllow(batch, command);
  return batch;
}

/** Nobody stands on both sides of their own payment. @throws TandemError OWN_PAYMENT */
function notThePayee(tx: Tx, lines: readonly BatchLine[]): void {
  if (lines.some((l) => l.personId === doer(tx))) throw new TandemError('OWN_PAYMENT');
}

/** The sums of a batch that will not be paid by it are ready for another. */
export async function emptied(tx: Tx, batchId: string, because: string): Promise<void> {
  const system = asSystem(tx, because);
  const rows = await tx.em.find(Payable, { where: { batchId, state: 'IN_BATCH' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  await tx.em.update(BatchLine, { batchId, status: 'LIVE' }, { status: 'TAKEN_OUT' });
  for (const row of rows) await movePayable(system, Object.assign(row, { batchId: null }), 'take-out');
  // An account may have gone while they were in the batch.
  if (rows.length) await reassess(tx, { id: In(rows.map((r) => r.id)) });
}

/** Two persons: one controls what is to be paid, another approves it; until the files are made, either may cancel. */
export class BatchApprove {
  @Handles(ops.batchControl)
  async control({ id }: InputOf<typeof ops.batchControl>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'control', 'preparer');
    const lines = await livingLines(tx, id);
    notThePayee(tx, lines);
    const problems = faults(batch, await this.controlled(tx, batch, lines), tx.now);
    if (problems.length) throw new TandemError('BATCH_NOT_SOUND', { problems });
    batch.preparedBy = [...new Set([...batch.preparedBy, doer(tx)])];
    return tx.answer(await tx.move(batch, 'control'));
  }

  @Handles(ops.batchApprove)
  async approve({ id }: InputOf<typeof ops.batchApprove>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'approve', 'approver');
    if (batch.preparedBy.includes(doer(tx))) throw new TandemError('SELF_APPROVAL');
    const lines = await livingLines(tx, id);
    notThePayee(tx, lines);
    const served = await tx.em.existsBy(Payable, { batchId: id, servedBy: tx.actor.sub });
    if (served) throw new TandemError('SERVICE_APPROVER');
    return tx.answer(await tx.move(Object.assign(batch, { approvedBy: doer(tx) }), 'approve'));
  }

  @Handles(ops.batchCancel)
  async cancel({ id }: InputOf<typeof ops.batchCancel>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'cancel', 'preparer', 'approver');
    await tx.move(batch, 'cancel');
    await emptied(tx, id, 'cancel-batch');
    return tx.answer(batch);
  }

  private async controlled(tx: Tx, batch: Batch, lines: readonly BatchLine[]): Promise<ControlledLine[]> {
    const payables = await tx.em.findBy(Payable, { id: In(lines.map((l) => l.payableId)) });
    const accounts = await tx.em.findBy(BankDetails, { id: In(lines.map((l) => l.bankDetailsId)) });
    const out: ControlledLine[] = [];
    for (const line of lines) {
      const payable = payables.find((p) => p.id === line.payableId)!;
      const account = accounts.find((a) => a.id === line.bankDetailsId)!;
      out.push({
        amountCents: line.amountCents, payableCents: payable.amountCents, reversal: Boolean(payable.reversesId), transfer: line.carriedBy ?? line.id, inBatch: payable.state === 'IN_BATCH' && payable.batchId === batch.id,
        bankVerified: account.state === 'VERIFIED', usableFrom: account.usableFrom, covered: line.kind === 'EXPENSE' || Boolean(payable.reversesId) || (await isCovered(tx, payable)),
      });
    }
    return out;
  }
}
