import { createDataSource, openDatabase, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import { database } from './database';

test('the migrations build the tables from nothing, and tell the whole truth', async () => {
  const db = await temporaryDatabase();
  const source = createDataSource({ url: db.url, name: 'gateway', ...database });
  await openDatabase(source);
  expect(await schemaDrift(source)).toEqual([]);
  // The door’s own tables are about a person or the installation, never about one organisation: no row security to set.
  const rows = (await source.query(`SELECT count(*)::int AS n FROM information_schema.columns WHERE column_name = 'organisation_id' AND table_name IN ('session', 'one_time_link', 'refusal', 'refusal_total')`)) as { n: number }[];
  expect(rows[0].n).toBe(0);
  await source.destroy();
  await db.drop();
});
