import { Injectable } from '@nestjs/common';
import { summaryOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { mustHold } from '../persistence/versioned';

const COUNT = `SELECT
  (SELECT count(DISTINCT person_id)::int FROM application WHERE organisation_id = $1) AS candidates,
  (SELECT count(DISTINCT person_id)::int FROM membership WHERE organisation_id = $1) AS partners,
  (SELECT count(DISTINCT person_id)::int FROM membership WHERE organisation_id = $1 AND state = 'ACTIVE') AS "partnersActive"`;

/** People, not files: somebody who applied twice is one candidate; a partner stays counted after the end. */
@Injectable()
export class SummaryRead {
  @Handles(summaryOperations.recruitment)
  async read({ organisation }: InputOf<typeof summaryOperations.recruitment>, tx: Tx) {
    mustHold(tx, organisation, 'coordinator', 'lead', 'direction', 'admin', 'operator');
    const [row] = (await tx.em.query(COUNT, [organisation])) as { candidates: number; partners: number; partnersActive: number }[];
    return row;
  }
}
