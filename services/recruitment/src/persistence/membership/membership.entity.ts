import { membershipEvents, membershipMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';

/** A person in a programme. Why they pause stays in `pauseReason`; facts say PERSONAL. */
@Entity('membership')
@Index('membership_once', ['organisationId', 'personId', 'programme'], { unique: true, where: `state NOT IN ('ENDED', 'ALUMNI', 'ANONYMISED')` })
@Index('membership_person', ['personId'])
export class Membership extends Aggregate {
  @Column('uuid') personId: string;
  @Column('text') programme: string;
  @Column({ type: 'int', nullable: true }) programmeVersion: number | null;
  @Column({ type: 'text', nullable: true }) profile: string | null;
  @Column({ type: 'uuid', nullable: true }) applicationId: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  /** Courses of the programme version it was opened under: a later version does not move the goal. */
  @Column({ type: 'text', array: true, default: '{}' }) requiredCourses: string[];
  /** What else its plan asks for before it is active. Of a membership opened before this was kept: everything. */
  @Column({ type: 'text', array: true, default: '{convention,route}' }) asks: string[];
  @Column({ type: 'text', nullable: true }) pauseReason: string | null;
  @Column({ type: 'date', nullable: true }) returns: string | null;
  @Column({ type: 'text', nullable: true }) suspendReason: string | null;
  @Column({ type: 'text', nullable: true }) endReason: string | null;

  family() {
    return { ...membershipEvents, machine: membershipMachine };
  }
  facts() {
    return {
      person: this.personId, ...(this.profile ? { profile: this.profile } : {}), ...(this.applicationId ? { application: this.applicationId } : {}),
      ...(this.returns ? { returns: this.returns } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
