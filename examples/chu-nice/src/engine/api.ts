import { seededId } from '@tandem/kernel';

export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, readonly problem: Record<string, unknown>) {
    super(`${status} ${code} ${JSON.stringify(problem.fields ?? problem.title ?? '')}`);
  }
}
export interface CallOptions {
  /** Label of the act; the idempotency key is made from it, so that a repeat is the same command. */
  act?: string;
  version?: number;
  onBehalfOf?: string;
  channel?: 'paper' | 'phone';
  /** Leaves the key out, to see it refused. */
  keyless?: true;
}
// The actors are a client without the contracts’ types, like any other software that calls the API.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = Record<string, any>;

/** Restarts of a killed part take seconds; a minute without the door is a fault worth stopping for. */
const PATIENCE_MS = 120_000;
const PASSING = new Set([502, 503, 504]);

/** The public REST API, as one person sees it. The example knows no other door. */
export class Api {
  private readonly tokens = new Map<string, string>();
  calls = 0;
  constructor(private readonly base: string, private readonly setupToken: string, private readonly run: string) {}

  get = (who: string, path: string): Promise<Json> => this.send(who, 'GET', path);
  /** Everything a list has, page after page. */
  async all(who: string, path: string): Promise<Json[]> {
    const all: Json[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await this.get(who, `${path}?limit=200${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      all.push(...(page.items as Json[]));
      after = page.next as string | null;
    }
    return all;
  }
  /** A file's bytes; a repeat after a lost answer leaves one that nothing claims. */
  async upload(who: string, path: string, bytes: Buffer): Promise<Json> {
    return this.request('POST', path, { authorization: `Bearer ${await this.token(who)}`, 'content-type': 'application/octet-stream' }, bytes);
  }
  post = (who: string, path: string, body: Json = {}, options: CallOptions = {}): Promise<Json> => this.send(who, 'POST', path, body, options);
  put = (who: string, path: string, body: Json = {}, options: CallOptions = {}): Promise<Json> => this.send(who, 'PUT', path, body, options);

  /** First administrator of a new organisation, by the setup token. */
  setup = (body: Json): Promise<Json> => this.request('POST', '/setup', { authorization: `Bearer ${this.setupToken}`, 'idempotency-key': this.key('setup') }, body);

  private key = (act: string): string => seededId(`${this.run}/${act}`);

  private async send(who: string, method: string, path: string, body?: Json, options: CallOptions = {}): Promise<Json> {
    const headers: Record<string, string> = {};
    if (who !== 'public') headers.authorization = `Bearer ${await this.token(who)}`;
    if (method !== 'GET' && !options.keyless) headers['idempotency-key'] = this.key(options.act ?? `${who} ${method} ${path} ${JSON.stringify(body)}`);
    if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
    if (options.onBehalfOf) Object.assign(headers, { 'x-on-behalf-of': options.onBehalfOf, 'x-channel': options.channel ?? 'phone' });
    try {
      return await this.request(method, path, headers, body);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'UNAUTHENTICATED' && who !== 'public')) throw error;
      this.tokens.delete(who);
      return this.request(method, path, { ...headers, authorization: `Bearer ${await this.token(who)}` }, body);
    }
  }

  private async token(who: string): Promise<string> {
    const known = this.tokens.get(who);
    if (known) return known;
    const { token } = await this.request('POST', '/sandbox/sign-in', {}, { person: who });
    this.tokens.set(who, token as string);
    return token as string;
  }

  private async request(method: string, path: string, headers: Record<string, string>, body?: Json | Buffer): Promise<Json> {
    const sent = Buffer.isBuffer(body) ? { headers, body: new Uint8Array(body) } : { headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) }, body: body && JSON.stringify(body) };
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      this.calls += 1;
      try {
        const response = await fetch(`${this.base}/api/v1${path}`, { method, ...sent });
        const answer = (await response.json().catch(() => ({}))) as Json;
        if (response.ok) return answer;
        if (!PASSING.has(response.status) || Date.now() > until) throw new ApiError(response.status, String(answer.code), answer);
      } catch (error) {
        if (error instanceof ApiError || Date.now() > until) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
