import { inboxOperations, type Grant } from '@tandem/messages';
import { CLOCK_KEY, clockBucket, createService, systemActor, type Platform } from '@tandem/platform';
import { newId } from '@tandem/kernel';
import { temporaryDatabase, testConfig, testKey } from '@tandem/testing';
import type { GatewayConfig } from '../config';
import { createGateway, type Gateway } from '../gateway';
import { Sessions } from '../session/sessions';
import { FakeInbox, FakeInboxModule, FakeRecruitment, FakeRecruitmentModule, Task, TaskTable1800000000000, world } from './fakes';

export const SETUP_TOKEN = 'setup-token-of-the-medium-test';
export const UI = 'http://127.0.0.1:8233';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, never> & { [more: string]: unknown };
  text: string;
}
type Headers = Record<string, string>;

/** A gateway in front of two small services, with the words a test needs. */
export interface House {
  gateway: Gateway;
  inbox: Platform;
  call(method: 'GET' | 'POST' | 'PUT' | 'OPTIONS', path: string, options?: { token?: string; body?: unknown; raw?: string | Buffer; headers?: Headers; key?: string }): Promise<Answer>;
  /** A new person with these roles, signed in. */
  someone(...grants: Grant[]): Promise<{ person: string; token: string }>;
  task(organisation: string): Promise<string>;
  stopInbox(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(own: Partial<GatewayConfig> = {}): Promise<House> {
  const databases = await Promise.all([temporaryDatabase(), temporaryDatabase(), temporaryDatabase()]);
  const [inboxDb, recruitmentDb, gatewayDb] = databases;
  const inbox = await createService({ service: 'inbox', config: testConfig('inbox', inboxDb.url), database: { entities: [Task], migrations: [TaskTable1800000000000] }, module: FakeInboxModule, handlers: [FakeInbox] });
  const recruitment = await createService({ service: 'recruitment', config: testConfig('recruitment', recruitmentDb.url), database: { entities: [], migrations: [] }, module: FakeRecruitmentModule, handlers: [FakeRecruitment] });
  await inbox.app.listen(0, '127.0.0.1');
  if (own.SANDBOX) await (await clockBucket(inbox.platform.nc)).create(CLOCK_KEY, JSON.stringify({ mode: 'stepped', at: '2024-03-04T09:00:00.000Z', since: new Date().toISOString() })).catch(() => undefined);
  const nowhere = 'http://127.0.0.1:9';
  const gateway = await createGateway({
    ...testConfig('gateway', gatewayDb.url), PUBLIC_PORT: 1, PUBLIC_URL: 'http://127.0.0.1:8080', SETUP_TOKEN, TEMPORAL_UI_URL: UI, SESSION_HOURS: 12, RATE_LIMIT: 0, SIGN_IN_LIMIT: 1000, TRUSTED_PROXY: undefined,
    SERVICE_URLS: { recruitment: nowhere, matching: nowhere, contracts: nowhere, payments: nowhere, evaluation: nowhere, inbox: await inbox.app.getUrl() },
    CODEC_KEYS: { current: 'k1', keys: { k1: testKey() } }, ...own,
  });
  await gateway.door.getHttpAdapter().getInstance().ready();
  let inboxStopped: Promise<void> | undefined;
  const stopInbox = () => (inboxStopped ??= inbox.stop());

  const call: House['call'] = async (method, path, { token, body, raw, headers = {}, key } = {}) => {
    const answer = await gateway.door.inject({
      method, url: path.startsWith('/codec') || path.startsWith('/docs') || path.startsWith('/api') ? path : `/api/v1${path}`,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(key ? { 'idempotency-key': key } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      payload: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    const json = /json/.test(String(answer.headers['content-type']));
    return { status: answer.statusCode, headers: answer.headers, body: (json && answer.body ? JSON.parse(answer.body) : {}) as Answer['body'], text: answer.body };
  };
  return {
    gateway, inbox: inbox.platform, call, stopInbox,
    someone: async (...grants) => {
      const person = newId();
      world.grants.set(person, grants);
      const { token } = await gateway.door.get(Sessions, { strict: false }).open(person);
      return { person, token };
    },
    task: async (organisation) => (await inbox.platform.client.ask(inboxOperations.taskOpen, { kind: 'call', role: 'coordinator', organisation }, { actor: systemActor('test'), key: `k-${newId()}` })).id,
    close: async () => {
      await gateway.stop();
      await stopInbox();
      await recruitment.stop();
      for (const db of databases) await db.drop();
    },
  };
}
