import { documentEvents, documentMachine } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';

/** A paper asked of a partner; the bytes are a claimed file of this service. */
@Entity('document')
@Index('document_membership', ['membershipId'])
export class MemberDocument extends Aggregate {
  @Column('uuid') personId: string;
  @Column('uuid') membershipId: string;
  @Column('text') programme: string;
  @Column({ type: 'uuid', nullable: true }) journeyId: string | null;
  @Column('text') kind: string;
  @Column('boolean') compulsory: boolean;
  @Column({ type: 'uuid', nullable: true }) fileId: string | null;
  @Column({ type: 'date', nullable: true }) issued: string | null;
  @Column({ type: 'date', nullable: true }) validUntil: string | null;

  family() {
    return { ...documentEvents, machine: documentMachine };
  }
  facts() {
    return {
      person: this.personId, membership: this.membershipId, kind: this.kind, compulsory: this.compulsory,
      ...(this.issued ? { issued: this.issued } : {}), ...(this.validUntil ? { validUntil: this.validUntil } : {}),
    };
  }
  override envelope() {
    return { programme: this.programme, journey: this.journeyId ?? undefined };
  }
}
