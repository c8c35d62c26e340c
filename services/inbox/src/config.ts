import { loadConfig, port, SERVICE_VARIABLES, type ConfigOf, type Variables } from '@tandem/platform';
import { z } from 'zod';

export const INBOX_VARIABLES = {
  ...SERVICE_VARIABLES,
  SMTP_URL: { schema: z.url({ protocol: /^smtps?$/ }), describe: 'mail server, smtp://user:password@host:port', secret: true },
  MAIL_FROM: { schema: z.string().max(200).regex(/^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address, or: Name <address>'), describe: 'sender of the letters' },
  PUBLIC_URL: { schema: z.url({ protocol: /^https?$/ }), describe: 'address people open in their browser' },
  MAILBOX_PORT: { schema: port.optional(), describe: 'sandbox only: web page of the local mailbox, which then listens on the port of SMTP_URL' },
} as const satisfies Variables;
export type InboxConfig = ConfigOf<typeof INBOX_VARIABLES>;

export const config = (env: Record<string, string | undefined> = process.env): InboxConfig => loadConfig(INBOX_VARIABLES, env);
