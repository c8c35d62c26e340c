import { createDataSource, openDatabase, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import type { DataSource } from 'typeorm';
import { database } from './database';

/** Platform's own tables hold no rows of an organisation, or their own rule. */
const PLATFORM = ['outbox', 'inbox', 'attempt', 'dead_letter', 'idempotency', 'audit', 'person_key', 'migrations'];

describe('the tables of recruitment', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const db = await temporaryDatabase();
    drop = db.drop;
    source = createDataSource({ url: db.url, name: 'recruitment', ...database });
    await openDatabase(source);
  });
  afterAll(() => source.destroy().then(() => drop()));

  test('the migrations bring an empty database to the entities, and nothing is left to do', async () => expect(await schemaDrift(source)).toEqual([]));

  test('every table but the person’s belongs to an organisation, and row security is forced on it', async () => {
    const tables = (await source.query(`SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured,
        EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND a.attnotnull) AS owned
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`)) as { name: string; secured: boolean; owned: boolean }[];
    const ours = tables.filter((t) => !PLATFORM.includes(t.name));
    expect(ours.length).toBeGreaterThan(14);
    expect(ours.filter((t) => !t.secured || !t.owned).map((t) => t.name)).toEqual(['person']);
  });
});
