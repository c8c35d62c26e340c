import type { HalfDay } from '@tandem/kernel';
import { projectEvents } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { Checklist } from '../domain/checklist';
import type { Need } from '../domain/suitor';

const some = (value: unknown) => (value === null ? undefined : value);
/** Facts carry what is known: a null column is a missing attribute. */
export const known = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, v]) => some(v) !== undefined));

@Entity('project')
@Index('project_call', ['callId', 'state'])
export class Project extends Aggregate {
  @Column('text') programme: string;
  /** Its own id where the programme gives projects a journey. */
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column({ type: 'int', nullable: true }) programmeVersion: number | null;
  @Column('uuid') createdBy: string;
  @Column('text') title: string;
  @Column({ type: 'text', nullable: true }) field: string | null;
  @Column({ type: 'text', nullable: true }) level: string | null;
  @Column({ type: 'text', nullable: true }) why: string | null;
  @Column({ type: 'text', nullable: true }) tasks: string | null;
  @Column('int') seats: number;
  @Column('int') minPartners: number;
  @Column('text', { array: true }) profiles: string[];
  @Column('jsonb') need: Need;
  @Column('date') starts: string;
  @Column('date') ends: string;
  @Column('int') plannedHalfDays: number;
  @Column('jsonb') halfDays: HalfDay[];
  @Column('text', { array: true }) formats: string[];
  @Column({ type: 'uuid', nullable: true }) unitId: string | null;
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  @Column('boolean') remote: boolean;
  @Column({ type: 'uuid', nullable: true }) referentId: string | null;
  @Column({ type: 'uuid', nullable: true }) leadId: string | null;
  @Column('uuid', { array: true, default: [] }) professionals: string[];
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column({ type: 'text', nullable: true }) budgetLine: string | null;
  @Column({ type: 'text', nullable: true }) unpaidReason: string | null;
  @Column('jsonb') checklist: Checklist;
  @Column({ type: 'jsonb', nullable: true }) weights: Record<string, number> | null;
  /** Where it takes up again after a pause. */
  @Column({ type: 'text', nullable: true }) pausedFrom: string | null;
  /** What the partners’ work changed, told to them on that day. */
  @Column({ type: 'text', nullable: true }) feedback: string | null;
  @Column({ type: 'date', nullable: true }) feedbackOn: string | null;
  /** What the coordinators asked to change, or why it was refused, paused or cancelled; its comment is never in a fact. */
  @Column({ type: 'jsonb', nullable: true }) review: { points?: string[]; reason?: string; comment?: string } | null;

  family() {
    return projectEvents;
  }
  facts() {
    return known({
      referent: this.referentId, unit: this.unitId, call: this.callId, field: this.field, level: this.level, starts: this.starts, ends: this.ends,
      seats: this.seats, plannedHalfDays: this.plannedHalfDays, paid: this.budgetLine !== null,
      programmeVersion: this.programmeVersion, feedbackOn: this.feedbackOn,
    });
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
