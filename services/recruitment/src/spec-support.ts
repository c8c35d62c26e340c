import { readFileSync } from 'node:fs';
import type { NatsConnection } from '@nats-io/transport-node';
import { newId, type TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type Operation, type OutputOf, type RawInputOf, type Role } from '@tandem/messages';
import { ActorTokens, OperationClient, Platform, publicActor, systemActor, type Actor } from '@tandem/platform';
import { presetPath } from '@tandem/programmes';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { database } from './persistence/database';
import { handlers } from './recruitment.module';

/** The service on a database of its own, and people who ask it things as the gateway would. For the medium tests only. */
export interface Bench {
  platform: Platform;
  ask: <O extends Operation>(operation: O, input: RawInputOf<O>, actor: Actor, ifMatch?: number, key?: string) => Promise<OutputOf<O>>;
  /** The code of the refusal, or `accepted`. */
  refused: <O extends Operation>(operation: O, input: RawInputOf<O>, actor: Actor, ifMatch?: number) => Promise<string>;
  facts: (aggregate: string) => Promise<{ type: string; organisation: string; data: Record<string, unknown> }[]>;
  /** Rows of every table but the bookkeeping: equal before and after a refusal. */
  digest: () => Promise<string>;
  close: () => Promise<void>;
}

/**
 * Nothing listens on the broker, whose subjects are shared with every other test of this service: requests go through
 * the same client, envelope, token, admission and transaction, handed straight to the server.
 */
export async function openBench(): Promise<Bench> {
  const db = await temporaryDatabase();
  const platform = await Platform.open({ service: 'recruitment', config: testConfig('recruitment', db.url), database });
  platform.bind(handlers.map((Handler) => new (Handler as new (platform: Platform) => object)(platform)));
  const server = platform.server as unknown as { serve: (msg: object) => Promise<void> };
  const wire = {
    request: (subject: string, text: string) =>
      new Promise((resolve) => {
        const respond = (reply: string) => resolve({ json: () => JSON.parse(reply) as unknown });
        void server.serve({ subject, reply: 'inbox', json: () => JSON.parse(text) as unknown, respond });
      }),
  } as unknown as NatsConnection;
  const gateway = new OperationClient(wire, await ActorTokens.from(testActorKeys('gateway')));
  const service = new OperationClient(wire, platform.tokens);
  const ask: Bench['ask'] = (operation, input, actor, ifMatch, key = `k-${newId()}`) =>
    (actor.sub.startsWith('system:') ? service : gateway).ask(operation, input, { actor, ifMatch, ...(operation.kind === 'command' ? { key } : {}) });
  const refused: Bench['refused'] = (operation, input, actor, ifMatch) => ask(operation, input, actor, ifMatch).then(() => 'accepted', (e: TandemError) => e.code ?? String(e));
  const facts: Bench['facts'] = async (aggregate) =>
    ((await platform.source.query('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY seq', [aggregate])) as { event: never }[]).map((r) => r.event);
  return { platform, ask, refused, facts, digest: () => digestOf(platform), close: () => platform.stop().then(db.drop) };
}

async function digestOf(platform: Platform): Promise<string> {
  const tables = (await platform.source.query(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('inbox', 'migrations', 'project_copy', 'audit') ORDER BY 1`)) as { t: string }[];
  return platform.source.transaction(async (em) => {
    await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
    const sums: unknown[] = [];
    for (const { t } of tables) {
      const rows = t === 'outbox' ? '(SELECT seq, event FROM outbox)' : `"${t}"`;
      sums.push(await em.query(`SELECT md5(coalesce(string_agg(r::text, '|' ORDER BY r::text), '')) AS d FROM ${rows} r`));
    }
    return JSON.stringify(sums);
  });
}

export const person = (id: string, ...grants: [role: Role, organisation: string][]): Actor => ({ sub: `person:${id}`, grants: grants.map(([role, organisation]) => ({ role, organisation })) });
export const system = systemActor('journey/test');
export const nobody = publicActor;

let count = 0;
/** Somebody fictional nobody has met yet. */
export function somebody(more: Record<string, unknown> = {}) {
  count += 1;
  return { givenName: `Alix${count}`, familyName: `Témoin ${newId().slice(-6)}`, birthDate: '1960-05-17', mail: `alix${count}-${newId().slice(-8)}@exemple.fr`, ...more };
}

/** An organisation with its administrator and one coordinator. */
export async function openHouse(bench: Bench) {
  const setup = await bench.ask(operations.organisationSetup, { kind: 'CHU', names: { fr: 'CHU témoin' }, calendar: 'FR', sector: 'HOSPITAL', admin: somebody() }, nobody);
  const organisation = setup.organisation;
  const admin = person(setup.person, ['admin', organisation]);
  const office = async (role: 'coordinator' | 'ru' | 'lead' | 'professional' | 'dpo') => {
    const { person: id } = await bench.ask(operations.staffJoin, { organisation, person: somebody() }, admin);
    await bench.ask(operations.grantGive, { organisation, person: id, role }, admin);
    return person(id, [role, organisation]);
  };
  return { organisation, admin, adminId: setup.person, coordinator: await office('coordinator'), office };
}
export const definitionText = (preset = 'chu-nice'): string => readFileSync(presetPath(preset), 'utf8');

/** A house whose call takes applications. */
export async function openCall(bench: Bench, more: Record<string, unknown> = {}) {
  const house = await openHouse(bench);
  const { organisation, coordinator } = house;
  await bench.ask(operations.programmePublish, { organisation, text: definitionText() }, coordinator);
  const draft = await bench.ask(operations.callCreate, { organisation, programme: 'chu-nice', names: { fr: 'Devenez patient partenaire' }, ...more }, coordinator);
  await bench.ask(operations.callPublish, { id: draft.id }, coordinator, 1);
  return { ...house, call: draft.id };
}
