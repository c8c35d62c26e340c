import { once } from 'node:events';
import type { Server } from 'node:http';
import { Inject } from '@nestjs/common';
import { PLATFORM, type Platform } from '@tandem/platform';
import type { SMTPServer } from 'smtp-server';
import type { InboxConfig } from '../config';
import { mailServer } from './smtp';
import { MailStore } from './store';
import { mailboxWeb } from './web';

/** The local mailbox of a sandbox: a mail server where SMTP_URL points, and its page on MAILBOX_PORT. */
export class Mailbox {
  private smtp?: SMTPServer;
  private web?: Server;
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async start(): Promise<void> {
    const { MAILBOX_PORT, SMTP_URL, LISTEN } = this.platform.config as InboxConfig;
    if (!this.platform.config.SANDBOX || !MAILBOX_PORT) return;
    const store = new MailStore(this.platform);
    this.smtp = mailServer(store);
    this.smtp.on('error', (error) => this.platform.logger.warn({ code: (error as NodeJS.ErrnoException).code }, 'mailbox connection'));
    const url = new URL(SMTP_URL);
    await new Promise<void>((ready) => this.smtp?.listen(Number(url.port), url.hostname, ready));
    this.web = mailboxWeb(store, this.platform.logger).listen(MAILBOX_PORT, LISTEN);
    await once(this.web, 'listening');
  }
  async stop(): Promise<void> {
    await new Promise<void>((closed) => (this.smtp ? this.smtp.close(() => closed()) : closed()));
    this.web?.closeAllConnections();
    await new Promise<void>((closed) => (this.web ? this.web.close(() => closed()) : closed()));
  }
}
