import { Handles, type Tx } from '@tandem/platform';
import { summaryOperations, type InputOf } from '@tandem/messages';

const COUNTS = `SELECT
  (SELECT count(*)::int FROM wait WHERE organisation_id = $1 AND state = 'OPEN') AS "waitsOpen",
  (SELECT count(*)::int FROM task WHERE organisation_id = $1 AND state = 'OPEN') AS "tasksOpen",
  (SELECT count(*)::int FROM message WHERE organisation_id = $1 AND state = 'BOUNCED') AS "messagesBounced"`;

export class SummaryRead {
  @Handles(summaryOperations.inbox)
  async read({ organisation }: InputOf<typeof summaryOperations.inbox>, tx: Tx) {
    const [counts] = (await tx.em.query(COUNTS, [organisation])) as Record<string, number>[];
    return counts;
  }
}
