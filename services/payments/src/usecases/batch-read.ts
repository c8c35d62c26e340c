import { isId, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Batch, BatchFile, BatchLine } from '../persistence/batch.entity';
import { OFFICE, visiblePage } from './shared';

interface Settled {
  batch: string;
  paid: number;
  returned: number;
}

export class BatchRead {
  @Handles(ops.batchGet)
  async get({ id }: InputOf<typeof ops.batchGet>, tx: Tx) {
    const batch = await this.seen(tx, id, ...OFFICE);
    const files = await tx.em.find(BatchFile, { where: { batchId: id, round: batch.round }, order: { file: 'ASC' } });
    const [settled] = await this.settled(tx, [id]);
    return { ...this.shown(tx, batch, settled), files: files.map(({ file, sha256, lines, totalCents }) => ({ file, sha256, lines, totalCents })) };
  }

  @Handles(ops.batchList)
  async list({ organisation, state, route, ...asked }: InputOf<typeof ops.batchList>, tx: Tx) {
    const page = await visiblePage(tx.em.createQueryBuilder(Batch, 'r'), tx, asked, { organisation_id: organisation, state, route }, (b) => b);
    const settled = await this.settled(tx, page.items.map((b) => b.id));
    return { items: page.items.map((b) => this.shown(tx, b, settled.find((s) => s.batch === b.id))), next: page.next };
  }

  @Handles(ops.batchLines)
  async lines({ id, limit, after }: InputOf<typeof ops.batchLines>, tx: Tx) {
    await this.seen(tx, id, 'coordinator', 'preparer', 'approver');
    const query = tx.em.createQueryBuilder(BatchLine, 'r').where('r.batch_id = :id', { id });
    if (after && isId(after)) query.andWhere('r.id > :after', { after });
    const rows = await query.orderBy('r.id').limit(limit + 1).getMany();
    const items = rows.slice(0, limit).map((l) => ({ id: l.id, payable: l.payableId, endToEndId: l.endToEndId, person: l.personId, kind: l.kind, amountCents: l.amountCents, status: l.status, reason: l.reason }));
    return { items, next: rows.length > limit ? rows[limit - 1]!.id : null };
  }

  private async seen(tx: Tx, id: string, ...roles: string[]): Promise<Batch> {
    const batch = await tx.get(Batch, { id });
    if (!tx.holds(batch.organisationId, ...roles)) throw new TandemError('NOT_FOUND');
    return batch;
  }

  private async settled(tx: Tx, ids: string[]): Promise<Settled[]> {
    return tx.em.query(
      `SELECT batch_id AS batch, coalesce(sum(amount_cents) FILTER (WHERE status = 'PAID'), 0)::int AS paid, coalesce(sum(amount_cents) FILTER (WHERE status = 'RETURNED'), 0)::int AS returned
         FROM batch_line WHERE batch_id = ANY($1) GROUP BY 1`,
      [ids],
    );
  }

  private shown(tx: Tx, b: Batch, settled?: Settled) {
    return {
      ...tx.answer(b), organisation: b.organisationId, payer: b.payerId, route: b.route, kind: b.kind, executesOn: b.executesOn, lines: b.lineCount, totalCents: b.totalCents,
      paidCents: settled?.paid ?? 0, returnedCents: settled?.returned ?? 0,
    };
  }
}
