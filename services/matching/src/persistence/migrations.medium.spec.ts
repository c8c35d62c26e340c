import { createDataSource, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import type { DataSource } from 'typeorm';
import { database } from './database';

describe('the tables of matching', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const db = await temporaryDatabase();
    drop = db.drop;
    source = createDataSource({ url: db.url, name: 'test', ...database });
    await source.initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source.destroy();
    await drop();
  });

  test('migrations on an empty database tell the whole truth', async () => {
    expect(await schemaDrift(source)).toEqual([]);
  });

  test('every table of ours belongs to an organisation and is closed to the others', async () => {
    const rows = (await source.query(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS closed,
        EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND a.attnotnull) AS owned
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`)) as { name: string; closed: boolean; owned: boolean }[];
    const ours = new Set(source.entityMetadatas.filter((m) => database.entities.includes(m.target as never)).map((m) => m.tableName));
    expect(ours.size).toBe(database.entities.length);
    expect(rows.filter((r) => ours.has(r.name) && !(r.closed && r.owned))).toEqual([]);
  });

  test('the index that keeps a half-day single looks at every organisation', async () => {
    const [row] = (await source.query(`SELECT indexdef FROM pg_indexes WHERE indexname = 'vacation_one_per_half_day'`)) as { indexdef: string }[];
    expect(row.indexdef).toContain('UNIQUE');
    expect(row.indexdef).toContain('(person_id, date, part)');
  });
});
