import { payableEvents } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { PayableKind, Route } from '../domain/routes';

export const ONE_PER_VACATION = 'payable_one_per_vacation';
export const ONE_PER_CLAIM = 'payable_one_per_claim';
export const REVERSED_ONCE = 'payable_reversed_once';
export const REPLACED_ONCE = 'payable_replaced_once';

/**
 * Something owed. The unique indexes are for ever: no state of the payable frees its half-day or its claim. A wrong one
 * is reversed once and replaced once, each by another row that names it.
 */
@Entity('payable')
@Index(ONE_PER_VACATION, ['vacationId'], { unique: true, where: `kind = 'INDEMNITY' AND reverses_id IS NULL AND replaces_id IS NULL` })
@Index(ONE_PER_CLAIM, ['claimId'], { unique: true, where: 'reverses_id IS NULL' })
@Index(REVERSED_ONCE, ['reversesId'], { unique: true })
@Index(REPLACED_ONCE, ['replacesId'], { unique: true })
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
  /** Below zero in a reversal, and nowhere else. */
  @Column('int') amountCents: number;
  /** The sum this line takes back. */
  @Column({ type: 'uuid', nullable: true }) reversesId: string | null;
  /** The reversed sum this one is owed instead of, at another rate than its own. */
  @Column({ type: 'uuid', nullable: true }) replacesId: string | null;
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
      reverses: this.reversesId, replaces: this.replacesId,
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}
