import { Aggregate } from '@tandem/platform';
import { messageEvents } from '@tandem/messages';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One letter to one person. What it says is in `sealed` only, with that person's key; the rest is the delivery log. */
@Entity('message')
@Index('message_queued', ['nextTryAt', 'id'], { where: "state = 'QUEUED'" })
@Index('message_person', ['personId', 'id'])
@Index('message_wait', ['wait'])
@Index('message_list', ['organisationId', 'id'])
export class MessageRow extends Aggregate {
  @Column({ type: 'text', unique: true }) key: string;
  @Column('uuid') personId: string;
  @Column('text') template: string;
  @Column('text') channel: 'MAIL' | 'SMS' | 'POST';
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journey: string | null;
  @Column({ type: 'text', nullable: true }) wait: string | null;
  @Column({ type: 'text', nullable: true }) aboutAggregate: string | null;
  @Column({ type: 'uuid', nullable: true }) aboutRow: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'text', nullable: true }) sealed: string | null;
  @Column({ type: 'int', default: 0 }) tries: number;
  /** The machine's clock: a mail server is down in real time. */
  @Column({ type: 'timestamptz', default: () => 'now()' }) nextTryAt: Date;

  family() {
    return messageEvents;
  }
  facts() {
    return {
      person: this.personId, template: this.template, channel: this.channel, wait: this.wait ?? undefined,
      aggregate: this.aboutAggregate ?? undefined, row: this.aboutRow ?? undefined,
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journey ?? undefined };
  }
}

/** Which message told a person of which reminder of which wait: each is told once, several of one day together. */
@Entity('notice')
export class NoticeRow {
  @PrimaryColumn('text') waitKey: string;
  @PrimaryColumn('timestamptz') at: Date;
  @PrimaryColumn('uuid') personId: string;
  @Column('uuid') organisationId: string;
  @Index('notice_message')
  @Column('uuid') messageId: string;
}
