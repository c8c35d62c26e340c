import { Instant } from '@tandem/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Opens one session, once. The address a mail went to is kept as a hash only: recruitment owns it. */
@Entity('one_time_link')
export class OneTimeLink {
  @PrimaryColumn('text') tokenHash: string;
  @Column('uuid') person: string;
  @Column({ type: 'text', nullable: true }) mailHash: string | null;
  @Instant() createdAt: string;
  @Instant() expiresAt: string;
  @Instant({ nullable: true }) usedAt: string | null;
}
