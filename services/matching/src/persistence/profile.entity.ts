import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Absence, WeeklyHalfDay } from '../domain/availability';
import type { Lived, Never } from '../domain/suitor';

/** A row of ours without a state table; its version numbers its facts. */
export abstract class Kept {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('int') version: number;
  @Instant() updatedAt: string;
}

export interface Wishes {
  languages: string[];
  maxDistanceKm: number | null;
  never: Never;
  formats: string[];
  levels: string[];
  competencies: Record<string, number>;
  curious: boolean;
}

/** `lived` and `topics` are health data: written only with consent C1, gone the moment it is withdrawn. */
@Entity('profile')
@Index('profile_membership', ['membershipId'], { unique: true })
export class Profile extends Kept {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column({ type: 'jsonb', nullable: true }) lived: Lived[] | null;
  @Column({ type: 'text', array: true, nullable: true }) topics: string[] | null;
  @Column({ type: 'int', nullable: true }) capWeek: number | null;
  @Column({ type: 'int', nullable: true }) capMonth: number | null;
  @Column('jsonb') wishes: Wishes;
  @Instant({ nullable: true }) checkedAt: string | null;
}

@Entity('availability')
@Index('availability_membership', ['membershipId'], { unique: true })
export class Availability extends Kept {
  @Column('uuid') membershipId: string;
  @Column('uuid') personId: string;
  @Column('jsonb') weekly: WeeklyHalfDay[];
  @Column('jsonb') away: Absence[];
}

/** What a programme changed of the defaults of `domain/settings.ts`; `source` says who: a person, or a programme version. */
@Entity('programme_setting')
@Index('programme_setting_name', ['organisationId', 'programme', 'name'], { unique: true })
export class ProgrammeSetting extends Kept {
  @Column('text') programme: string;
  @Column('text') name: string;
  @Column('double precision') value: number;
  @Column('text') source: string;
}
