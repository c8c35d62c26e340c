import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The last fact of every aggregate of the other services: what a wait registered late is compared with. */
@Entity('aggregate_state')
export class AggregateStateRow {
  @PrimaryColumn('text') aggregate: string;
  @PrimaryColumn('text') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') state: string;
  @Column('int') version: number;
  @Column('int') n: number;
  @Column('text') actor: string;
  @Instant() at: string;
  /** The fact's data: ids, dates and codes, as on the wire. */
  @Column('jsonb') data: Record<string, unknown>;
}

/** Who holds which role where, from `grant.changed`: reminders to a role go to them. Empty text: no such limit. */
@Entity('role_holder')
@Index('role_holder_role', ['organisationId', 'role'])
export class RoleHolderRow {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') role: string;
  @PrimaryColumn('text') programme: string;
  @PrimaryColumn('text') unit: string;
  @Column('boolean') granted: boolean;
  @Instant() at: string;
}

/** Nothing is written to this person any more: about one journey, or (no journey) about anything. */
@Entity('recipient_stop')
export class RecipientStopRow {
  @PrimaryColumn('uuid') personId: string;
  /** The journey, or the nil id for all. */
  @PrimaryColumn('uuid') journey: string;
  @Column('uuid') organisationId: string;
  @Column('text') reason: string;
  @Instant() at: string;
}
