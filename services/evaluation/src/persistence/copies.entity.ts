import { Instant } from '@tandem/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What evaluation keeps of other services' facts: ids, dates, codes. A copy is written only by a higher version. */
abstract class Copy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text', { nullable: true }) programme: string | null;
  @Column('int') version: number;
  @Column('text') state: string;
}

@Entity('application_copy')
export class ApplicationCopy extends Copy {
  @Column('uuid') person: string;
  @Column('text', { nullable: true }) source: string | null;
  @Instant({ nullable: true }) submittedAt: string | null;
  @Instant({ nullable: true }) decidedAt: string | null;
}

@Entity('membership_copy')
export class MembershipCopy extends Copy {
  @Column('uuid') person: string;
  @Instant({ nullable: true }) activatedAt: string | null;
  @Instant({ nullable: true }) endedAt: string | null;
  /** When the partner last said that their directory entry is right. */
  @Instant({ nullable: true }) checkedAt: string | null;
}

@Entity('vacation_copy')
export class VacationCopy extends Copy {
  @Column('uuid') membership: string;
  @Column('uuid') person: string;
  @Column('uuid') project: string;
  @Column('uuid', { nullable: true }) referent: string | null;
  @Column('date') date: string;
  @Column('text') level: string;
  /** Null for a half-day heard of before fields were kept: its project's holds. */
  @Column('text', { nullable: true }) field: string | null;
}

@Entity('project_copy')
export class ProjectCopy extends Copy {
  @Column('text', { nullable: true }) field: string | null;
  @Instant({ nullable: true }) approvedAt: string | null;
}

@Entity('assignment_copy')
export class AssignmentCopy extends Copy {
  @Column('uuid') project: string;
}

/** A training somebody completed; professionals have no membership, and are counted by it (I4). */
@Entity('enrolment_copy')
export class EnrolmentCopy extends Copy {
  @Column('uuid') person: string;
  @Column('text') side: string;
  @Instant({ nullable: true }) completedAt: string | null;
}

@Entity('payable_copy')
export class PayableCopy extends Copy {
  @Column('text') kind: string;
  @Column('uuid', { nullable: true }) vacation: string | null;
  @Column('int') amountCents: number;
  @Column('date', { nullable: true }) paidOn: string | null;
}

/** Consents this service obeys: C2, the directory. */
@Entity('consent_copy')
export class ConsentCopy {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') person: string;
  @PrimaryColumn('text') code: string;
  @Column('boolean') given: boolean;
  @Instant() at: string;
}

/** Which questionnaires a programme asks, from its published definition: the same one may be asked of several, or twice. */
@Entity('programme_survey')
export class ProgrammeSurvey {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') programme: string;
  /** Its place in the definition. */
  @PrimaryColumn('int') position: number;
  @Column('text') instrument: string;
  @Column('int') programmeVersion: number;
  @Column('text') trigger: string;
  @Column('text') audience: string;
  /** For VACATIONS: after how many half-days. */
  @Column('int', { nullable: true }) after: number | null;
  @Column('text', { nullable: true }) delay: string | null;
  @Column('text', { nullable: true }) stage: string | null;
  @Column('date', { nullable: true }) day: string | null;
}
