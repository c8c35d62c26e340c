import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Instant } from './aggregate';

/** Facts to publish, written in the transaction of the change. Kept: `republish` rebuilds a wiped broker from them. */
@Entity('outbox')
@Unique('outbox_aggregate_version_n', ['aggregateId', 'version', 'n'])
@Index('outbox_unpublished', ['seq'], { where: 'published_at IS NULL' })
export class OutboxRow {
  @PrimaryGeneratedColumn({ type: 'bigint' }) seq: string;
  @Column('text') aggregateId: string;
  @Column('int') version: number;
  @Column('int') n: number;
  @Column('text') subject: string;
  @Column('jsonb') event: object;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) publishedAt: Date | null;
}

/** Facts already handled, per consumer. */
@Entity('inbox')
export class InboxRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('text') eventId: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) handledAt: Date;
}

/** Failed tries of a fact that may be poison; a dependency that is down does not count. */
@Entity('attempt')
export class AttemptRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('text') eventId: string;
  @Column('int') tries: number;
}

@Entity('dead_letter')
export class DeadLetterRow {
  @PrimaryColumn('text') consumer: string;
  @PrimaryColumn('text') eventId: string;
  @Column('jsonb') event: object;
  @Column('text') error: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) deadAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) replayedAt: Date | null;
}

/** Accepted commands and their answers, so that a repeat is answered and not done again. */
@Entity('idempotency')
export class IdempotencyRow {
  @PrimaryColumn('text') actor: string;
  @PrimaryColumn('text') key: string;
  @Column('text') operation: string;
  @Column('text') bodyHash: string;
  @Column({ type: 'jsonb', nullable: true }) answer: unknown;
  @Column({ type: 'timestamptz', default: () => 'now()' }) createdAt: Date;
}

/** Who did what, when: one row per accepted command, in its transaction. Ids only. */
@Entity('audit')
export class AuditRow {
  @PrimaryGeneratedColumn({ type: 'bigint' }) seq: string;
  @Instant() at: string;
  @Column('text') actor: string;
  @Column({ type: 'text', nullable: true }) onBehalfOf: string | null;
  @Column({ type: 'text', nullable: true }) channel: string | null;
  @Column('text') operation: string;
  @Column({ type: 'text', nullable: true }) subject: string | null;
  @Column({ type: 'int', nullable: true }) version: number | null;
}

/** One sealing key per person; deleting it makes unreadable what cannot be edited. */
@Entity('person_key')
export class PersonKeyRow {
  @PrimaryColumn('uuid') personId: string;
  @Column('text') sealedKey: string;
}

/** Bytes handed in through the gateway; claimed by a command that carries id and hash, or deleted after 24 h. */
@Entity('file')
export class FileRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') organisationId: string;
  @Column('text') sha256: string;
  @Column('text') type: string;
  @Column('int') size: number;
  @Column('text') uploadedBy: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) uploadedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) claimedAt: Date | null;
  @Column('bytea') bytes: Buffer;
}

export const PLATFORM_ENTITIES = [OutboxRow, InboxRow, AttemptRow, DeadLetterRow, IdempotencyRow, AuditRow, PersonKeyRow, FileRow];
