import { conventionEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentData } from '../domain/document';
import type { Party } from '../domain/parties';
import type { Form } from '../domain/rule';

@Entity('convention')
// Two in force for one membership cannot be: what guards say, the table holds.
@Index('convention_one_in_force', ['membershipId'], { unique: true, where: "state IN ('ACTIVE', 'EXPIRING', 'SUSPENDED')" })
@Index('convention_by_end', ['organisationId', 'ends', 'id'])
@Index('convention_by_hash', ['sha256'], { unique: true, where: 'sha256 IS NOT NULL' })
@Index('convention_by_membership', ['membershipId'])
export class Convention extends Aggregate {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('uuid') templateId: string;
  /** None where the programme asks for none. */
  @Column({ type: 'uuid', nullable: true }) charterId: string | null;
  @Column({ type: 'text', default: 'full' }) form: Form;
  /** The version of the programme it was drafted under. */
  @Column({ type: 'int', nullable: true }) programmeVersion: number | null;
  @Column({ type: 'uuid', nullable: true }) renews: string | null;
  /** The one whose place it takes before its end, on other terms. */
  @Column({ type: 'uuid', nullable: true }) amends: string | null;
  @Column({ type: 'date', nullable: true }) suspendedOn: string | null;
  @Column('date') starts: string;
  @Column('date') ends: string;
  /** Last day after a notice; null without one. */
  @Column({ type: 'date', nullable: true }) endsOn: string | null;
  @Column('jsonb') sites: string[];
  @Column('jsonb') parties: Party[];
  @Column('text') establishment: string;
  @Column('text') mission: string;
  @Column('text') place: string;
  @Column('text') level: string;
  @Column({ type: 'int', nullable: true }) halfDaysCap: number | null;
  @Column({ type: 'text', nullable: true }) rateTable: string | null;
  @Column('int') partnerNoticeDays: number;
  /** The status route known when it was prepared; null also when the person declines money, which teams never learn. */
  @Column({ type: 'text', nullable: true }) route: string | null;
  @Column({ type: 'text', nullable: true }) sha256: string | null;
  @Column({ type: 'int', default: 0 }) signers: number;
  @Column({ type: 'int', default: 0 }) signed: number;
  @Instant({ nullable: true }) sentAt: string | null;
  @Instant({ nullable: true }) signedAt: string | null;
  /** Why it was voided, declined or ended: a code. */
  @Column({ type: 'text', nullable: true }) reason: string | null;

  family() {
    return conventionEvents;
  }
  facts() {
    return {
      membership: this.membershipId, person: this.personId, starts: this.starts, ends: this.ends, endsOn: this.endsOn, renews: this.renews, amends: this.amends, sites: this.sites,
      route: this.route, template: this.templateId, charter: this.charterId, sha256: this.sha256, ...(this.signers ? { signers: this.signers, signed: this.signed } : {}),
    };
  }
  override envelope() {
    return { ...(this.programme ? { programme: this.programme } : {}), ...(this.journeyId ? { journey: this.journeyId } : {}) };
  }
}

/** The frozen document: its bytes, and what they were made from. The only names this service keeps: the law wants the text. */
@Entity('convention_document')
export class ConventionDocument {
  @PrimaryColumn('uuid') conventionId: string;
  @Column('uuid') organisationId: string;
  @Column('text') sha256: string;
  @Column('bytea') bytes: Buffer;
  @Column('jsonb') content: DocumentData;
  @Instant() frozenAt: string;
}
