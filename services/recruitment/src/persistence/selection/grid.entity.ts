import { gridEvents, gridMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { GridContent } from '../../domain/selection/grid';

/** One member's own view of one interview. Its content never leaves this table before the others are in. */
@Entity('grid')
@Index('grid_once', ['slotId', 'memberId'], { unique: true })
@Index('grid_application', ['applicationId'])
export class Grid extends Aggregate {
  @Column('uuid') applicationId: string;
  @Column('uuid') slotId: string;
  @Column('uuid') memberId: string;
  @Column('text') memberRole: string;
  @Column({ type: 'jsonb', nullable: true }) content: GridContent | null;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;

  family() {
    return { ...gridEvents, machine: gridMachine };
  }
  facts() {
    return { application: this.applicationId, slot: this.slotId, member: this.memberId, role: this.memberRole };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}
