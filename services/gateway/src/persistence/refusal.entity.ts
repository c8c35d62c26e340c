import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A refused command, once per code however often the same key is repeated: a repeat after a crash must not count twice.
 * `id` is a hash of actor, operation and key.
 */
@Entity('refusal')
export class Refusal {
  @PrimaryColumn('text') id: string;
  @PrimaryColumn('text') code: string;
  @Index('refusal_at') @Instant() at: string;
}

/** Where refusals of past days are added up. */
@Entity('refusal_total')
export class RefusalTotal {
  @PrimaryColumn('text') code: string;
  @Column('int') count: number;
}
