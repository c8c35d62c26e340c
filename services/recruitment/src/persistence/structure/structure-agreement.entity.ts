import { structureAgreementEvents, structureAgreementMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { Names } from '../house.entity';

/** An agreement with a partner structure (F.15). Its name and papers stay here; facts carry ids and the rhythm. */
@Entity('structure_agreement')
@Index('structure_agreement_once', ['organisationId', 'programme', 'nameKey'], { unique: true, where: `state <> 'ENDED'` })
export class StructureAgreement extends Aggregate {
  @Column('text') programme: string;
  @Column('int') programmeVersion: number;
  /** When the programme has a journey for structures. Never its own id: a fact is told apart by its row and version, and both rows are ours. */
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('uuid') partnerOrganisationId: string;
  @Column('text') kind: string;
  @Column('jsonb') names: Names;
  @Column('text') nameKey: string;
  /** Who answers there, somebody this organisation knows. */
  @Column({ type: 'uuid', nullable: true }) contactId: string | null;
  @Column({ type: 'text', nullable: true }) through: string | null;
  @Column({ type: 'text', nullable: true }) rhythm: 'ONE_OFF' | 'CONTINUOUS' | null;
  /** Papers of the structure the stage asks for, handed in so far. */
  @Column({ type: 'jsonb', default: [] }) documents: { kind: string; file: string }[];
  @Column({ type: 'uuid', nullable: true }) signedFileId: string | null;
  @Column({ type: 'date', nullable: true }) signedOn: string | null;
  @Column({ type: 'uuid', nullable: true }) signedBy: string | null;
  @Column({ type: 'text', nullable: true }) endReason: string | null;

  family() {
    return { ...structureAgreementEvents, machine: structureAgreementMachine };
  }
  facts() {
    return { partnerOrganisation: this.partnerOrganisationId, ...(this.rhythm ? { rhythm: this.rhythm } : {}) };
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
