import { Column, Entity, Index } from 'typeorm';
import { Owned } from './versioned';

export interface Names {
  fr: string;
  en?: string;
}

/** Its own tenant: `organisationId` is its id. */
@Entity('organisation')
export class Organisation extends Owned {
  @Column('text') kind: string;
  @Column('jsonb') names: Names;
  @Column('text') calendar: 'FR' | 'FR-ALSACE-MOSELLE';
  @Column('text') sector: string;
}

@Entity('site')
export class Site extends Owned {
  @Column('jsonb') names: Names;
  @Column({ type: 'text', nullable: true }) city: string | null;
  @Column({ type: 'text', nullable: true }) finess: string | null;
  @Column('boolean') open: boolean;
}

@Entity('unit')
export class Unit extends Owned {
  @Column('jsonb') names: Names;
  @Column({ type: 'uuid', nullable: true }) siteId: string | null;
  @Column('boolean') open: boolean;
}

@Entity('staff')
@Index('staff_once', ['organisationId', 'personId', 'unitKey'], { unique: true, where: 'present' })
export class Staff extends Owned {
  @Column('uuid') personId: string;
  @Column({ type: 'uuid', nullable: true }) unitId: string | null;
  /** The unit, or nothing: an index of uniqueness must not see two nulls as different. */
  @Column('text') unitKey: string;
  @Column({ type: 'text', nullable: true }) title: string | null;
  @Column('boolean') present: boolean;
}

/** A role in a scope. Withdrawn ones are kept: who could do what, when. */
@Entity('grant_given')
@Index('grant_once', ['organisationId', 'personId', 'role', 'scopeKey'], { unique: true, where: 'granted' })
@Index('grant_of_person', ['personId'], { where: 'granted' })
export class Grant extends Owned {
  @Column('uuid') personId: string;
  @Column('text') role: string;
  @Column({ type: 'text', nullable: true }) programme: string | null;
  @Column({ type: 'uuid', nullable: true }) unitId: string | null;
  @Column('text') scopeKey: string;
  @Column('boolean') granted: boolean;
}
