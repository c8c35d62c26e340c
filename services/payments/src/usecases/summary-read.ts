import { summaryOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';

export class SummaryRead {
  @Handles(summaryOperations.payments)
  async read({ organisation }: InputOf<typeof summaryOperations.payments>, tx: Tx) {
    const [row] = (await tx.em.query(
      `SELECT count(DISTINCT vacation_id) FILTER (WHERE kind = 'INDEMNITY')::int AS "vacationsPaid",
              coalesce(sum(amount_cents) FILTER (WHERE kind = 'INDEMNITY'), 0)::bigint::text AS indemnity,
              coalesce(sum(amount_cents) FILTER (WHERE kind = 'EXPENSE'), 0)::bigint::text AS expenses
         FROM payable WHERE organisation_id = $1 AND state = 'PAID'`,
      [organisation],
    )) as { vacationsPaid: number; indemnity: string; expenses: string }[];
    return { vacationsPaid: row.vacationsPaid, indemnityCents: Number(row.indemnity), expensesCents: Number(row.expenses) };
  }
}
