import { Inject } from '@nestjs/common';
import type { bankDetailsEvents, FactData, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { Writer } from '../register/writer';

const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof bankDetailsEvents>;
/** An instant that is over makes nobody wait. */
const ahead = (fact: TandemEvent): string | undefined => {
  const { usableFrom } = dataOf(fact);
  return usableFrom && Date.parse(usableFrom) > Date.parse(fact.time) ? usableFrom : undefined;
};

/** A notice to the person whenever the account they are paid on moves, whoever moved it. */
export class BankLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  /** Details are replaced by entering others: this letter tells both, and `bank-details.replaced` has none of its own. */
  @On('bank-details.entered')
  async entered(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'bank-details-entered', { change: await this.hadOthers(fact, tx), usableFrom: ahead(fact) });
  }
  @On('bank-details.verified')
  async verified(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'bank-details-verified', { usableFrom: ahead(fact) });
  }
  @On('bank-details.rejected')
  async rejected(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'bank-details-rejected', { reason: dataOf(fact).reason });
  }

  /** Details that were rejected are not replaced: the house never paid there. */
  private async hadOthers(fact: TandemEvent, tx: Tx): Promise<boolean> {
    const rows = (await tx.em.query(
      `SELECT 1 FROM aggregate_state WHERE aggregate = 'bank-details' AND organisation_id = $1 AND data->>'person' = $2 AND id <> $3 AND state <> 'REJECTED' LIMIT 1`,
      [fact.organisation, dataOf(fact).person, fact.subject],
    )) as unknown[];
    return rows.length > 0;
  }
}
