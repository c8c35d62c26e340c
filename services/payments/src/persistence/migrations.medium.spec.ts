import { createDataSource, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import { database } from './database';

const PLATFORM_TABLES = ['outbox', 'inbox', 'attempt', 'dead_letter', 'idempotency', 'audit', 'person_key', 'file', 'migrations'];

describe('the tables of payments', () => {
  it('come from the migrations alone, each bound to its organisation', async () => {
    const db = await temporaryDatabase();
    const source = createDataSource({ url: db.url, name: 'drift', ...database });
    try {
      await source.initialize();
      await source.runMigrations();
      expect(await schemaDrift(source)).toEqual([]);
      const tables = (await source.query(
        `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secured,
                EXISTS (SELECT FROM information_schema.columns i WHERE i.table_name = c.relname AND i.column_name = 'organisation_id' AND i.is_nullable = 'NO') AS owned
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`,
      )) as { name: string; secured: boolean; owned: boolean }[];
      const own = tables.filter((t) => !PLATFORM_TABLES.includes(t.name));
      expect(own.length).toBe(database.entities.length);
      expect(own.filter((t) => !t.secured || !t.owned)).toEqual([]);
    } finally {
      await source.destroy();
      await db.drop();
    }
  });
});
