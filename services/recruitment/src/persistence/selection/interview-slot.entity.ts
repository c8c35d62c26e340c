import { interviewSlotEvents, interviewSlotMachine } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';

/** One hour of a panel. It keeps who was to come also when it was missed; a released one forgets. */
@Entity('interview_slot')
@Index('interview_slot_panel_hour', ['panelId', 'startsAt'], { unique: true, where: `state <> 'CANCELLED'` })
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
  /** Panel members who held it. */
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
