import type { Platform } from '@tandem/platform';
import type { ParsedMail } from 'mailparser';

export interface MailShown {
  id: number;
  to: string;
  from: string;
  subject: string;
  text: string;
  template: string | null;
  calendar: string | null;
  sentAt: string | null;
}
interface Row extends Omit<MailShown, 'id' | 'sentAt'> {
  id: string;
  sentAt: Date | null;
}
const SELECT = `SELECT id, recipient AS "to", sender AS "from", subject, body AS text, template, calendar, sent_at AS "sentAt" FROM mailbox_mail`;
const shown = (row: Row): MailShown => ({ ...row, id: Number(row.id), sentAt: row.sentAt?.toISOString() ?? null });

/** The mails of the sandbox, in a table of their own; the same Message-ID to the same address is one mail. */
export class MailStore {
  constructor(private readonly platform: Platform) {}

  async keep(recipient: string, mail: ParsedMail): Promise<void> {
    const calendar = mail.attachments.find((a) => a.contentType === 'text/calendar');
    await this.platform.source.query(
      `INSERT INTO mailbox_mail (message_id, recipient, sender, subject, body, template, calendar, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (message_id) DO NOTHING`,
      [
        `${recipient} ${mail.messageId ?? ''}`, recipient, mail.from?.text ?? '', mail.subject ?? '', mail.text ?? '',
        (mail.headers.get('x-tandem-template') as string | undefined) ?? null, calendar?.content.toString('utf8') ?? null, mail.date ?? null,
      ],
    );
  }
  /** Oldest first after `after` when given (a reader that follows), else the newest. */
  async list({ to, after, limit }: { to?: string; after?: number; limit: number }): Promise<MailShown[]> {
    const rows = (await this.platform.source.query(
      `${SELECT} WHERE ($1::text IS NULL OR recipient = lower($1)) AND ($2::bigint IS NULL OR id > $2) ORDER BY id ${after === undefined ? 'DESC' : 'ASC'} LIMIT $3`,
      [to ?? null, after ?? null, limit],
    )) as Row[];
    return rows.map(shown);
  }
  async find(id: number): Promise<MailShown | undefined> {
    const [row] = (await this.platform.source.query(`${SELECT} WHERE id = $1`, [id])) as Row[];
    return row && shown(row);
  }
}
