import { Column, Entity, Index } from 'typeorm';
import { Owned } from '../versioned';

/** A tie of a person with another, or with a unit. Kind and note never leave this table. */
@Entity('tie')
@Index('tie_person', ['personId'])
@Index('tie_other', ['otherId'])
@Index('tie_once', ['organisationId', 'personId', 'otherKey', 'kind'], { unique: true, where: `state = 'DECLARED'` })
export class Tie extends Owned {
  @Column('text') state: 'DECLARED' | 'FRAMED' | 'ENDED';
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) otherId: string | null;
  @Column({ type: 'uuid', nullable: true }) unitId: string | null;
  /** The other person or the unit, whichever there is: an index of uniqueness must not see two nulls as different. */
  @Column('uuid') otherKey: string;
  @Column('text') kind: string;
  @Column({ type: 'text', nullable: true }) note: string | null;
  /** The written frame that lets somebody work with the team that treats them. */
  @Column({ type: 'uuid', nullable: true }) frameFileId: string | null;
}
