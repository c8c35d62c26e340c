import { signatureEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('signature')
@Index('signature_turn', ['conventionId', 'turn'], { unique: true })
@Index('signature_one_role', ['conventionId', 'personId'], { unique: true })
@Index('signature_by_person', ['personId', 'id'])
export class Signature extends Aggregate {
  @Column('uuid') conventionId: string;
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column('text') role: string;
  /** Place in the order of signing, from 1. */
  @Column('int') turn: number;
  @Column('int') signers: number;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column({ type: 'text', nullable: true }) channel: 'screen' | 'paper' | null;
  @Instant({ nullable: true }) notifiedAt: string | null;
  @Instant({ nullable: true }) viewedAt: string | null;
  @Instant({ nullable: true }) signedAt: string | null;
  @Instant({ nullable: true }) declinedAt: string | null;

  family() {
    return signatureEvents;
  }
  facts() {
    return { convention: this.conventionId, membership: this.membershipId, person: this.personId, role: this.role, order: this.turn, signers: this.signers };
  }
  override envelope() {
    return { ...(this.programme ? { programme: this.programme } : {}), ...(this.journeyId ? { journey: this.journeyId } : {}) };
  }
}

/** A one-time code, never in clear. Its times are the machine's: a code is security, not business. */
@Entity('signing_code')
@Index('signing_code_latest', ['signatureId', 'createdAt'])
export class SigningCode {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') signatureId: string;
  @Column('text') hash: string;
  @Instant() createdAt: string;
  @Instant() expiresAt: string;
  @Column({ type: 'int', default: 0 }) tries: number;
  @Instant({ nullable: true }) usedAt: string | null;
}

/** What happened to a document and its signatures, once and for all: the evidence file is made from it. Nothing updates it. */
@Entity('signing_log')
@Index('signing_log_of_convention', ['conventionId', 'id'])
export class SigningLog {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') conventionId: string;
  @Column({ type: 'uuid', nullable: true }) signatureId: string | null;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column('text') kind: string;
  @Instant() at: string;
  @Instant() serverAt: string;
  @Column('jsonb') detail: Record<string, unknown>;
}
