import { Column, Entity } from 'typeorm';
import type { PanelMember } from '../../domain/selection/panel';
import { Owned } from '../versioned';

@Entity('panel')
export class Panel extends Owned {
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column('jsonb') members: PanelMember[];
}
