import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProgrammeMoney } from '../domain/programme-money';

/** What payments keeps of other services' facts: a copy holds the highest version heard. */
abstract class Copy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
}

@Entity('membership_copy')
export class MembershipCopy extends Copy {
  @Column('uuid') personId: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('text') state: string;
  @Column({ type: 'text', nullable: true }) reason: string | null;
}

/** One row per unbroken period: a half-day of last year is still seen as covered when a new convention has begun. */
@Entity('cover_period')
export class CoverPeriodCopy {
  @PrimaryColumn('uuid') membershipId: string;
  @PrimaryColumn('date') startsOn: string;
  @Column('uuid') organisationId: string;
  @Column({ type: 'date', nullable: true }) endsOn: string | null;
  @Column('uuid', { array: true }) sites: string[];
  @Column('text') state: string;
  @Column('int') version: number;
}

@Entity('vacation_copy')
@Index('vacation_copy_membership', ['membershipId', 'date'])
export class VacationCopy extends Copy {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column('date') date: string;
  @Column('text') part: string;
  @Column('boolean') remote: boolean;
  @Column('boolean') late: boolean;
  @Column('text') state: string;
}

@Entity('enrolment_copy')
@Index('enrolment_copy_session', ['sessionId', 'personId'])
export class EnrolmentCopy extends Copy {
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) sessionId: string | null;
  @Column('text') state: string;
}

@Entity('session_copy')
export class SessionCopy extends Copy {
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column({ type: 'text', nullable: true }) course: string | null;
}

/** What a programme's definition says of money: the latest version published. */
@Entity('programme_money')
export class ProgrammeMoneyCopy {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') programme: string;
  @Column('int') version: number;
  @Column('jsonb') money: ProgrammeMoney;
}

export const COPY_ENTITIES = [MembershipCopy, CoverPeriodCopy, VacationCopy, EnrolmentCopy, SessionCopy, ProgrammeMoneyCopy];
