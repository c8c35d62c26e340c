import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { listPage, mailPage, missingPage } from './pages';
import type { MailStore } from './store';

/** Nothing may run in these pages: mails hold what people wrote. */
const HEADERS = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
}
const json = (response: ServerResponse, status: number, body: unknown): void => answer(response, status, 'application/json', JSON.stringify(body));

const whole = (text: string | null): number | undefined => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined);

async function route(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const to = url.searchParams.get('to') ?? undefined;
  if (request.method !== 'GET') return json(response, 405, { code: 'GET_ONLY' });
  if (url.pathname === '/') return answer(response, 200, 'text/html', listPage(await store.list({ to: to || undefined, limit: 200 }), to));
  if (url.pathname === '/api/mails') {
    const items = await store.list({ to, after: whole(url.searchParams.get('after')) ?? 0, limit: Math.min(whole(url.searchParams.get('limit')) ?? 100, 500) });
    return json(response, 200, { items, next: items.at(-1)?.id ?? null });
  }
  const [, api, id] = /^(\/api)?\/mails\/(\d{1,15})$/.exec(url.pathname) ?? [];
  const mail = id ? await store.find(Number(id)) : undefined;
  if (api) return json(response, mail ? 200 : 404, mail ?? { code: 'NOT_FOUND' });
  return answer(response, mail ? 200 : 404, 'text/html', mail ? mailPage(mail) : missingPage());
}

/** The sandbox's mailbox in a browser, and as JSON for the actors of the example. */
export function mailboxWeb(store: MailStore, logger: Logger): Server {
  return createServer((request, response) => {
    route(store, request, response).catch((error: unknown) => {
      logger.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'mailbox page failed');
      json(response, 503, { code: 'UNAVAILABLE' });
    });
  });
}
