import { sessionEvents, sessionMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import type { HalfDay } from '@tandem/kernel';
import { Column, Entity, Index } from 'typeorm';
import type { MixRule } from '../../domain/training/mix';

@Entity('session')
@Index('session_course', ['organisationId', 'course'])
export class TrainingSession extends Aggregate {
  @Column('text') programme: string;
  @Column('text') course: string;
  /** In order of time. */
  @Column('jsonb') halfDays: HalfDay[];
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  @Column('int') places: number;
  @Column('int') minPeople: number;
  @Column('jsonb') mix: MixRule;

  family() {
    return { ...sessionEvents, machine: sessionMachine };
  }
  facts() {
    return {
      course: this.course, starts: this.halfDays[0].date, ends: this.halfDays[this.halfDays.length - 1].date, halfDays: this.halfDays, places: this.places,
      ...(this.siteId ? { site: this.siteId } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme };
  }
}
