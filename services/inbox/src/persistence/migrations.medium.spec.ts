import { createDataSource, openDatabase, schemaDrift } from '@tandem/platform';
import { temporaryDatabase } from '@tandem/testing';
import type { DataSource } from 'typeorm';
import { database } from './database';

/** Platform's own tables, and the mailbox a sandbox plays the outside world with (README). */
const NOT_OURS = ['migrations', 'outbox', 'inbox', 'attempt', 'dead_letter', 'idempotency', 'audit', 'person_key', 'file', 'mailbox_mail'];

describe('tables of inbox', () => {
  let source: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const db = await temporaryDatabase();
    source = createDataSource({ url: db.url, name: 'inbox', ...database });
    await openDatabase(source);
    drop = () => source.destroy().then(db.drop);
  });
  afterAll(() => drop());

  test('the migrations tell the whole truth', async () => {
    expect(await schemaDrift(source)).toEqual([]);
  });
  test('every table keeps organisations apart', async () => {
    const rows = (await source.query(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS secure, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation_id' AND a.attnotnull) AS owned
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`,
    )) as { name: string; secure: boolean; owned: boolean }[];
    const ours = rows.filter((r) => !NOT_OURS.includes(r.name));
    expect(ours.map((r) => r.name).sort()).toEqual(['aggregate_state', 'message', 'notice', 'recipient_stop', 'role_holder', 'task', 'wait']);
    expect(ours.filter((r) => !r.secure || !r.owned)).toEqual([]);
  });
});
