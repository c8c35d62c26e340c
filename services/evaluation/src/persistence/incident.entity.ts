import { incidentEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Authority, Office, Severity } from '../domain/incident';

/** Something went wrong for somebody. What was written is sealed with the key of the person it is about; see incident-vault. */
@Entity('incident')
@Index('incident_office', ['organisationId', 'office'])
export class Incident extends Aggregate {
  @Column('text', { nullable: true }) programme: string | null;
  @Column('text') severity: Severity;
  @Column('text') office: Office;
  @Column('uuid') openedBy: string;
  /** The person it is about, where it is not whoever tells it. */
  @Column('uuid', { nullable: true }) concerns: string | null;
  /** The person it is handed to; nobody yet, and the whole office sees it. */
  @Column('uuid', { nullable: true }) handler: string | null;
  @Column('uuid', { array: true, default: [] }) named: string[];
  @Column('text') sealed: string;
  @Instant({ nullable: true }) calledAt: string | null;
  /** When the house knew of a breach: the 72 hours run from there. */
  @Instant({ nullable: true }) knownAt: string | null;
  @Column('uuid', { nullable: true }) mediator: string | null;
  @Column('text', { nullable: true }) authority: Authority | null;
  @Instant({ nullable: true }) authorityAt: string | null;

  family() {
    return incidentEvents;
  }
  facts() {
    return { severity: this.severity, office: this.office, handler: this.handler, known: this.knownAt, authority: this.authority };
  }
  /** Not who told it, nor who did something about it: that is for those who may read the row. */
  override envelope() {
    return { programme: this.programme ?? undefined, actor: 'system:evaluation/incident' };
  }
}

/** What was written along the way, sealed like the first text. */
@Entity('incident_note')
@Index('incident_note_incident', ['incidentId'])
export class IncidentNote {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') incidentId: string;
  @Column('uuid', { nullable: true }) writtenBy: string | null;
  @Instant() at: string;
  @Column('text') sealed: string;
}
