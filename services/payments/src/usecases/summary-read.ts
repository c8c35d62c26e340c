import { summaryOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';

export class SummaryRead {
  @Handles(summaryOperations.payments)
  async read({ organisation }: InputOf<typeof summaryOperations.payments>, tx: Tx) {
    const [row] = (await tx.em.query(
      `SELECT count(DISTINCT vacation_id) FILTER (WHERE kind = 'INDEMNITY' AND state = 'PAID' AND reverses_id IS NULL)::int AS "vacationsPaid",
              coalesce(sum(amount_cents) FILTER (WHERE kind = 'INDEMNITY'), 0)::bigint::text AS indemnity,
              coalesce(sum(amount_cents) FILTER (WHERE kind = 'EXPENSE'), 0)::bigint::text AS expenses
         FROM payable WHERE organisation_id = $1 AND state IN ('PAID', 'REVERSED') AND paid_on IS NOT NULL`,
      [organisation],
    )) as { vacationsPaid: number; indemnity: string; expenses: string }[];
    return { vacationsPaid: row.vacationsPaid, indemnityCents: Number(row.indemnity), expensesCents: Number(row.expenses) };
  }
}
