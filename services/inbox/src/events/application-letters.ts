import { Inject } from '@nestjs/common';
import { factName, type applicationEvents, type FactData, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { interviewInvite } from '../domain/invite';
import type { TemplateName } from '../domain/templates';
import { Writer } from '../register/writer';

const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof applicationEvents>;
/** Facts answered by a letter that says just that. */
const PLAIN = {
  'application.refused': 'application-refused',
  'application.pooled': 'application-pooled',
  'application.redirected': 'application-redirected',
  'application.accepted': 'application-accepted',
  'application.withdrawn': 'application-withdrawn',
  'application.lapsed': 'application-lapsed',
  'application.interview-missed': 'interview-missed',
} as const satisfies Record<string, TemplateName>;

export class ApplicationLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('application.submitted', 'application.resubmitted')
  async arrived(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'application-received', { again: factName(fact) === 'application.resubmitted' });
  }
  @On('application.marked-incomplete')
  async incomplete(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'application-incomplete', { missing: dataOf(fact).missing ?? [] });
  }
  @On('application.interview-scheduled', 'application.interview-moved')
  async interview(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, interviewAt } = dataOf(fact);
    if (!interviewAt) return;
    await this.writer.write(tx, fact, person, 'interview-scheduled', { at: interviewAt, moved: factName(fact) === 'application.interview-moved' }, interviewInvite(fact.subject, fact.version, 'CONFIRMED', interviewAt));
  }
  @On('application.interview-cancelled')
  async interviewCancelled(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, interviewAt } = dataOf(fact);
    await this.writer.write(tx, fact, person, 'interview-cancelled', {}, interviewAt ? interviewInvite(fact.subject, fact.version, 'CANCELLED', interviewAt) : undefined);
  }
  @On(...Object.keys(PLAIN))
  async told(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, PLAIN[factName(fact) as keyof typeof PLAIN], {});
  }
}
