import { Inject } from '@nestjs/common';
import { PLATFORM, type Platform, type Tx } from '@tandem/platform';
import type { InboxConfig } from '../config';
import { backoffMs } from '../domain/backoff';
import { EVERYWHERE } from '../domain/nowhere';
import { layout, TEMPLATES, type TemplateName } from '../domain/templates';
import { MessageRow } from '../persistence/message.entity';
import { asSystem } from '../register/as-system';
import { Post, type SealedLetter } from '../register/post';
import { Tasks } from '../register/tasks';
import { calendarFile } from './calendar';
import { Directory, type Contact } from './directory';
import { Leader } from './leader';
import { Loop } from '../register/loop';
import { MailTransport, type Mail } from './transport';

const AT_ONCE = 4;
/** Only a fallback: what is queued in this process wakes the sender. */
const REST_MS = 150;
/** Long enough for the transaction that queued to have committed; a later commit is found at the next round. */
const AFTER_COMMIT_MS = 15;

type Verdict = { command: 'deliver'; sent: { subject: string; text: string } } | { command: 'bounce' } | { command: 'fail'; reason: string };

/**
 * Sends queued letters after their commit, oldest first. A crash between the server's 250 and our commit sends the same
 * Message-ID again: one mail in effect. A dependency that is down is waited for, for ever.
 */
export class Sender {
  private readonly config: InboxConfig;
  private readonly transport: MailTransport;
  private readonly leader: Leader;
  private readonly loop: Loop;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Post) private readonly post: Post,
    @Inject(Tasks) private readonly tasks: Tasks,
  ) {
    this.config = platform.config as InboxConfig;
    this.transport = new MailTransport(this.config.SMTP_URL, this.config.MAIL_FROM);
    this.leader = new Leader(platform);
    this.loop = new Loop(REST_MS, () => this.round(), (error) => this.waits(error));
    post.onQueued = () => void setTimeout(() => this.loop.wake(), AFTER_COMMIT_MS).unref();
  }
  start(): void {
    this.loop.start();
  }
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.leader.resign();
    this.transport.close();
  }

  private async waits(error: unknown): Promise<void> {
    this.platform.logger.warn({ code: codeOf(error) }, 'the sender waits for its database');
    await this.leader.resign();
  }

  private async round(): Promise<boolean> {
    if (!(await this.leader.leads())) return false;
    const ids = await asSystem(this.platform, 'sender', (tx) => due(tx));
    await Promise.all(ids.map((id) => this.one(id)));
    return ids.length > 0;
  }

  private async one(id: string): Promise<void> {
    try {
      const found = await asSystem(this.platform, 'sender', (tx) => this.open(tx, id));
      const verdict = 'command' in found ? found : await this.send(found.row, found.letter);
      await asSystem(this.platform, 'sender', (tx) => this.record(tx, id, verdict));
    } catch (error) {
      await this.later(id, error);
    }
  }

  private async open(tx: Tx, id: string): Promise<Verdict | { row: MessageRow; letter: SealedLetter }> {
    const row = await tx.get(MessageRow, { id });
    if (await this.post.isStopped(tx, row.personId, null)) return { command: 'fail', reason: 'STOPPED' };
    const letter = await this.post.read(tx, row);
    return letter ? { row, letter } : { command: 'fail', reason: 'ERASED' };
  }

  private async send(row: MessageRow, letter: SealedLetter): Promise<Verdict> {
    const contact = await this.directory.contact(row.personId);
    if (!contact?.mail) return { command: 'fail', reason: 'NO_ADDRESS' };
    const template = TEMPLATES[row.template as TemplateName];
    const written = layout(template[contact.language](letter.params, this.config.PUBLIC_URL), contact.language, contact.givenName);
    const outcome = await this.transport.send(this.mail(row, letter, { ...contact, mail: contact.mail }, written));
    return outcome === 'accepted' ? { command: 'deliver', sent: written } : { command: 'bounce' };
  }

  private mail(row: MessageRow, { invite }: SealedLetter, contact: Contact & { mail: string }, written: { subject: string; text: string }): Mail {
    const { MAIL_FROM, PUBLIC_URL } = this.config;
    const now = this.platform.clock.now();
    const base = { id: row.id, to: contact.mail, from: MAIL_FROM, template: row.template, date: now, ...written };
    if (!invite) return base;
    const from = { name: /^\s*([^<]*?)\s*</.exec(MAIL_FROM)?.[1] || 'Tandem', mail: /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM)?.[0] ?? MAIL_FROM };
    return { ...base, calendar: { method: invite.method, content: calendarFile(invite, { now, from, to: contact.mail, language: contact.language, home: PUBLIC_URL }) } };
  }

  private async record(tx: Tx, id: string, verdict: Verdict): Promise<void> {
    const row = await tx.lock(MessageRow, id);
    if (row.state !== 'QUEUED') return;
    if (verdict.command === 'deliver') {
      await this.post.keep(tx, row, verdict.sent);
      await tx.move(row, 'send');
      await tx.move(row, 'record-delivery');
      return;
    }
    if (TEMPLATES[row.template as TemplateName].secret) row.sealed = null;
    row.reason = verdict.command === 'bounce' ? 'MAIL_REFUSED' : verdict.reason;
    await tx.move(row, verdict.command === 'bounce' ? 'record-bounce' : 'fail', { reason: row.reason });
    if (verdict.command === 'bounce') await this.askToCheck(tx, row);
  }

  /** One task per person, however many letters come back; a sign-in link is no organisation's business. */
  private async askToCheck(tx: Tx, row: MessageRow): Promise<void> {
    if (row.organisationId === EVERYWHERE) return;
    await this.tasks.open(tx, { kind: 'bounce', role: 'coordinator', organisation: row.organisationId, programme: row.programme ?? undefined, journey: row.journey ?? undefined, person: row.personId, code: 'MAIL_REFUSED' });
  }

  private async later(id: string, error: unknown): Promise<void> {
    // The server's own words may hold the address: only its codes are logged.
    this.platform.logger.warn({ message: id, code: codeOf(error) }, 'a letter waits for its mail server or its address');
    await asSystem(this.platform, 'sender', async (tx) => {
      const [row] = (await tx.em.query('SELECT tries FROM message WHERE id = $1', [id])) as { tries: number }[];
      await tx.em.query(`UPDATE message SET tries = tries + 1, next_try_at = now() + $2 * interval '1 millisecond' WHERE id = $1 AND state = 'QUEUED'`, [id, backoffMs(row?.tries ?? 0)]);
    });
  }
}

async function due(tx: Tx): Promise<string[]> {
  const rows = (await tx.em.query(`SELECT id FROM message WHERE state = 'QUEUED' AND next_try_at <= now() ORDER BY next_try_at, id LIMIT ${AT_ONCE}`)) as { id: string }[];
  return rows.map((r) => r.id);
}
const codeOf = (error: unknown): string => {
  const { code, responseCode, name } = error as { code?: string; responseCode?: number; name?: string };
  return String(responseCode ?? code ?? name ?? 'unknown');
};
