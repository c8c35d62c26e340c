import { Aggregate, Instant } from '@tandem/platform';
import { waitEvents, type Role } from '@tandem/messages';
import { Column, Entity, Index } from 'typeorm';

const SLUG = /^[a-z][a-z0-9-]{0,79}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A row of the register of waits: who is waited for, for what, until when, and what ends it. */
@Entity('wait')
@Index('wait_ends', ['endsAggregate', 'endsId'], { where: "state = 'OPEN'" })
@Index('wait_next', ['nextAt'], { where: "state = 'OPEN'" })
@Index('wait_workflow', ['workflow'], { where: "state = 'OPEN'" })
@Index('wait_due', ['organisationId', 'state', 'due', 'id'])
@Index('wait_journey', ['journey'])
@Index('wait_person', ['personId'])
export class WaitRow extends Aggregate {
  @Column({ type: 'text', unique: true }) key: string;
  @Column('text') workflow: string;
  @Column('text') process: string;
  @Column('text') step: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journey: string | null;
  @Column('text') role: Role;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Instant() since: string;
  @Instant() due: string;
  @Column('jsonb') reminders: string[];
  /** `then` of the wait; a property of that name would make the row look like a promise. */
  @Column('text') consequence: 'escalate' | 'task' | 'lapse' | 'void' | 'act';
  @Column({ type: 'text', nullable: true }) toRole: Role | null;
  @Column('text') endsAggregate: string;
  @Column('text') endsId: string;
  @Column('jsonb') endsStates: string[];
  @Column({ type: 'int', nullable: true }) seen: number | null;
  @Column('text') sentenceFr: string;
  @Column('text') sentenceEn: string;
  @Instant({ nullable: true }) lastAt: string | null;
  @Instant({ nullable: true }) nextAt: string | null;
  @Column({ type: 'text', nullable: true }) endedBy: string | null;
  @Column({ type: 'text', nullable: true }) doneBy: string | null;

  family() {
    return waitEvents;
  }
  facts() {
    return {
      workflow: this.workflow, key: this.key, role: this.role, person: this.personId ?? undefined, due: this.due, then: this.consequence, endedBy: this.endedBy ?? undefined,
      aggregate: this.endsAggregate, ...(UUID.test(this.endsId) ? { row: this.endsId } : {}), ...(SLUG.test(this.step) ? { step: this.step } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journey ?? undefined };
  }
}
