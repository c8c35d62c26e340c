import { randomBytes } from 'node:crypto';
import { temporaryBroker } from './broker';
import { Client } from 'pg';
import { testActorKeys, testKey } from './keys';

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: medium tests run inside "npm test", which starts Postgres and NATS`);
  return value;
};
export const testDatabaseUrl = (): string => needed('TEST_DATABASE_URL');
export const testNatsUrl = (): string => needed('TEST_NATS_URL');

/** A database of its own, owned by a role that row-level security binds (no superuser), and the test file's own broker. */
export async function temporaryDatabase(): Promise<{ url: string; admin: string; drop: () => Promise<void> }> {
  const broker = await temporaryBroker();
  const name = `tandem_test_${randomBytes(6).toString('hex')}`;
  const root = new Client({ connectionString: testDatabaseUrl() });
  await root.connect();
  await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'test'`);
  await root.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(testDatabaseUrl());
  url.pathname = `/${name}`;
  const admin = url.href;
  url.username = name;
  url.password = 'test';
  return {
    url: url.href,
    admin,
    drop: async () => {
      await root.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await root.query(`DROP ROLE ${name}`);
      await root.end();
      await broker.stop();
    },
  };
}

/** The configuration a service gets in a medium test. */
export function testConfig(part: string, databaseUrl: string) {
  return {
    ROLE: 'all' as const, DATABASE_URL: databaseUrl, DATABASE_POOL: 10, NATS_URL: testNatsUrl(), HEALTH_PORT: 1, LISTEN: '127.0.0.1', SANDBOX: false,
    ACTOR_KEYS: testActorKeys(part), SEAL_KEY: testKey(), LOG_LEVEL: 'error' as const,
  };
}
