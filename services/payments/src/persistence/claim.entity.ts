import { claimEvents } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { KilometreLine } from '@tandem/kernel';
import type { LineClaimed } from '../domain/claim-lines';

export const PROOF_ONCE = 'claim_proof_once';
export const JOURNEY_ONCE = 'claim_line_journey_once';

@Entity('claim')
@Index('claim_membership', ['membershipId'])
export class Claim extends Aggregate {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) vacationId: string | null;
  @Column({ type: 'uuid', nullable: true }) sessionId: string | null;
  @Column('date') startsOn: string;
  @Column('date') endsOn: string;
  @Column('int') lineCount: number;
  @Column({ type: 'int', nullable: true }) claimedCents: number | null;
  @Column({ type: 'int', nullable: true }) approvedCents: number | null;
  @Column({ type: 'text', nullable: true }) checkedBy: string | null;
  /** What a coordinator asked for, until it is answered. */
  @Column({ type: 'jsonb', nullable: true }) missing: { line?: number; what: string }[] | null;
  @Column({ type: 'boolean', default: false }) reopened: boolean;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;

  family() {
    return claimEvents;
  }
  facts() {
    return {
      membership: this.membershipId, person: this.personId, vacation: this.vacationId, session: this.sessionId, lines: this.lineCount, claimedCents: this.claimedCents, approvedCents: this.approvedCents,
      missing: this.missing ? [...new Set(this.missing.map((m) => m.what))] : undefined,
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journeyId ?? undefined };
  }
}

@Entity('claim_line')
@Index('claim_line_claim', ['claimId', 'n'], { unique: true })
// The same journey on the same day is repaid once, whatever the claim. `live`: submitted and not refused.
@Index(JOURNEY_ONCE, ['personId', 'journeyKey'], { unique: true, where: 'live' })
export class ClaimLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') claimId: string;
  @Column('uuid') personId: string;
  @Column('int') n: number;
  @Column('jsonb') line: LineClaimed;
  @Column({ type: 'text', nullable: true }) journeyKey: string | null;
  @Column('boolean') live: boolean;
  @Column({ type: 'text', nullable: true }) status: 'OK' | 'CAPPED' | 'REFUSED' | null;
  @Column({ type: 'int', nullable: true }) approvedCents: number | null;
  @Column({ type: 'int', nullable: true }) ceilingCents: number | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'jsonb', nullable: true }) bands: KilometreLine[] | null;
}

/** Bytes of a ticket serve once, in any organisation: the index sees them all. */
@Entity('claim_proof')
@Index(PROOF_ONCE, ['sha256'], { unique: true, where: 'live' })
export class ClaimProof {
  @PrimaryColumn('uuid') claimId: string;
  @PrimaryColumn('text') sha256: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') fileId: string;
  @Column('boolean') live: boolean;
}

/** Car kilometres counted by a payer to a person since 1 January; its row is the lock of the year's bands. */
@Entity('kilometre_counter')
export class KilometreCounter {
  @PrimaryColumn('uuid') payerId: string;
  @PrimaryColumn('uuid') personId: string;
  @PrimaryColumn('text') year: string;
  @Column('uuid') organisationId: string;
  /** Tenths of a kilometre. */
  @Column('int') tenths: number;
}

export const CLAIM_ENTITIES = [Claim, ClaimLine, ClaimProof, KilometreCounter];
