import { Module } from '@nestjs/common';
import { newId } from '@tandem/kernel';
import { familyOf, type Grant, type Operation, type OutputOf, type RawInputOf, type TandemEvent } from '@tandem/messages';
import { ActorTokens, CLOCK_KEY, clockBucket, connectNats, createService, OperationClient, systemActor, type Actor, type Platform } from '@tandem/platform';
import { freePort, temporaryDatabase, testActorKeys, testConfig, testDatabaseUrl, testNatsUrl } from '@tandem/testing';
import { Client } from 'pg';
import { handlers, providers } from '../inbox.module';
import { Directory, type Contact } from '../mail/directory';
import type { MailShown } from '../mailbox/store';
import { database } from '../persistence/database';

/** Two spec files that serve `req.inbox.>` at once would answer each other's requests: one at a time. */
async function oneAtATime(): Promise<() => Promise<void>> {
  const lock = new Client({ connectionString: testDatabaseUrl() });
  await lock.connect();
  await lock.query("SELECT pg_advisory_lock(hashtext('tandem test: inbox'))");
  return () => lock.end();
}

async function setClock(platform: Pick<Platform, 'nc'> | undefined, at: string): Promise<void> {
  const nc = platform?.nc ?? (await connectNats(testNatsUrl(), 'test-clock'));
  await (await clockBucket(nc)).put(CLOCK_KEY, JSON.stringify({ mode: 'stepped', at, since: new Date().toISOString() }));
  if (!platform) await nc.close();
}

/** inbox on the real database, broker and mail server, in a stepped clock; people come from a list instead of recruitment. */
export async function openWorld(startsAt: string) {
  const unlock = await oneAtATime();
  const db = await temporaryDatabase();
  await setClock(undefined, startsAt);
  const people = new Map<string, Contact>();
  let directoryIsDown = false;
  class KnownPeople extends Directory {
    override contact(person: string): Promise<Contact | undefined> {
      return directoryIsDown ? Promise.reject(new Error('down')) : Promise.resolve(people.get(person));
    }
  }
  @Module({ providers: [...providers, { provide: Directory, useClass: KnownPeople }] })
  class TestInbox {}
  const [smtp, web] = [await freePort(), await freePort()];
  const config = { ...testConfig('inbox', db.url), SANDBOX: true, LOG_LEVEL: 'error' as const, SMTP_URL: `smtp://127.0.0.1:${smtp}`, MAIL_FROM: 'Tandem <tandem@exemple.fr>', PUBLIC_URL: 'http://127.0.0.1:3000', MAILBOX_PORT: web };
  const service = await createService({ service: 'inbox', config, database, module: TestInbox, handlers });
  const { platform } = service;
  const gateway = new OperationClient(platform.nc, await ActorTokens.from(testActorKeys('gateway')));

  /** Hand-written SQL sees every organisation. */
  const rows = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    platform.source.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
      return (await em.query(sql, values)) as T[];
    });
  const mails = async (to: string): Promise<MailShown[]> => ((await (await fetch(`http://127.0.0.1:${web}/api/mails?to=${encodeURIComponent(to)}`)).json()) as { items: MailShown[] }).items;

  return {
    platform,
    rows,
    mails,
    /** Waits for so many. */
    mailsTo: (to: string, n = 1): Promise<MailShown[]> => until(() => mails(to), (m) => m.length >= n),
    /** What was written to somebody, in order, sent or not. */
    templatesOf: async (person: string): Promise<string[]> => (await rows<{ template: string }>('SELECT template FROM message WHERE person_id = $1 ORDER BY id', [person])).map((r) => r.template),
    people,
    mailbox: `http://127.0.0.1:${web}`,
    directory: { down: (down: boolean) => void (directoryIsDown = down) },
    clock: (at: string) => setClock(platform, at),
    close: async () => {
      await service.stop();
      await db.drop();
      await unlock();
    },
    system: <O extends Operation>(operation: O, input: RawInputOf<O>, key = `k-${newId()}`): Promise<OutputOf<O>> => platform.client.ask(operation, input, { actor: systemActor('test'), key }),
    as: <O extends Operation>(actor: Actor, operation: O, input: RawInputOf<O>, ifMatch?: number): Promise<OutputOf<O>> => gateway.ask(operation, input, { actor, key: `k-${newId()}`, ifMatch }),
    hear: (fact: TandemEvent) => platform.facts.handle(fact),
    facts: async (type: string, match: Record<string, unknown>): Promise<TandemEvent[]> => {
      const rows = (await platform.source.query(`SELECT event FROM outbox WHERE event->>'type' = $1 AND event->'data' @> $2 ORDER BY seq`, [`${type}.v1`, JSON.stringify(match)])) as { event: TandemEvent }[];
      return rows.map((r) => r.event);
    },
    /** A person who can be written to. */
    person: (mail: string | null, language: 'fr' | 'en' = 'fr'): { id: string; mail: string } => {
      const id = newId();
      people.set(id, { givenName: 'Camille', mail, language });
      return { id, mail: mail ?? '' };
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

export const person = (id: string, ...grants: Grant[]): Actor => ({ sub: `person:${id}`, grants });
export const anAddress = (name = 'camille'): string => `${name}.${newId().slice(-12)}@exemple.fr`;

/** A fact of another service. */
export function fact(type: string, o: { subject: string; organisation: string; version?: number; time?: string; journey?: string; actor?: string; data: Record<string, unknown> }): TandemEvent {
  const family = familyOf(type);
  const version = o.version ?? 1;
  return {
    specversion: '1.0', id: `${o.subject}:${version}:0`, source: `/${family.service}`, type: `${type}.v1`, subject: o.subject, time: o.time ?? '2024-03-04T08:00:00.000Z',
    datacontenttype: 'application/json', dataschema: `tandem:${type}.v1`, organisation: o.organisation, aggregate: family.aggregate, version, actor: o.actor ?? `person:${newId()}`,
    ...(o.journey ? { journey: o.journey } : {}), data: o.data,
  };
}

export async function until<T>(look: () => Promise<T>, ready: (found: T) => boolean, ms = 8_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (ready(found) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
