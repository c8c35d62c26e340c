import { createDataSource, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import { database } from './database';

test('migrations build the tables the entities describe, each closed to other organisations', async () => {
  const db = await temporaryDatabase();
  const source = createDataSource({ url: db.url, name: 'evaluation', ...database });
  try {
    await source.initialize();
    await source.runMigrations();
    expect(await schemaDrift(source)).toEqual([]);
    const open = await source.query(`SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
    expect(open).toEqual([]);
  } finally {
    await source.destroy();
    await db.drop();
  }
});
