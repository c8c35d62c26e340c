import type { Grant } from '@tandem/messages';
import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody signed in. The token itself is not kept, so a stolen table opens nothing. Times are the machine’s. */
@Entity('session')
export class Session {
  @PrimaryColumn('text') tokenHash: string;
  @Index('session_person') @Column('uuid') person: string;
  @Column('jsonb') grants: Grant[];
  /** When recruitment was asked: an older answer never overwrites a newer one. */
  @Instant() grantsReadAt: string;
  @Instant() createdAt: string;
  @Instant() expiresAt: string;
  @Instant() seenAt: string;
  @Instant({ nullable: true }) revokedAt: string | null;
}
