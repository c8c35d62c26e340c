import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GroupNeeds } from '../domain/group';
import type { ProgrammeRules } from '../domain/programme';

/**
 * What matching keeps of other services' facts, so that a guard never asks anybody. A copy keeps the highest version
 * heard; the owner's later fact compensates (a cover that ends cancels vacations).
 */
abstract class Copy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
}

@Entity('membership_copy')
@Index('membership_copy_programme', ['organisationId', 'programme', 'state'])
@Index('membership_copy_person', ['personId'])
export class MembershipCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') programme: string;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('text') state: string;
  @Column({ type: 'text', nullable: true }) profile: string | null;
  @Column({ type: 'uuid', nullable: true }) applicationId: string | null;
  @Instant() since: string;
}

/** The candidate's wishes, projects in order: the partner ranking of a speed-dating until she ranks again. */
@Entity('application_copy')
export class ApplicationCopy extends Copy {
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column('uuid', { array: true }) wishes: string[];
  @Instant() submittedAt: string;
}

/** One per membership; the id is the membership's. */
@Entity('cover_copy')
export class CoverCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') state: string;
  @Column('uuid', { array: true }) sites: string[];
  @Column({ type: 'date', nullable: true }) startsOn: string | null;
  @Column({ type: 'date', nullable: true }) endsOn: string | null;
}

/** The id is the membership's. */
@Entity('route_copy')
export class RouteCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') route: string;
}

@Entity('consent_copy')
@Index('consent_copy_person', ['personId', 'code'])
export class ConsentCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') code: string;
  @Column('text') state: string;
}

/** Who must not be matched with whom or where; why stays with recruitment. */
@Entity('tie_copy')
@Index('tie_copy_person', ['personId'])
export class TieCopy extends Copy {
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) unitId: string | null;
  @Column({ type: 'uuid', nullable: true }) otherId: string | null;
  @Column('text') state: string;
}

@Entity('training_copy')
@Index('training_copy_person', ['personId'])
export class TrainingCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') course: string;
  @Column('text') state: string;
}

@Entity('document_copy')
@Index('document_copy_person', ['personId'])
export class DocumentCopy extends Copy {
  @Column('uuid') personId: string;
  @Column('text') kind: string;
  @Column('boolean') compulsory: boolean;
  @Column('text') state: string;
}

@Entity('call_copy')
export class CallCopy extends Copy {
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column('text') state: string;
}

/** Which public holidays count. */
@Entity('organisation_copy')
export class OrganisationCopy extends Copy {
  @Column('text') calendar: string;
}

/** The programme version a journey lives by: vacations carry it. */
@Entity('journey_copy')
export class JourneyCopy extends Copy {
  @Column('int') programmeVersion: number;
}

/** What matching obeys of each published version; `version` is the programme's. A project keeps the one it was born under. */
@Entity('programme_copy')
@Index('programme_copy_version', ['organisationId', 'programme', 'version'], { unique: true })
export class ProgrammeCopy extends Copy {
  @Column('text') programme: string;
  @Column('boolean') projectJourney: boolean;
  @Column('jsonb') groupNeeds: GroupNeeds;
  @Column('jsonb') profiles: ProgrammeRules['profiles'];
  @Column('jsonb') formats: ProgrammeRules['formats'];
}

export const COPY_ENTITIES = [MembershipCopy, ApplicationCopy, CoverCopy, RouteCopy, ConsentCopy, TieCopy, TrainingCopy, DocumentCopy, CallCopy, OrganisationCopy, JourneyCopy, ProgrammeCopy];
