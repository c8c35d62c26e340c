import { monthKey, newId, parisDate, sumCents, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In, IsNull, LessThanOrEqual, Not, type FindOptionsWhere } from 'typeorm';
import { carriers, choose, endToEndId, type Candidate } from '../domain/batch-rules';
import { exportOf, routeAllowed, type PayableKind } from '../domain/routes';
import { BankDetails, Batch, BatchLine, ONE_LIVE_LINE } from '../persistence/batch.entity';
import { Payable } from '../persistence/payable.entity';
import { StatusRoute } from '../persistence/setup.entity';
import { movePayable } from './payable-move';
import { mustPaySomebody } from './programme';
import { mustOweIndemnity } from './rate';
import { asRefusal, doer, mustAllow, mustHold, payerOf, settingsFor } from './shared';

type Ready = Payable & Candidate & { accountId: string };

/** A batch is opened, then locked with what is ready: from then on its sums are in no other batch. */
export class BatchPrepare {
  @Handles(ops.batchCreate)
  async create(input: InputOf<typeof ops.batchCreate>, tx: Tx) {
    mustHold(tx, input.organisation, 'preparer');
    await mustPaySomebody(tx, input.organisation);
    const payer = await payerOf(tx, input.organisation);
    if (!routeAllowed(input.route, payer.kind)) throw new TandemError('ROUTE_NOT_ALLOWED', { payer: payer.kind, route: input.route });
    if (input.kind === 'INDEMNITY') mustOweIndemnity(input.route);
    if (input.executesOn < parisDate(tx.now)) throw new TandemError('BATCH_DATE_PAST');
    const kinds: PayableKind[] = input.kind ? [input.kind] : ['INDEMNITY', 'EXPENSE'];
    // A bank order (pain.001) is not made yet: said now, not once everything is locked.
    if (kinds.some((k) => exportOf(payer.kind, input.route, k) === 'SEPA')) throw new TandemError('NOT_BUILT_YET', { aggregate: 'batch', command: 'export SEPA' });
    const batch = await tx.create(Batch, 'create', {
      organisationId: input.organisation, payerId: payer.id, payerKind: payer.kind, route: input.route, kind: input.kind ?? null, executesOn: input.executesOn, lineCount: 0, totalCents: 0,
      returnedLines: null, sha256: null, preparedBy: [doer(tx)], approvedBy: null,
    });
    return tx.answer(batch);
  }

  @Handles(ops.batchLock)
  async lock({ id, upTo, payables }: InputOf<typeof ops.batchLock>, tx: Tx) {
    const batch = await tx.target(Batch, id);
    if (!tx.holds(batch.organisationId, 'preparer')) throw new TandemError('NOT_FOUND');
    mustAllow(batch, 'lock');
    const ready = await this.ready(tx, batch, { upTo: upTo ?? batch.executesOn, payables });
    const { taken, left } = choose(ready, { now: tx.now, preparer: doer(tx), already: await this.alreadyThisMonth(tx, batch, ready) });
    // Who names sums wants these and no others.
    const unwanted = left.filter((l) => payables?.includes(l.payable));
    if (unwanted.length) throw new TandemError(unwanted[0]!.reason, { payables: unwanted.map((l) => l.payable), hours: (await settingsFor(tx, batch.organisationId))['account-change-hours'] });
    if (!taken.length) throw new TandemError('BATCH_EMPTY', { left: left.length });
    const lineIds = new Map(taken.map((t) => [t.id, newId()]));
    const carriedBy = carriers(taken);
    for (const payable of taken) await this.put(tx, batch, payable, { id: lineIds.get(payable.id)!, carriedBy: lineIds.get(carriedBy.get(payable.id) ?? '') ?? null });
    Object.assign(batch, { lineCount: taken.length, totalCents: sumCents(taken.map((t) => t.amountCents)), preparedBy: [...new Set([...batch.preparedBy, doer(tx)])] });
    return { ...tx.answer(await tx.move(batch, 'lock')), lines: batch.lineCount, totalCents: batch.totalCents, left };
  }

  /** Held until the end: a second batch that wants the same sums waits, then finds them gone. */
  private async ready(tx: Tx, batch: Batch, { upTo, payables }: { upTo: string; payables?: string[] }): Promise<Ready[]> {
    const here: FindOptionsWhere<Payable> = { organisationId: batch.organisationId, route: batch.route, state: 'READY', ...(batch.kind ? { kind: batch.kind } : {}) };
    const where = payables ? [{ ...here, id: In(payables) }, { ...here, reversesId: Not(IsNull()), personId: In(await this.personsOf(tx, payables)) }] : { ...here, date: LessThanOrEqual(upTo) };
    const rows = await tx.em.find(Payable, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    if (payables && rows.filter((r) => payables.includes(r.id)).length < new Set(payables).size) await this.whyNot(tx, batch, payables);
    const persons = [...new Set(rows.map((r) => r.personId))];
    const accounts = await tx.em.findBy(BankDetails, { organisationId: batch.organisationId, personId: In(persons), state: 'VERIFIED' });
    const statuses = await tx.em.findBy(StatusRoute, { membershipId: In([...new Set(rows.map((r) => r.membershipId))]) });
    const oldestFirst = [...rows].sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
    return oldestFirst.map((r) => {
      const account = accounts.find((a) => a.personId === r.personId);
      const monthlyCapCents = statuses.find((s) => s.membershipId === r.membershipId)?.monthlyCapCents ?? null;
      return Object.assign(r, { usableFrom: account?.usableFrom ?? null, accountId: account?.id ?? '', monthlyCapCents, transfer: `${r.personId} ${exportOf(batch.payerKind, batch.route, r.kind)}` });
    });
  }

  /** What must be taken back goes with whatever its person is paid next, whoever picks the sums. */
  private async personsOf(tx: Tx, payables: string[]): Promise<string[]> {
    return (await tx.em.findBy(Payable, { id: In(payables) })).map((p) => p.personId);
  }

  private async whyNot(tx: Tx, batch: Batch, payables: string[]): Promise<never> {
    const batched = await tx.em.countBy(Payable, { id: In(payables), organisationId: batch.organisationId, state: 'IN_BATCH' });
    throw new TandemError(batched ? 'PAYABLE_IN_BATCH' : 'PAYABLE_NOT_READY');
  }

  /** Indemnities of the same people in other living batches of the month of execution. */
  private async alreadyThisMonth(tx: Tx, batch: Batch, ready: readonly Ready[]): Promise<Map<string, number>> {
    const rows = (await tx.em.query(
      `SELECT l.person_id AS person, sum(l.amount_cents)::int AS cents FROM batch_line l JOIN batch b ON b.id = l.batch_id
        WHERE l.organisation_id = $1 AND l.kind = 'INDEMNITY' AND l.status IN ('LIVE', 'PAID') AND l.person_id = ANY($2) AND to_char(b.executes_on, 'YYYY-MM') = $3 GROUP BY 1`,
      [batch.organisationId, [...new Set(ready.map((r) => r.personId))], monthKey(batch.executesOn)],
    )) as { person: string; cents: number }[];
    return new Map(rows.map((r) => [r.person, r.cents]));
  }

  private async put(tx: Tx, batch: Batch, payable: Ready, { id, carriedBy }: Pick<BatchLine, 'id' | 'carriedBy'>): Promise<void> {
    const { organisationId, personId, kind, amountCents, units, accountId } = payable;
    const line = { id, organisationId, batchId: batch.id, payableId: payable.id, personId, bankDetailsId: accountId, kind, amountCents, period: monthKey(payable.date), units, endToEndId: endToEndId(id), carriedBy, status: 'LIVE' as const, reason: null };
    await tx.em.insert(BatchLine, line).catch(asRefusal(ONE_LIVE_LINE, 'PAYABLE_IN_BATCH'));
    await movePayable(tx, Object.assign(payable, { batchId: batch.id }), 'put-in-batch');
  }
}
