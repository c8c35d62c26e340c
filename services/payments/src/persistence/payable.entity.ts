import { payableEvents } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { PayableKind, Route } from '../domain/routes';

export const ONE_PER_VACATION = 'payable_one_per_vacation';
export const ONE_PER_CLAIM = 'payable_one_per_claim';

/** Something owed. The two unique indexes are for ever: no state of the payable frees its half-day or its claim. */
@Entity('payable')
@Index(ONE_PER_VACATION, ['vacationId'], { unique: true, where: `kind = 'INDEMNITY'` })
@Index(ONE_PER_CLAIM, ['claimId'], { unique: true })
@Index('payable_ready', ['organisationId', 'state', 'route', 'kind', 'date'])
@Index('payable_person', ['personId', 'state'])
@Index('payable_membership', ['membershipId', 'state'])
export class Payable extends Aggregate {
  @Column('text') kind: PayableKind;
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) vacationId: string | null;
  @Column({ type: 'uuid', nullable: true }) claimId: string | null;
  @Column('date') date: string;
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'text', nullable: true }) activity: string | null;
  /** Per cent of the indemnity owed, and how many half-days. */
  @Column('int') share: number;
  @Column('int') units: number;
  @Column({ type: 'text', nullable: true }) route: Route | null;
  /** Set once, with the amount: a later rate changes nothing. */
  @Column({ type: 'uuid', nullable: true }) rateId: string | null;
  @Column('int') amountCents: number;
  @Column({ type: 'text', nullable: true }) blockedReason: string | null;
  @Column({ type: 'uuid', nullable: true }) batchId: string | null;
  /** Account of the line that came back: another one is needed. */
  @Column({ type: 'uuid', nullable: true }) returnedFrom: string | null;
  @Column({ type: 'date', nullable: true }) paidOn: string | null;
  /** Who approved the service: not who approves its payment. */
  @Column({ type: 'text', nullable: true }) servedBy: string | null;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;

  family() {
    return payableEvents;
  }
  facts() {
    return {
      kind: this.kind, membership: this.membershipId, person: this.personId, vacation: this.vacationId, claim: this.claimId, date: this.date, amountCents: this.amountCents,
      route: this.route, rate: this.rateId, blockedReason: this.blockedReason, batch: this.batchId, paidOn: this.paidOn,
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}
