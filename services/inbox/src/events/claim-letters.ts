import { Inject } from '@nestjs/common';
import type { claimEvents, FactData, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { Writer } from '../register/writer';

const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof claimEvents>;

/** What is asked and decided of a claim. That it is paid is told with the payment. */
export class ClaimLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('claim.info-requested')
  async infoRequested(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, missing = [] } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'claim-info-requested', { missing });
  }
  @On('claim.reopened')
  async reopened(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'claim-reopened', {});
  }
  @On('claim.approved')
  async approved(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, approvedCents = 0 } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'claim-approved', { approvedCents });
  }
  @On('claim.partly-approved')
  async partly(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, approvedCents = 0, reason, lines } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'claim-partly-approved', { approvedCents, reason, lines });
  }
  @On('claim.rejected')
  async rejected(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, reason, lines } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'claim-rejected', { reason, lines });
  }
}
