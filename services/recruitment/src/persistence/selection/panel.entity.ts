import { Column, Entity } from 'typeorm';
import type { PanelMember } from '../../domain/selection/panel';
import { Owned } from '../versioned';

/** Who receives candidates: a panel that judges, or the hosts of a meeting (`mode: meeting`), whom no quorum binds. */
@Entity('panel')
export class Panel extends Owned {
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column({ type: 'text', default: 'PANEL' }) kind: 'PANEL' | 'MEETING';
  @Column('jsonb') members: PanelMember[];
}
