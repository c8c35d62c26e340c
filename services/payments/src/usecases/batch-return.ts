import { parisDate, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { transfers } from '../domain/batch-rules';
import { readReturnFile, type ReturnLine } from '../domain/exports';
import { Batch, BatchLine } from '../persistence/batch.entity';
import { Payable } from '../persistence/payable.entity';
import { heldBatch, livingLines } from './batch-approve';
import { movePayable } from './payable-move';
import { asSystem } from './shared';

/** Payables are locked in one order everywhere. */
const inOrder = (lines: readonly BatchLine[]): BatchLine[] => [...lines].sort((a, b) => (a.payableId < b.payableId ? -1 : 1));

/** From the files to the end of a batch: sent, acknowledged, answered line by line, reconciled, closed. */
export class BatchReturn {
  @Handles(ops.batchTransmit)
  async transmit({ id }: InputOf<typeof ops.batchTransmit>, tx: Tx) {
    return tx.answer(await tx.move(await heldBatch(tx, id, 'transmit', 'preparer'), 'transmit'));
  }

  @Handles(ops.batchAcknowledge)
  async acknowledge({ id }: InputOf<typeof ops.batchAcknowledge>, tx: Tx) {
    const batch = await tx.move(await heldBatch(tx, id, 'acknowledge', 'preparer'), 'acknowledge');
    await this.settleNothing(tx, id);
    return tx.answer(batch);
  }

  @Handles(ops.batchImportReturn)
  async importReturn({ id, text, paidOn }: InputOf<typeof ops.batchImportReturn>, tx: Tx) {
    const batch = await tx.target(Batch, id);
    if (!tx.holds(batch.organisationId, 'preparer')) throw new TandemError('NOT_FOUND');
    if (!['ACKNOWLEDGED', 'PARTIALLY_REJECTED'].includes(batch.state)) throw new TandemError('RETURN_TOO_EARLY');
    const told = this.read(text);
    const lines = await this.matched(tx, batch, told);
    for (const { line, answer } of lines) await this.apply(tx, line, answer.status, paidOn ?? parisDate(tx.now), answer.reason);
    const all = await tx.em.findBy(BatchLine, { batchId: id });
    const returned = all.filter((l) => l.status === 'RETURNED').length;
    if (returned) {
      batch.returnedLines = returned;
      if (batch.state === 'ACKNOWLEDGED') await tx.move(batch, 'record-rejections');
      else await tx.em.update(Batch, { id }, { returnedLines: returned });
    }
    return { ...tx.answer(batch), paid: all.filter((l) => l.status === 'PAID').length, returned, open: all.filter((l) => l.status === 'LIVE').length };
  }

  @Handles(ops.batchReconcile)
  async reconcile({ id }: InputOf<typeof ops.batchReconcile>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'reconcile', 'preparer');
    const lines = await tx.em.findBy(BatchLine, { batchId: id, status: In(['LIVE', 'PAID', 'RETURNED']) });
    const open = lines.filter((l) => l.status === 'LIVE').length;
    const total = lines.reduce((sum, l) => sum + l.amountCents, 0);
    if (open) throw new TandemError('NOT_RECONCILED', { open });
    if (total !== batch.totalCents) throw new TandemError('BATCH_NOT_SOUND', { problems: ['TOTAL'] });
    return tx.answer(await tx.move(batch, 'reconcile'));
  }

  @Handles(ops.batchClose)
  async close({ id }: InputOf<typeof ops.batchClose>, tx: Tx) {
    return tx.answer(await tx.move(await heldBatch(tx, id, 'close', 'preparer', 'approver'), 'close'));
  }

  /** @throws TandemError RETURN_FILE_UNREADABLE, with the number of each bad line and never its content */
  private read(text: string): ReturnLine[] {
    const { lines, problems } = readReturnFile(text);
    if (problems.length || !lines.length) throw new TandemError('RETURN_FILE_UNREADABLE', {}, problems.map((p) => ({ path: `text:${p.line}`, code: p.problem, message: `Ligne ${p.line} illisible (${p.problem}).` })));
    return lines;
  }

  /** What nets to nothing is in no file: nobody will answer for it, and taking in the rest settles it. */
  private async settleNothing(tx: Tx, batchId: string): Promise<void> {
    const nothing = transfers(await livingLines(tx, batchId)).filter((t) => t.amountCents === 0).flatMap((t) => [t.line, ...t.carried]);
    for (const line of inOrder(nothing)) await this.apply(tx, line, 'PAID', parisDate(tx.now));
  }

  /** Every reference is a line of this batch, or nothing is applied. What was told before and is told again changes nothing. */
  private async matched(tx: Tx, batch: Batch, told: readonly ReturnLine[]): Promise<{ line: BatchLine; answer: ReturnLine }[]> {
    const rows = await tx.em.findBy(BatchLine, { batchId: batch.id, status: In(['LIVE', 'PAID', 'RETURNED']) });
    const groups = transfers(rows).filter((t) => t.amountCents > 0);
    const byReference = new Map(groups.map((g) => [g.line.endToEndId, g]));
    const unknown = told.filter((t) => !byReference.has(t.endToEndId));
    if (unknown.length) throw new TandemError('RETURN_REFERENCE_UNKNOWN', { lines: unknown.map((t) => t.line) });
    const pairs = told.flatMap((answer) => {
      const { line, carried } = byReference.get(answer.endToEndId)!;
      return [line, ...carried].map((one) => ({ answer, line: one }));
    });
    const against = pairs.filter(({ line, answer }) => line.status === 'RETURNED' && answer.status === 'PAID');
    if (against.length) throw new TandemError('RETURN_CONTRADICTS', { lines: against.map((p) => p.answer.line) });
    return pairs.filter(({ line, answer }) => line.status !== answer.status).sort((a, b) => (a.line.payableId < b.line.payableId ? -1 : 1));
  }

  private async apply(tx: Tx, line: BatchLine, status: 'PAID' | 'RETURNED', paidOn: string, reason?: string): Promise<void> {
    const system = asSystem(tx, 'return-file');
    const payable = await tx.lock(Payable, line.payableId);
    await tx.em.update(BatchLine, { id: line.id }, { status, reason: reason ?? null });
    if (status === 'PAID') await movePayable(system, Object.assign(payable, { paidOn }), 'mark-paid');
    else await movePayable(system, Object.assign(payable, { paidOn: null, returnedFrom: line.bankDetailsId }), 'return', { reason });
    // Nothing of it came back: it is taken back from the next transfer, to whatever account.
    if (payable.reversesId && status === 'RETURNED') await movePayable(system, Object.assign(payable, { batchId: null, returnedFrom: null }), 'requeue');
  }
}
