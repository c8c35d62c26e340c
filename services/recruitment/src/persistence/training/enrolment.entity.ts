import { enrolmentEvents, enrolmentMachine } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One person in one session, or a prior training recognised without one. */
@Entity('enrolment')
@Index('enrolment_once', ['sessionId', 'personId'], { unique: true, where: `state <> 'CANCELLED'` })
@Index('enrolment_person_course', ['personId', 'course'])
export class Enrolment extends Aggregate {
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) membershipId: string | null;
  @Column({ type: 'uuid', nullable: true }) sessionId: string | null;
  /** Last day of the session, so that whoever waits for attendance knows until when. */
  @Column({ type: 'date', nullable: true }) sessionEnds: string | null;
  @Column('text') course: string;
  @Column('text') side: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Instant({ nullable: true }) waitingSince: string | null;
  @Instant({ nullable: true }) offeredAt: string | null;
  @Column({ type: 'date', nullable: true }) completedOn: string | null;
  /** Proof of a prior training. */
  @Column({ type: 'uuid', nullable: true }) proofFileId: string | null;

  family() {
    return { ...enrolmentEvents, machine: enrolmentMachine };
  }
  facts() {
    return {
      person: this.personId, course: this.course, side: this.side,
      ...(this.membershipId ? { membership: this.membershipId } : {}), ...(this.sessionId ? { session: this.sessionId } : {}),
      ...(this.sessionEnds ? { ends: this.sessionEnds } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}

/** A half-day somebody has promised to a training: nobody is in two rooms at once, in whatever organisation. */
@Entity('training_half_day')
@Index('training_half_day_enrolment', ['enrolmentId'])
export class TrainingHalfDay {
  @PrimaryColumn('uuid') personId: string;
  /** `2024-10-07:AM` */
  @PrimaryColumn('text') halfDay: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') enrolmentId: string;
}
