// A smallest service on the real platform: one table, one command, one consumer. What the benches measure is the platform.
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

const require = createRequire(import.meta.url);
const platform = require('@tandem/platform');
const { inboxOperations, taskEvents } = require('@tandem/messages');
const { newId } = require('@tandem/kernel');
const { testActorKeys, testKey } = require('@tandem/testing');
const { EntitySchema } = require('typeorm');

export { platform, newId, inboxOperations, taskEvents };
export const needed = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set: npm run tandem -- bench <name> sets it`); })();
export const organisation = newId();

export async function temporaryDatabase() {
  const root = new pg.Client({ connectionString: needed('TEST_DATABASE_URL') });
  await root.connect();
  const name = `bench_${randomBytes(5).toString('hex')}`;
  await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'bench'`);
  await root.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(needed('TEST_DATABASE_URL'));
  Object.assign(url, { pathname: `/${name}`, username: name, password: 'bench' });
  return { url: url.href, drop: async () => { await root.query(`DROP DATABASE ${name} WITH (FORCE)`); await root.query(`DROP ROLE ${name}`); await root.end(); } };
}

class Row extends platform.Aggregate {
  family() { return taskEvents; }
  facts() { return { kind: 'call', role: 'coordinator' }; }
}
const RowSchema = new EntitySchema({
  name: 'row', target: Row, tableName: 'row',
  columns: {
    id: { type: 'uuid', primary: true }, organisationId: { type: 'uuid' }, state: { type: 'text' }, version: { type: 'int' },
    createdAt: { type: 'timestamptz' }, updatedAt: { type: 'timestamptz' },
  },
});
class RowTable1800000000000 {
  async up(runner) {
    await runner.query('CREATE TABLE "row" (id uuid PRIMARY KEY, organisation_id uuid NOT NULL, state text NOT NULL, version int NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL)');
    await runner.query('CREATE TABLE effect (event_id text NOT NULL, subject uuid NOT NULL, version int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())');
    await platform.enableRowSecurity(runner, 'row');
  }
}
export { Row };

/** @param {{ consume?: (fact: object, tx: object) => Promise<void>, pool?: number }} options */
export async function sampleService({ consume, pool = 20 } = {}) {
  const db = await temporaryDatabase();
  const config = {
    ROLE: 'all', DATABASE_URL: db.url, DATABASE_POOL: pool, NATS_URL: needed('TEST_NATS_URL'), HEALTH_PORT: 1, LISTEN: '127.0.0.1', SANDBOX: false,
    ACTOR_KEYS: testActorKeys('inbox'), SEAL_KEY: testKey(), LOG_LEVEL: 'error',
  };
  const p = await platform.Platform.open({ service: 'inbox', config, database: { entities: [RowSchema], migrations: [RowTable1800000000000] } });
  if (consume) p.facts.bind(taskEvents.types, { name: 'bench', run: consume });
  return { platform: p, db, start: () => p.start(() => 'inbox'), stop: async () => { await p.stop(); await db.drop(); } };
}

const actor = platform.systemActor('bench');
/** One business change as a use case makes it: the row and its fact in one transaction. */
export function change(p, work) {
  return platform.inTransaction(p.source, ['*'], (em) => work(new platform.Tx({ em, service: 'inbox', now: new Date().toISOString(), actor, grants: actor.grants })));
}
