import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Sandbox only: the mails the local mailbox received, as a mail server would keep them. Not Tandem's data (a real
 * mailbox is somebody else's server), so it knows no organisation; it stays empty outside a sandbox.
 */
@Entity('mailbox_mail')
@Index('mailbox_mail_recipient', ['recipient', 'id'])
export class MailboxMail {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id: string;
  /** Delivered again with the same Message-ID: kept once. */
  @Column({ type: 'text', unique: true }) messageId: string;
  @Column('text') recipient: string;
  @Column('text') sender: string;
  @Column('text') subject: string;
  @Column('text') body: string;
  @Column({ type: 'text', nullable: true }) template: string | null;
  @Column({ type: 'text', nullable: true }) calendar: string | null;
  @Column({ type: 'timestamptz', nullable: true }) sentAt: Date | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) receivedAt: Date;
}
