import { createHash } from 'node:crypto';
import { TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { transfers } from '../domain/batch-rules';
import { fileOf, matriculeOf, type ExportLine } from '../domain/exports';
import { exportOf, type Export } from '../domain/routes';
import { BankDetails, Batch, BatchFile, BatchLine } from '../persistence/batch.entity';
import { Payer, StatusRoute } from '../persistence/setup.entity';
import { Payable } from '../persistence/payable.entity';
import { Vault } from '../persistence/vault';
import { heldBatch, livingLines } from './batch-approve';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The files of a batch are made once, kept sealed as they were made, and handed out again byte for byte. */
@Injectable()
export class BatchExport {
  constructor(@Inject(Vault) private readonly vault: Vault) {}

  @Handles(ops.batchExport)
  async export({ id }: InputOf<typeof ops.batchExport>, tx: Tx) {
    const batch = await heldBatch(tx, id, 'export', 'preparer', 'approver');
    const payer = await tx.get(Payer, { id: batch.payerId });
    const lines = await livingLines(tx, id);
    const written = await this.written(tx, batch, lines);
    const wanted = [...new Set(written.map((l) => exportOf(batch.payerKind, batch.route, l.kind)))].sort();
    const files: BatchFile[] = [];
    for (const file of wanted) {
      const own = written.filter((w) => exportOf(batch.payerKind, batch.route, w.kind) === file);
      files.push(await this.keep(tx, batch, file, own, fileOf(file, { batch: batch.id, payer: payer.label, executesOn: batch.executesOn, account: payer.account }, own)));
    }
    batch.sha256 = files.length === 1 ? files[0]!.sha256 : sha256(files.map((f) => f.sha256).join('\n'));
    return { ...tx.answer(await tx.move(batch, 'export')), files: files.map(({ file, sha256 }) => ({ file, sha256 })) };
  }

  @Handles(ops.batchFile)
  async file({ id, file }: InputOf<typeof ops.batchFile>, tx: Tx) {
    const batch = await tx.get(Batch, { id });
    if (!tx.holds(batch.organisationId, 'preparer', 'approver')) throw new TandemError('NOT_FOUND');
    const row = await tx.get(BatchFile, { batchId: id, file, round: batch.round });
    const text = this.vault.openFile(row.sealed);
    // A file whose bytes are no longer the ones that were approved must not leave the house.
    if (sha256(text) !== row.sha256) throw new Error(`file ${file} of batch ${id} does not match its hash`);
    return { document: { filename: row.filename, contentType: 'text/csv; charset=utf-8', base64: Buffer.from(text, 'utf8').toString('base64') } };
  }

  /** What each line says in a file. @throws TandemError BATCH_NOT_SOUND when an account was erased meanwhile */
  private async written(tx: Tx, batch: Batch, lines: readonly BatchLine[]): Promise<ExportLine[]> {
    const accounts = await tx.em.findBy(BankDetails, { id: In(lines.map((l) => l.bankDetailsId)) });
    const payables = await tx.em.findBy(Payable, { id: In(lines.map((l) => l.payableId)) });
    const statuses = await tx.em.findBy(StatusRoute, { membershipId: In(payables.map((p) => p.membershipId)) });
    const out: ExportLine[] = [];
    for (const { line, amountCents, units } of transfers(lines).filter((t) => t.amountCents > 0)) {
      const account = accounts.find((a) => a.id === line.bankDetailsId)!;
      const opened = await this.vault.open(tx.em, account.personId, account.sealed);
      if (!opened || account.state !== 'VERIFIED') throw new TandemError('BATCH_NOT_SOUND', { problems: ['BANK_DETAILS'] });
      const membership = payables.find((p) => p.id === line.payableId)!.membershipId;
      out.push({
        endToEndId: line.endToEndId, matricule: matriculeOf(sha256(`${batch.organisationId} ${line.personId}`)), holder: opened.holder, iban: opened.iban, amountCents, kind: line.kind,
        period: line.period, units, supplier: statuses.find((s) => s.membershipId === membership)?.siret ?? '',
      });
    }
    return out;
  }

  private async keep(tx: Tx, batch: Batch, file: Export, lines: readonly ExportLine[], text: string): Promise<BatchFile> {
    const row = tx.em.create(BatchFile, {
      batchId: batch.id, file, round: batch.round, organisationId: batch.organisationId, filename: `lot-${batch.executesOn}-${batch.id.slice(-8)}-${batch.round ? `${batch.round + 1}-` : ''}${file.toLowerCase()}.csv`, sha256: sha256(text), lines: lines.length,
      totalCents: lines.reduce((sum, l) => sum + l.amountCents, 0), sealed: this.vault.sealFile(text),
    });
    await tx.em.insert(BatchFile, row);
    return row;
  }
}
