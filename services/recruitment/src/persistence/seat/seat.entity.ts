import { seatEvents, seatMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';

/** A seat in a body of the programme version it was created under (F.13). One that is over is kept: who sat, when. */
@Entity('seat')
@Index('seat_body', ['organisationId', 'programme', 'body'])
@Index('seat_person_once', ['organisationId', 'programme', 'body', 'personId'], { unique: true, where: `state IN ('NOMINATED', 'APPOINTED')` })
export class Seat extends Aggregate {
  @Column('text') programme: string;
  @Column('int') programmeVersion: number;
  @Column('text') body: string;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column({ type: 'uuid', nullable: true }) membershipId: string | null;
  /** Of the membership: an election moves its holder's journey on. */
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column({ type: 'text', nullable: true }) personKind: string | null;
  @Column({ type: 'text', nullable: true }) filledBy: 'APPOINTMENT' | 'ELECTION' | null;
  @Column({ type: 'date', nullable: true }) decidedOn: string | null;
  @Column({ type: 'date', nullable: true }) starts: string | null;
  @Column({ type: 'date', nullable: true }) ends: string | null;
  @Column({ type: 'text', nullable: true }) endReason: string | null;

  family() {
    return { ...seatEvents, machine: seatMachine };
  }
  facts() {
    return {
      body: this.body, ...(this.personId ? { person: this.personId } : {}), ...(this.membershipId ? { membership: this.membershipId } : {}),
      ...(this.starts ? { starts: this.starts } : {}), ...(this.ends ? { ends: this.ends } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
