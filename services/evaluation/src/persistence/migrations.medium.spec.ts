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

test('surveys a programme asked before keep their rows, each with a place of its own', async () => {
  const db = await temporaryDatabase();
  const source = createDataSource({ url: db.url, name: 'evaluation', ...database, migrations: database.migrations.slice(0, 1) });
  const now = createDataSource({ url: db.url, name: 'evaluation', ...database });
  const insert = (instrument: string) => `INSERT INTO programme_survey (organisation_id, programme, instrument, programme_version, trigger, audience) VALUES ('0192f0c1-0000-7000-8000-00000000000a', 'chu-nice', '${instrument}', 1, 'YEARLY', 'PARTNER')`;
  try {
    await source.initialize();
    await source.runMigrations();
    await source.query(`SELECT set_config('tandem.organisations', '*', false); ${insert('exit')}; ${insert('legitimacy')}`);
    await now.initialize();
    await now.runMigrations();
    const rows = await now.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
      return em.query('SELECT count(DISTINCT position)::int n FROM programme_survey') as Promise<unknown>;
    });
    expect(rows).toEqual([{ n: 2 }]);
  } finally {
    await source.destroy();
    await now.destroy();
    await db.drop();
  }
});
