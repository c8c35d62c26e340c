import { Inject } from '@nestjs/common';
import type { batchEvents, FactData, payableEvents, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { AggregateStateRow } from '../persistence/copies.entity';
import { Writer } from '../register/writer';

type Paid = FactData<typeof payableEvents>;
/** From here on, every line of a batch is paid or has come back, for good. */
const SETTLED = ['RECONCILED', 'CLOSED'];

/** One letter per person and batch, however many half-days and tickets it paid: nobody gets six mails for one transfer. */
export class PaymentLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  /** The facts of a batch and of its sums come in any order: whichever is last finds all of them in the register. */
  @On('batch.reconciled')
  async reconciled(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.tellIfComplete(tx, fact.organisation, fact.subject);
  }
  @On('payable.paid')
  async paid(fact: TandemEvent, tx: Tx): Promise<void> {
    const { batch } = fact.data as Paid;
    if (batch) await this.tellIfComplete(tx, fact.organisation, batch);
  }

  /** At once, for there is something to do; the first line that comes back speaks for the others of that batch. */
  @On('payable.returned')
  async returned(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, batch } = fact.data as Paid;
    const about = batch ? { aggregate: 'batch', row: batch } : { aggregate: fact.aggregate, row: fact.subject };
    await this.writer.writeOnce(tx, { organisation: fact.organisation, ...about }, person, 'payment-returned', {});
  }

  /** The line below zero that takes it back is a fact of its own, told with the payment it is netted in. */
  @On('payable.reversed')
  async reversed(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, kind, date, amountCents, reason, from } = fact.data as Paid;
    await this.writer.write(tx, fact, person, 'payment-reversed', { sum: { kind, date, amountCents, reason }, paid: from === 'PAID' });
  }

  private async tellIfComplete(tx: Tx, organisation: string, batch: string): Promise<void> {
    const known = await tx.find(AggregateStateRow, { aggregate: 'batch', id: batch });
    if (!known || !SETTLED.includes(known.state)) return;
    const { lines, returnedLines = 0 } = known.data as FactData<typeof batchEvents>;
    const paid = await this.paidBy(tx, batch);
    if (paid.length < lines - returnedLines) return;
    // In one order everywhere: letters are locked by their keys.
    for (const person of [...new Set(paid.map((p) => p.person))].sort()) {
      const own = paid.filter((p) => p.person === person);
      const days = [...new Set(own.map((p) => p.paidOn))];
      const sums = own.map(({ kind, date, amountCents, reason }) => ({ kind, date, amountCents, reason }));
      await this.writer.writeOnce(tx, { organisation, aggregate: 'batch', row: batch }, person, 'payment-made', { sums, paidOn: days.length === 1 ? days[0] : undefined });
    }
  }

  /** A sum taken back says why in the fact that reversed the wrong one. */
  private async paidBy(tx: Tx, batch: string): Promise<Paid[]> {
    const rows = (await tx.em.query(
      `SELECT p.data || jsonb_build_object('reason', wrong.data->>'reason') AS data FROM aggregate_state p
       LEFT JOIN aggregate_state wrong ON wrong.aggregate = 'payable' AND wrong.id = p.data->>'reverses'
       WHERE p.aggregate = 'payable' AND p.state = 'PAID' AND p.data->>'batch' = $1 ORDER BY p.data->>'date', p.id`,
      [batch],
    )) as { data: Paid }[];
    return rows.map((r) => r.data);
  }
}
