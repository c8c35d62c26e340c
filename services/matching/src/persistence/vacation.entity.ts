import type { HalfDayPart } from '@tandem/kernel';
import { vacationEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import { known } from './project.entity';

/** States in which a half-day of somebody's life is taken. The index sees every organisation: row security does not bind it. */
export const TAKEN_STATES = ['CONFIRMED', 'DONE', 'DECLARED', 'APPROVED', 'DISPUTED', 'NO_SHOW_TEAM'] as const;
export const ONE_PER_HALF_DAY = 'vacation_one_per_half_day';
const taken = TAKEN_STATES.map((s) => `'${s}'`).join(', ');

@Entity('vacation')
@Index(ONE_PER_HALF_DAY, ['personId', 'date', 'part'], { unique: true, where: `state IN (${taken})` })
@Index('vacation_membership', ['membershipId', 'date'])
@Index('vacation_project', ['projectId', 'date'])
@Index('vacation_calendar', ['organisationId', 'date', 'id'])
export class Vacation extends Aggregate {
  @Column('text') programme: string;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column({ type: 'int', nullable: true }) programmeVersion: number | null;
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column('uuid') assignmentId: string;
  @Column('uuid') projectId: string;
  @Column({ type: 'uuid', nullable: true }) referentId: string | null;
  @Column('date') date: string;
  @Column('text') part: HalfDayPart;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  @Column('boolean') remote: boolean;
  @Column('text') format: string;
  @Column('text') field: string;
  @Column('text') level: string;
  /** Planned first, then as declared, then as approved. */
  @Column('int') minutes: number;
  @Column({ type: 'int', nullable: true }) units: number | null;
  @Column('int') payableShare: number;
  @Column('boolean') late: boolean;
  @Column({ type: 'text', nullable: true }) pastReason: string | null;
  /** Why it was cancelled, with health and carer reasons: seen by the person and the coordinators only. */
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'text', nullable: true }) comment: string | null;
  @Column({ type: 'text', nullable: true }) declaredBy: string | null;
  @Instant({ nullable: true }) declaredAt: string | null;
  @Column({ type: 'text', nullable: true }) approvedBy: string | null;

  family() {
    return vacationEvents;
  }
  facts() {
    return known({
      membership: this.membershipId, person: this.personId, assignment: this.assignmentId, project: this.projectId, referent: this.referentId, date: this.date, part: this.part,
      site: this.siteId, remote: this.remote, format: this.format, field: this.field, level: this.level, programmeVersion: this.programmeVersion,
      payableShare: this.payableShare, late: this.late, minutes: this.minutes, units: this.units,
    });
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
