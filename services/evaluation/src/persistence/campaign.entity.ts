import { campaignEvents, invitationEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('campaign')
@Index('campaign_gathering', ['organisationId', 'programme', 'gathering'], { unique: true })
@Index('campaign_link', ['linkHash'], { where: 'link_hash IS NOT NULL' })
export class Campaign extends Aggregate {
  @Column('text') programme: string;
  @Column('int') programmeVersion: number;
  /** What brings people into the same asking: `legitimacy/2025-S1`, `joint-training/<session>`. */
  @Column('text') gathering: string;
  @Column('text') instrument: string;
  @Column('text') trigger: string;
  @Column('text') audience: string;
  @Column('boolean') anonymous: boolean;
  @Column('date') opens: string;
  @Column('date', { nullable: true }) closes: string | null;
  @Column('int', { default: 0 }) asked: number;
  /** Answers released so far. */
  @Column('int', { default: 0 }) answered: number;
  /** Invited people who said that they will not answer. */
  @Column('int', { default: 0 }) declined: number;
  /** For those no fact names: one link for all of them, good as long as it is open. */
  @Column('text', { nullable: true }) linkHash: string | null;

  family() {
    return campaignEvents;
  }
  facts() {
    const { instrument, trigger, audience, anonymous, programmeVersion, opens, closes, asked, answered, declined } = this;
    return { instrument, trigger, audience, anonymous, programmeVersion, opens, closes, asked, answered, declined };
  }
  override envelope() {
    return { programme: this.programme };
  }
}

/** One person asked once. Burning its ticket changes no date and no version: nothing says when somebody answered. */
@Entity('invitation')
@Index('invitation_once', ['campaignId', 'person'], { unique: true })
@Index('invitation_ticket', ['ticketHash'], { where: 'ticket_hash IS NOT NULL' })
export class Invitation extends Aggregate {
  @Column('uuid') campaignId: string;
  @Column('uuid') person: string;
  @Column('text', { nullable: true }) ticketHash: string | null;
  @Column('boolean', { default: false }) burned: boolean;
  @Instant({ nullable: true }) sentAt: string | null;

  family() {
    return invitationEvents;
  }
  facts() {
    return { campaign: this.campaignId };
  }
}

/** An answer not yet released: no date, a random id. It leaves this table shuffled, five or more at a time, or at close. */
@Entity('pending_answer')
export class PendingAnswer {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') campaignId: string;
  @Column('jsonb') answers: Record<string, number | string>;
}

/** A released answer: the campaign, the day of release, what was said. */
@Entity('response')
export class Response {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') campaignId: string;
  @Column('date') day: string;
  @Column('jsonb') answers: Record<string, number | string>;
}

/** An indicator as it was fixed for a report: later facts do not rewrite it. */
@Entity('indicator_snapshot')
export class IndicatorSnapshot {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text', { nullable: true }) programme: string | null;
  @Column('text') code: string;
  @Column('date') starts: string;
  @Column('date') ends: string;
  @Column('jsonb') figure: object;
  @Instant() computedAt: string;
}
