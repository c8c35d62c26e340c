import { createDataSource, openDatabase, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import type { DataSource } from 'typeorm';
import { database } from './database';

describe('the tables of contracts', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const db = await temporaryDatabase();
    drop = db.drop;
    source = createDataSource({ url: db.url, name: 'contracts', ...database });
    await openDatabase(source);
  });
  afterAll(() => source.destroy().then(() => drop()));

  test('the migrations bring an empty database to the entities, and nothing is left to do', async () => expect(await schemaDrift(source)).toEqual([]));

  test('every table belongs to an organisation, and row security is forced on it', async () => {
    const tables = (await source.query(`SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured,
        EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND a.attnotnull) AS owned
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`)) as { name: string; secured: boolean; owned: boolean }[];
    const ours = new Set(source.entityMetadatas.filter((m) => database.entities.includes(m.target as never)).map((m) => m.tableName));
    expect(ours.size).toBe(database.entities.length);
    expect(tables.filter((t) => ours.has(t.name) && !(t.secured && t.owned))).toEqual([]);
  });
});
