import { interviewSlotEvents, interviewSlotMachine } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';

/** One place at an hour of a panel or of a meeting, which may have several. It keeps who was to come also when it was missed; a released one forgets. */
@Entity('interview_slot')
@Index('interview_slot_panel_hour', ['panelId', 'startsAt', 'placeNumber'], { unique: true, where: `state <> 'CANCELLED'` })
@Index('interview_slot_booked_once', ['applicationId'], { unique: true, where: `state = 'BOOKED'` })
@Index('interview_slot_open', ['organisationId', 'startsAt'], { where: `state = 'OPEN'` })
export class InterviewSlot extends Aggregate {
  @Column('uuid') panelId: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Instant() startsAt: string;
  @Column('int') minutes: number;
  @Column('text') mode: string;
  @Column({ type: 'text', nullable: true }) place: string | null;
  @Column({ type: 'uuid', nullable: true }) applicationId: string | null;
  @Column({ type: 'uuid', nullable: true }) candidateId: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  /** The places of one group meeting share it; none when there is one place. */
  @Column({ type: 'uuid', nullable: true }) meetingId: string | null;
  @Column({ type: 'int', default: 1 }) placeNumber: number;
  /** Who held it: panel members, or hosts. */
  @Column({ type: 'uuid', array: true, default: '{}' }) present: string[];

  family() {
    return { ...interviewSlotEvents, machine: interviewSlotMachine };
  }
  facts() {
    const booked = this.applicationId && this.candidateId ? { application: this.applicationId, person: this.candidateId } : {};
    return { panel: this.panelId, startsAt: this.startsAt, mode: this.mode, ...booked };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}
