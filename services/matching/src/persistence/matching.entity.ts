import { assignmentEvents, proposalEvents, speedDatingEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { Pairing } from '../domain/pairing';
import type { Sentence } from '../domain/suitor';
import { Kept } from './profile.entity';
import { known } from './project.entity';

@Entity('speed_dating')
export class SpeedDating extends Aggregate {
  @Column('text') programme: string;
  @Column({ type: 'uuid', nullable: true }) callId: string | null;
  @Column('jsonb') projects: { project: string; capacity: number }[];
  @Column({ type: 'date', nullable: true }) closes: string | null;
  @Column({ type: 'int', nullable: true }) seed: number | null;
  @Column({ type: 'jsonb', nullable: true }) result: Pairing | null;
  /** The user representative who agreed with this very result; computing again clears it. */
  @Column({ type: 'text', nullable: true }) reviewedBy: string | null;

  family() {
    return speedDatingEvents;
  }
  facts() {
    return known({
      call: this.callId, projects: this.projects.map((p) => p.project), closes: this.closes, seed: this.seed,
      matched: this.result?.pairs.length ?? null, unmatched: this.result?.unmatched.length ?? null,
    });
  }
  override envelope() {
    return { programme: this.programme };
  }
}

/** One side's order; sent again until the close. */
@Entity('ranking')
@Index('ranking_partner', ['speedDatingId', 'membershipId'], { unique: true, where: 'membership_id IS NOT NULL' })
@Index('ranking_team', ['speedDatingId', 'projectId'], { unique: true, where: 'project_id IS NOT NULL' })
export class Ranking extends Kept {
  @Column('uuid') speedDatingId: string;
  @Column('text') side: 'PARTNER' | 'TEAM';
  @Column({ type: 'uuid', nullable: true }) membershipId: string | null;
  @Column({ type: 'uuid', nullable: true }) projectId: string | null;
  @Column('uuid', { array: true }) choices: string[];
  @Column('boolean') acceptsOthers: boolean;
  @Column('text') sentBy: string;
}

abstract class Bond extends Aggregate {
  @Column('text') programme: string;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('uuid') projectId: string;
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}

@Entity('proposal')
@Index('proposal_open', ['projectId', 'membershipId'], { unique: true, where: `state IN ('SUGGESTED', 'PROPOSED', 'ACCEPTED')` })
@Index('proposal_membership', ['membershipId'])
export class Proposal extends Bond {
  @Column('double precision') score: number;
  @Column('jsonb') sentence: Sentence;
  @Column('text', { array: true }) overrides: string[];
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'uuid', nullable: true }) assignmentId: string | null;
  @Instant({ nullable: true }) proposedAt: string | null;

  family() {
    return proposalEvents;
  }
  facts() {
    return known({ project: this.projectId, membership: this.membershipId, person: this.personId, assignment: this.assignmentId });
  }
}

@Entity('assignment')
@Index('assignment_live', ['projectId', 'membershipId'], { unique: true, where: `state IN ('CONFIRMED', 'ACTIVE')` })
@Index('assignment_membership', ['membershipId'])
export class Assignment extends Bond {
  @Column({ type: 'uuid', nullable: true }) referentId: string | null;
  @Column({ type: 'uuid', nullable: true }) proposalId: string | null;
  @Column({ type: 'uuid', nullable: true }) speedDatingId: string | null;
  @Column({ type: 'uuid', nullable: true }) successorId: string | null;
  @Column('date') starts: string;
  @Column('date') ends: string;

  family() {
    return assignmentEvents;
  }
  facts() {
    return known({
      project: this.projectId, membership: this.membershipId, person: this.personId, proposal: this.proposalId, speedDating: this.speedDatingId,
      referent: this.referentId, starts: this.starts, ends: this.ends, successor: this.successorId,
    });
  }
}
