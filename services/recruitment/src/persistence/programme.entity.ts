import { Aggregate } from '@tandem/platform';
import { Instant } from '@tandem/platform';
import { callEvents, journeyEvents, type JOURNEY_KINDS } from '@tandem/messages';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Names } from './house.entity';

/** Immutable: a change is another version. */
@Entity('programme_version')
@Unique('programme_version_once', ['organisationId', 'programme', 'programmeVersion'])
export class ProgrammeVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') programme: string;
  @Column('int') programmeVersion: number;
  @Column('text') sha256: string;
  @Column('jsonb') definition: Record<string, unknown>;
  @Instant() publishedAt: string;
}

@Entity('call')
export class Call extends Aggregate {
  @Column('text') programme: string;
  /** Pinned when the call is published. */
  @Column({ type: 'int', nullable: true }) programmeVersion: number | null;
  @Column('jsonb') names: Names;
  @Column({ type: 'text', nullable: true }) description: string | null;
  @Column({ type: 'date', nullable: true }) opens: string | null;
  @Column({ type: 'date', nullable: true }) closes: string | null;
  @Column({ type: 'int', nullable: true }) target: number | null;
  @Column('text') audience: 'USERS' | 'TEAMS' | 'BOTH';
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  /** Projects one may wish for; empty: every project open in the organisation. */
  @Column('jsonb') projects: string[];

  family() {
    return callEvents;
  }
  facts() {
    return { programmeVersion: this.programmeVersion ?? undefined, opens: this.opens ?? undefined, closes: this.closes ?? undefined, projects: this.projects };
  }
  override envelope() {
    return { programme: this.programme };
  }
}

export type JourneyKind = (typeof JOURNEY_KINDS)[number];

export interface JourneyStage {
  id: string;
  kind: string;
  state: 'OPEN' | 'CLOSED';
  entered: string;
  closed: string | null;
  outcome: string | null;
}

/**
 * One subject's way through a programme: a person's, a project's, a structure's. Its stages, as they were entered and
 * closed, live in the row. Its id is its own, never that of what it follows: ids of facts are made of them.
 */
@Entity('journey')
@Index('journey_one_open', ['organisationId', 'programme', 'kind', 'personId'], { unique: true, where: `state <> 'CLOSED'` })
export class Journey extends Aggregate {
  @Column('text') kind: JourneyKind;
  @Column('text') programme: string;
  @Column('int') programmeVersion: number;
  /** Null of a project's and a structure's. */
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  /** The project or the structure's agreement it follows. */
  @Column({ type: 'uuid', nullable: true }) subjectId: string | null;
  @Column({ type: 'uuid', nullable: true }) applicationId: string | null;
  @Column({ type: 'uuid', nullable: true }) membershipId: string | null;
  @Column('jsonb') stages: JourneyStage[];
  @Column({ type: 'text', nullable: true }) outcome: string | null;

  family() {
    return journeyEvents;
  }
  facts() {
    return {
      kind: this.kind, person: this.personId ?? undefined, programmeVersion: this.programmeVersion,
      ...(this.kind === 'project' ? { project: this.subjectId ?? undefined } : {}), ...(this.kind === 'structure' ? { agreement: this.subjectId ?? undefined } : {}),
      application: this.applicationId ?? undefined, membership: this.membershipId ?? undefined,
    };
  }
  override envelope() {
    return { programme: this.programme, journey: this.id };
  }
}
