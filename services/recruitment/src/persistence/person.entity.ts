import { Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Versioned } from './versioned';

/** Installation-wide, the only table without an organisation: an organisation sees who is in its own `known_person`. */
@Entity('person')
export class Person extends Versioned {
  @Column('text') givenName: string;
  @Column('text') familyName: string;
  /** Both names without accents, case or punctuation: duplicates and search. */
  @Index('person_name_key')
  @Column('text') nameKey: string;
  @Column({ type: 'date', nullable: true }) birthDate: string | null;
  @Index('person_mail')
  @Column({ type: 'text', nullable: true }) mail: string | null;
  /** E.164. */
  @Index('person_phone')
  @Column({ type: 'text', nullable: true }) phone: string | null;
  @Column('text') preferredChannel: 'MAIL' | 'SMS' | 'PHONE';
  @Column('text') language: string;
  @Column('boolean') mailVerified: boolean;
}

/** This organisation knows this person: staff, candidate or partner there. Nobody learns of another's rows. */
@Entity('known_person')
export class KnownPerson {
  @PrimaryColumn('uuid') organisationId: string;
  @Index('known_person_person')
  @PrimaryColumn('uuid') personId: string;
  @Instant() since: string;
}
