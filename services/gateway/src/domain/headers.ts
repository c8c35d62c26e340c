import { isId, TandemError } from '@tandem/kernel';

/** Header values as Fastify gives them; a header sent twice arrives as a list, and only Set-Cookie may. */
export type Headers = Record<string, string | string[] | undefined>;
export type Language = 'fr' | 'en';
export const CHANNELS = ['paper', 'phone'] as const;
export interface Behalf {
  person: string;
  channel: (typeof CHANNELS)[number];
}

export const SESSION_COOKIE = 'tandem_session';

const refused = (header: string): TandemError => new TandemError('MALFORMED_HEADER', { header });
const one = (headers: Headers, name: string): string | undefined => {
  const value = headers[name.toLowerCase()];
  if (Array.isArray(value)) throw refused(name);
  return value?.trim() || undefined;
};

/** `"7"`, `W/"7"` or `7`. A list or `*` is refused: a version that was not read cannot be stated. */
export function ifMatch(headers: Headers): number | undefined {
  const value = one(headers, 'If-Match');
  if (value === undefined) return undefined;
  const found = /^(?:(?:W\/)?"([1-9]\d{0,8})"|([1-9]\d{0,8}))$/.exec(value);
  if (!found) throw refused('If-Match');
  return Number(found[1] ?? found[2]);
}

/** @returns undefined when there is none: whether that is allowed depends on the operation */
export function idempotencyKey(headers: Headers): string | undefined {
  const value = one(headers, 'Idempotency-Key');
  if (value !== undefined && !/^[\x21-\x7e]{8,200}$/.test(value)) throw refused('Idempotency-Key');
  return value;
}

/** The session's token: `Authorization: Bearer`, else the cookie. */
export function sessionToken(headers: Headers): string | undefined {
  return bearer(headers) ?? cookie(headers);
}
export function bearer(headers: Headers): string | undefined {
  const value = one(headers, 'Authorization');
  if (value === undefined) return undefined;
  const token = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(value)?.[1];
  if (!token) throw refused('Authorization');
  return token;
}
function cookie(headers: Headers): string | undefined {
  for (const part of (one(headers, 'Cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}

/** W3C trace context; anything else is dropped, a trace is never a reason to refuse. */
export function traceparent(headers: Headers): string | undefined {
  const value = headers.traceparent;
  return typeof value === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(value) ? value : undefined;
}

/** Somebody's paper or call, entered by the office: both headers or none. */
export function onBehalfOf(headers: Headers): Behalf | undefined {
  const person = one(headers, 'X-On-Behalf-Of');
  const channel = one(headers, 'X-Channel');
  if (person === undefined && channel === undefined) return undefined;
  if (!isId(person)) throw refused('X-On-Behalf-Of');
  if (!CHANNELS.includes(channel as Behalf['channel'])) throw refused('X-Channel');
  return { person, channel: channel as Behalf['channel'] };
}

/** French unless English is asked for more. */
export function language(headers: Headers): Language {
  const value = headers['accept-language'];
  const weight = { fr: 0, en: 0 };
  for (const part of (typeof value === 'string' ? value : '').split(',')) {
    const found = /^\s*(fr|en)(?:-[\w-]+)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part);
    if (!found) continue;
    const name = found[1].toLowerCase() as Language;
    weight[name] = Math.max(weight[name], found[2] === undefined ? 1 : Number(found[2]) || 0);
  }
  return weight.en > weight.fr ? 'en' : 'fr';
}
