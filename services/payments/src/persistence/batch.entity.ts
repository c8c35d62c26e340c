import { bankDetailsEvents, batchEvents } from '@tandem/messages';
import { Aggregate, Instant } from '@tandem/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Export, PayableKind, PayerKind, Route } from '../domain/routes';

export const ONE_LIVE_LINE = 'batch_line_one_live';

/** Number, holder and BIC are sealed together with the person's key; verification concerns one row, never edited. */
@Entity('bank_details')
@Index('bank_details_current', ['organisationId', 'personId'], { unique: true, where: `state IN ('ENTERED', 'VERIFIED')` })
@Index('bank_details_person', ['personId'])
export class BankDetails extends Aggregate {
  @Column('uuid') personId: string;
  @Column('text') sealed: string;
  @Column('text') holderIs: string;
  @Column('boolean') first: boolean;
  @Instant() usableFrom: string;
  @Column('text') enteredBy: string;
  @Column({ type: 'text', nullable: true }) verifiedBy: string | null;
  @Instant({ nullable: true }) verifiedAt: string | null;

  family() {
    return bankDetailsEvents;
  }
  facts() {
    return { person: this.personId, usableFrom: this.usableFrom };
  }
}

@Entity('batch')
@Index('batch_list', ['organisationId', 'state'])
export class Batch extends Aggregate {
  @Column('uuid') payerId: string;
  @Column('text') payerKind: PayerKind;
  @Column('text') route: Route;
  @Column({ type: 'text', nullable: true }) kind: PayableKind | null;
  @Column('date') executesOn: string;
  @Column('int') lineCount: number;
  @Column('int') totalCents: number;
  @Column({ type: 'int', nullable: true }) returnedLines: number | null;
  @Column({ type: 'text', nullable: true }) sha256: string | null;
  /** Everybody who made, locked or controlled it: none of them approves. */
  @Column('text', { array: true }) preparedBy: string[];
  @Column({ type: 'text', nullable: true }) approvedBy: string | null;
  /** How many times its files came back whole: each turn has files of its own. */
  @Column({ type: 'int', default: 0 }) round: number;

  family() {
    return batchEvents;
  }
  facts() {
    return { payer: this.payerId, route: this.route, executesOn: this.executesOn, lines: this.lineCount, totalCents: this.totalCents, returnedLines: this.returnedLines, sha256: this.sha256 };
  }
}

export type LineStatus = 'LIVE' | 'PAID' | 'RETURNED' | 'TAKEN_OUT';

/** A payable has one living line at most; one that came back is paid by a new line, under a new end-to-end id. */
@Entity('batch_line')
@Index(ONE_LIVE_LINE, ['payableId'], { unique: true, where: `status IN ('LIVE', 'PAID')` })
@Index('batch_line_reference', ['endToEndId'], { unique: true })
@Index('batch_line_batch', ['batchId', 'id'])
export class BatchLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('uuid') batchId: string;
  @Column('uuid') payableId: string;
  @Column('uuid') personId: string;
  @Column('uuid') bankDetailsId: string;
  @Column('text') kind: PayableKind;
  @Column('int') amountCents: number;
  @Column('text') period: string;
  @Column('int') units: number;
  @Column('text') endToEndId: string;
  /** The line whose transfer carries this one, where sums of a person are netted. */
  @Column({ type: 'uuid', nullable: true }) carriedBy: string | null;
  @Column('text') status: LineStatus;
  @Column({ type: 'text', nullable: true }) reason: string | null;
}

/** A file as it was made, sealed with the service's key: it names accounts. Never made twice. */
@Entity('batch_file')
export class BatchFile {
  @PrimaryColumn('uuid') batchId: string;
  @PrimaryColumn('text') file: Export;
  @PrimaryColumn({ type: 'int', default: 0 }) round: number;
  @Column('uuid') organisationId: string;
  @Column('text') filename: string;
  @Column('text') sha256: string;
  @Column('int') lines: number;
  @Column('int') totalCents: number;
  @Column('text') sealed: string;
}

export const BATCH_ENTITIES = [BankDetails, Batch, BatchLine, BatchFile];
