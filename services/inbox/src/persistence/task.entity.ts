import { Aggregate, Instant } from '@tandem/platform';
import { taskEvents, type Role } from '@tandem/messages';
import { Column, Entity, Index } from 'typeorm';

/** Something only a person can do. `personId` is whom it is about (to be called), `doneBy` who did it. */
@Entity('task')
@Index('task_open_key', ['key'], { unique: true, where: "state = 'OPEN'" })
@Index('task_wait', ['wait'], { where: "state = 'OPEN'" })
@Index('task_list', ['organisationId', 'state', 'id'])
export class TaskRow extends Aggregate {
  @Column('text') key: string;
  @Column('text') kind: string;
  @Column('text') role: Role;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) journey: string | null;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column({ type: 'text', nullable: true }) wait: string | null;
  @Column({ type: 'text', nullable: true }) subject: string | null;
  @Column({ type: 'text', nullable: true }) code: string | null;
  @Instant({ nullable: true }) due: string | null;
  @Column({ type: 'text', nullable: true }) outcome: string | null;
  @Column({ type: 'text', nullable: true }) doneBy: string | null;

  family() {
    return taskEvents;
  }
  facts() {
    return {
      kind: this.kind, role: this.role, person: this.personId ?? undefined, wait: this.wait ?? undefined, due: this.due ?? undefined,
      code: this.code ?? undefined, outcome: this.outcome ?? undefined,
    };
  }
  override envelope() {
    return { programme: this.programme ?? undefined, journey: this.journey ?? undefined };
  }
}
