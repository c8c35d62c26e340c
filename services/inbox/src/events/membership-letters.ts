import { Inject } from '@nestjs/common';
import { factName, type enrolmentEvents, type FactData, type membershipEvents, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { AggregateStateRow } from '../persistence/copies.entity';
import { Writer } from '../register/writer';

const PLAIN = {
  'membership.activated': 'membership-activated',
  'membership.resumed': 'membership-resumed',
  'membership.suspended': 'membership-suspended',
  'membership.reinstated': 'membership-reinstated',
  'membership.kept-as-alumni': 'membership-kept-as-alumni',
} as const;
const TRAINING = {
  'enrolment.invited': 'training-invited',
  'enrolment.confirmed': 'training-confirmed',
  'enrolment.cancelled': 'training-cancelled',
} as const;
const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof membershipEvents>;

export class MembershipLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  /** One that comes from an application was welcomed by the letter that accepts it. */
  @On('membership.opened')
  async opened(fact: TandemEvent, tx: Tx): Promise<void> {
    if (!dataOf(fact).application) await this.writer.write(tx, fact, dataOf(fact).person, 'membership-opened', {});
  }
  @On(...Object.keys(PLAIN))
  async told(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, PLAIN[factName(fact) as keyof typeof PLAIN], {});
  }
  @On('membership.paused')
  async paused(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'membership-paused', { returns: dataOf(fact).returns });
  }
  @On('membership.ended')
  async ended(fact: TandemEvent, tx: Tx): Promise<void> {
    if (fact.data.reason !== 'DECEASED') await this.writer.write(tx, fact, dataOf(fact).person, 'membership-ended', {});
  }

  @On(...Object.keys(TRAINING))
  async training(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, course, session } = fact.data as FactData<typeof enrolmentEvents>;
    const known = session ? await tx.find(AggregateStateRow, { aggregate: 'session', id: session }) : null;
    const { starts, ends } = (known?.data ?? {}) as { starts?: string; ends?: string };
    await this.writer.write(tx, fact, person, TRAINING[factName(fact) as keyof typeof TRAINING], { course, starts, ends });
  }
}
