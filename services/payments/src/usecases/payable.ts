import { parisDate, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { BankDetails } from '../persistence/batch.entity';
import { Payable } from '../persistence/payable.entity';
import { movePayable } from './payable-move';
import { mustAllow, OFFICE, visiblePage } from './shared';

const shown = (tx: Tx) => (p: Payable) => ({
  ...tx.answer(p), organisation: p.organisationId, kind: p.kind, membership: p.membershipId, person: p.personId, vacation: p.vacationId, claim: p.claimId, date: p.date, amountCents: p.amountCents,
  route: p.route, share: p.share, units: p.units, rate: p.rateId, blockedReason: p.blockedReason, batch: p.batchId, paidOn: p.paidOn,
  reverses: p.reversesId, replaces: p.replacesId,
});

/** What is owed to whom, and why it waits. */
export class Payables {
  @Handles(ops.payableGet)
  async get({ id }: InputOf<typeof ops.payableGet>, tx: Tx) {
    const row = await tx.get(Payable, { id });
    tx.mustOwn(row, row.personId, ...OFFICE);
    return shown(tx)(row);
  }

  @Handles(ops.payableList)
  async list({ state, kind, membership, vacation, claim, batch, blockedReason, ...asked }: InputOf<typeof ops.payableList>, tx: Tx) {
    const filters = { state, kind, membership_id: membership, vacation_id: vacation, claim_id: claim, batch_id: batch, blocked_reason: blockedReason };
    return visiblePage(tx.em.createQueryBuilder(Payable, 'r'), tx, asked, filters, shown(tx));
  }

  @Handles(ops.payableRequeue)
  async requeue({ id }: InputOf<typeof ops.payableRequeue>, tx: Tx) {
    const row = await this.prepared(tx, id);
    mustAllow(row, 'requeue');
    const account = await tx.find(BankDetails, { organisationId: row.organisationId, personId: row.personId, state: 'VERIFIED' });
    if (!account || account.id === row.returnedFrom) throw new TandemError('BANK_DETAILS_NOT_RENEWED');
    return tx.answer(await movePayable(tx, Object.assign(row, { batchId: null, paidOn: null }), 'requeue'));
  }

  @Handles(ops.payableRuleOut)
  async ruleOut({ id, reason }: InputOf<typeof ops.payableRuleOut>, tx: Tx) {
    const row = await this.prepared(tx, id);
    if (row.reversesId) throw new TandemError('REVERSAL_STANDS');
    mustAllow(row, 'rule-out');
    return tx.answer(await tx.move(Object.assign(row, { blockedReason: null }), 'rule-out', { reason }));
  }

  private async prepared(tx: Tx, id: string): Promise<Payable> {
    const row = await tx.target(Payable, id);
    if (!tx.holds(row.organisationId, 'preparer')) throw new TandemError('NOT_FOUND');
    return row;
  }
}

interface Sums {
  indemnityCents: number;
  expensesCents: number;
  totalCents: number;
}
const sums = (rows: readonly Payable[]): Sums => {
  const of = (kind: Payable['kind']): number => rows.filter((r) => r.kind === kind).reduce((sum, r) => sum + r.amountCents, 0);
  const [indemnityCents, expensesCents] = [of('INDEMNITY'), of('EXPENSE')];
  return { indemnityCents, expensesCents, totalCents: indemnityCents + expensesCents };
};

/** The yearly statement of sums by nature and quarter (C.3), and the figures of this part. */
export class Statements {
  @Handles(ops.statementMine)
  async mine(input: InputOf<typeof ops.statementMine>, tx: Tx) {
    const year = input.year ?? Number(parisDate(tx.now).slice(0, 4));
    const rows = await tx.em.find(Payable, { where: { personId: tx.person }, order: { paidOn: 'ASC', id: 'ASC' } });
    // What was paid stays paid in its year; what was taken back since is a line of the day it was netted.
    const paid = rows.filter((r) => ['PAID', 'REVERSED'].includes(r.state) && r.paidOn?.startsWith(`${year}-`));
    const quarterOf = (r: Payable): number => Math.ceil(Number(r.paidOn!.slice(5, 7)) / 3);
    return {
      year, ...sums(paid), quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, ...sums(paid.filter((r) => quarterOf(r) === quarter)) })),
      waitingCents: sums(rows.filter((r) => ['READY', 'BLOCKED', 'IN_BATCH', 'RETURNED'].includes(r.state))).totalCents,
      payments: paid.map((r) => ({ kind: r.kind, date: r.date, amountCents: r.amountCents, paidOn: r.paidOn! })),
    };
  }
}
