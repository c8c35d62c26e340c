import { applicationEvents, consentEvents, type ConsentCode } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Ended without an outcome that counts: the person may apply again to the same call. */
const OVER = `state IN ('WITHDRAWN', 'LAPSED')`;

@Entity('application')
@Index('application_once', ['callId', 'personId'], { unique: true, where: `NOT (${OVER})` })
@Index('application_list', ['organisationId', 'id'])
export class Application extends Aggregate {
  @Column('uuid') callId: string;
  @Column('uuid') personId: string;
  @Column('uuid') journeyId: string;
  @Column('text') programme: string;
  @Column('text') channel: 'screen' | 'paper' | 'phone';
  @Column({ type: 'text', nullable: true }) personKind: string | null;
  @Column({ type: 'text', nullable: true }) source: string | null;
  /** What the person would like to be and to do, in the programme's own words, and what they have done before. */
  @Column({ type: 'text', nullable: true }) profile: string | null;
  @Column({ type: 'text', nullable: true }) experience: string | null;
  @Column({ type: 'text', array: true, default: '{}' }) tasks: string[];
  /** The agreement of the structure they come with. */
  @Column({ type: 'uuid', nullable: true }) structureId: string | null;
  @Column({ type: 'text', nullable: true }) motivation: string | null;
  @Column('jsonb') needs: string[];
  /** Project ids in the candidate's order. */
  @Column('jsonb') wishes: string[];
  @Column({ type: 'jsonb', nullable: true }) guardianship: { protected: boolean; agreed: boolean; guardianName?: string } | null;
  @Column('jsonb') missing: string[];
  @Column('jsonb') waived: { criterion: string; why: string; by: string }[];
  @Column({ type: 'text', nullable: true }) refusalProposedBy: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  /** Of the office, never in a fact: why, in words, and what else was offered. */
  @Column({ type: 'text', nullable: true }) comment: string | null;
  @Column({ type: 'text', nullable: true }) alternative: string | null;
  @Instant({ nullable: true }) submittedAt: string | null;
  @Column({ type: 'uuid', nullable: true }) slotId: string | null;
  @Instant({ nullable: true }) interviewAt: string | null;
  @Column({ type: 'int', default: 0 }) interviewMoves: number;
  @Column({ type: 'int', default: 0 }) interviewAbsences: number;

  family() {
    return applicationEvents;
  }
  facts() {
    return {
      person: this.personId, call: this.callId, source: this.source ?? undefined, wishes: this.wishes.length ? this.wishes : undefined,
      missing: this.missing.length ? this.missing : undefined, slot: this.slotId ?? undefined, interviewAt: this.interviewAt ?? undefined,
    };
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId };
  }
}

/** Health data, apart from the file it goes with: rows exist only while C1 stands. */
@Entity('lived_experience')
export class LivedExperience {
  @PrimaryColumn('uuid') applicationId: string;
  @Column('uuid') organisationId: string;
  @Index('lived_experience_person')
  @Column('uuid') personId: string;
  @Column('jsonb') entries: { pathway: string; as: string; since?: number; story?: string }[];
}

@Entity('consent_text')
@Unique('consent_text_edition', ['organisationId', 'code', 'edition'])
export class ConsentText {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') code: ConsentCode;
  @Column('int') edition: number;
  @Column('jsonb') text: { fr: string; en?: string };
  @Instant() publishedAt: string;
}

@Entity('consent')
@Index('consent_once', ['organisationId', 'personId', 'code', 'about'], { unique: true, where: `state = 'GIVEN'` })
export class Consent extends Aggregate {
  @Column('uuid') personId: string;
  @Column('text') code: ConsentCode;
  @Column('int') edition: number;
  @Column('text') channel: string;
  /** C3 names the other organisation, C6 the use; empty otherwise. */
  @Column('text') about: string;
  @Column({ type: 'date', nullable: true }) validUntil: string | null;
  @Column({ type: 'text', nullable: true }) withdrawnChannel: string | null;

  family() {
    return consentEvents;
  }
  facts() {
    return { person: this.personId, code: this.code, edition: this.edition, validUntil: this.validUntil ?? undefined };
  }
}

/** Copy of what matching says of its projects: which ones can be wished for. */
@Entity('project_copy')
export class ProjectCopy {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') state: string;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column('int') version: number;
}
