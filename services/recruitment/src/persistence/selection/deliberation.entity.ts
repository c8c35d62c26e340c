import { Instant } from '@tandem/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The minutes of one decision: who was there, what was decided, and in words why. Read by the office and the candidate only. */
@Entity('deliberation')
export class Deliberation {
  @PrimaryColumn('uuid') applicationId: string;
  @Column('uuid') organisationId: string;
  @Column('text') outcome: string;
  @Column('uuid', { array: true }) present: string[];
  @Column({ type: 'text', nullable: true }) differenceReason: string | null;
  @Column({ type: 'text', nullable: true }) reasonCode: string | null;
  @Column({ type: 'text', nullable: true }) alternative: string | null;
  /** Of a redirection: the other programme, in words. */
  @Column({ type: 'text', nullable: true }) towards: string | null;
  @Column('uuid') decidedBy: string;
  @Instant() decidedAt: string;
}
