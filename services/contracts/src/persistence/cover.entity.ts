import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ConventionRule } from '../domain/rule';

/** One per membership: is this person covered there, then? Its version grows with each cover.changed. */
@Entity('cover')
@Index('cover_of_membership', ['membershipId'], { unique: true })
export class Cover {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) conventionId: string | null;
  @Column('jsonb') sites: string[];
  @Column({ type: 'date', nullable: true }) validFrom: string | null;
  @Column({ type: 'date', nullable: true }) validTo: string | null;
  @Column('text') state: string;
  @Column('int') version: number;
  @Instant() updatedAt: string;
}

/** Copy of recruitment's memberships. */
@Entity('membership_copy')
export class MembershipCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('text') state: string;
  @Column('int') version: number;
}

/** What each published version of a programme asks of its conventions; one version's rules never change. */
@Entity('programme_copy')
@Index('programme_copy_version', ['organisationId', 'programme', 'version'], { unique: true })
export class ProgrammeCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') programme: string;
  /** The programme's. */
  @Column('int') version: number;
  @Column('jsonb') stages: ConventionRule[];
}

/** Copy of payments' status routes: recorded on the convention, and it chooses the paragraphs of its text. */
@Entity('route_copy')
export class RouteCopy {
  @PrimaryColumn('uuid') membershipId: string;
  @Column('uuid') organisationId: string;
  @Column('text') route: string;
  @Column('int') version: number;
}
