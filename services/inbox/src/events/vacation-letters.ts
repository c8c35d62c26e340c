import { Inject } from '@nestjs/common';
import { factName, type FactData, type TandemEvent, type vacationEvents } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { halfDayInvite } from '../domain/invite';
import { Writer } from '../register/writer';

const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof vacationEvents>;

export class VacationLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('vacation.planned')
  async planned(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, date, part, remote } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'vacation-invited', { date, part, remote }, halfDayInvite(fact.subject, fact.version, 'TENTATIVE', { date, part }));
  }
  @On('vacation.confirmed')
  async confirmed(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, referent, date, part, remote } = dataOf(fact);
    for (const to of [person, referent]) await this.writer.write(tx, fact, to, 'vacation-confirmed', { date, part, remote }, halfDayInvite(fact.subject, fact.version, 'CONFIRMED', { date, part }));
  }
  @On('vacation.cancelled-by-partner', 'vacation.cancelled-by-team')
  async cancelled(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, referent, date, part, remote, late, payableShare } = dataOf(fact);
    const by = factName(fact) === 'vacation.cancelled-by-team' ? 'TEAM' : 'PARTNER';
    const params = { date, part, remote, by, owed: Boolean(late) && payableShare > 0 } as const;
    for (const to of [person, referent]) await this.writer.write(tx, fact, to, 'vacation-cancelled', params, halfDayInvite(fact.subject, fact.version, 'CANCELLED', { date, part }));
  }
}
