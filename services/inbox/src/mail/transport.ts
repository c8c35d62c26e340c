import { createTransport, type Transporter } from 'nodemailer';

export interface Mail {
  /** The message's id: the same letter sent twice is the same mail. */
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  template: string;
  date: string;
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}
/** `refused`: the server will never take it for that address. Anything that may pass later throws. */
export type Outcome = 'accepted' | 'refused';

/** SMTP. No mail server in reach, or one that says "later", is not an outcome: the caller tries again. */
export class MailTransport {
  private readonly smtp: Transporter;
  private readonly domain: string;

  constructor(url: string, from: string) {
    // A pool keeps one connection for many letters; a server that hangs is noticed within half a minute.
    this.smtp = createTransport(withOptions(url, 'pool=true&maxConnections=4&connectionTimeout=10000&greetingTimeout=10000&socketTimeout=30000'));
    this.domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'tandem.invalid';
  }

  async send(mail: Mail): Promise<Outcome> {
    try {
      await this.smtp.sendMail({
        from: mail.from, to: mail.to, subject: mail.subject, text: mail.text, date: new Date(mail.date), messageId: `<${mail.id}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Tandem-Template': mail.template },
        ...(mail.calendar ? { icalEvent: { method: mail.calendar.method, filename: 'invitation.ics', content: mail.calendar.content } } : {}),
      });
      return 'accepted';
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      throw error;
    }
  }
  close(): void {
    this.smtp.close();
  }
}

const withOptions = (url: string, options: string): string => `${url}${url.includes('?') ? '&' : '?'}${options}`;

/** 5xx about this letter or its address. A 5xx about our own sign-in or sender is a setting to mend, not their address. */
function isRefusal(error: unknown): boolean {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  if (code === 'EENVELOPE' && responseCode === undefined) return true;
  return responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
