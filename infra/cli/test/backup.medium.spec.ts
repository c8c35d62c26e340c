import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connectNats } from '@tandem/platform';
import { temporaryBroker, testDatabaseUrl, testNatsUrl } from '@tandem/testing';
import { Client } from 'pg';
import { restore } from '../src/commands/backup.mjs';
import { drop, inDatabase, knownMigrations, present, SERVICES, stageService, swap } from '../src/backup/databases';
import { restoreBackup, verifyBackup } from '../src/backup/restore';
import { writeBackup } from '../src/backup/write';
import { databaseName, ensureDatabases } from '../src/platform/databases.mjs';

const TEMPORAL = 'tandem_test_temporal';
const place = mkdtempSync(path.join(tmpdir(), 'tandem-servers-'));
const dir = path.join(place, 'backup');
const names = [...SERVICES.map(databaseName), TEMPORAL];
/** What a text format could lose: quotes, line ends, emptiness beside nothing. */
const AWKWARD = '{"a": "line\\nend, \\"quoted\\", \\\\ and é"}';
const quiet = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);

describe('servers as docker-compose.yml runs them', () => {
  const admin = testDatabaseUrl();
  let config: Parameters<typeof writeBackup>[0];
  let stop: () => Promise<void>;
  const matching = <T>(work: (pg: Client) => Promise<T>) => inDatabase(admin, 'tandem_matching', work);
  const rows = () => matching(async (pg) => (await pg.query(`SELECT t::text AS row FROM outbox t UNION ALL SELECT t::text FROM idempotency t UNION ALL SELECT t::text FROM file t ORDER BY 1`)).rows);
  const aside = () => inDatabase(admin, 'postgres', async (pg) => (await pg.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname LIKE '%\\_before\\_%' OR datname LIKE '%\\_restoring'`)).rows.map((r) => r.name));

  beforeAll(async () => {
    const broker = await temporaryBroker();
    stop = broker.stop;
    await ensureDatabases(admin, Object.fromEntries(SERVICES.map((s) => [s, 'test'])));
    await Promise.all(SERVICES.map((service) => stageService(admin, service, knownMigrations(service) ?? [])));
    await drop(admin, await swap(admin, SERVICES.map(databaseName), '0'));
    await inDatabase(admin, 'postgres', (pg) => pg.query(`CREATE DATABASE ${TEMPORAL}`));
    await inDatabase(admin, TEMPORAL, async (pg) => {
      await pg.query(`CREATE TABLE schema_version (curr_version text); INSERT INTO schema_version VALUES ('1.18');
        CREATE TABLE executions (id int PRIMARY KEY, data bytea, twice int GENERATED ALWAYS AS (id * 2) STORED); INSERT INTO executions VALUES (7, '\\x00ff0a')`);
    });
    await matching(async (pg) => {
      await pg.query(`INSERT INTO outbox (aggregate_id, version, n, subject, event) VALUES ('a', 1, 0, 's', $1)`, [AWKWARD]);
      await pg.query(`INSERT INTO idempotency (actor, key, operation, body_hash, answer) VALUES ('x', 'nothing', 'o', '', NULL), ('x', 'null', 'o', '', 'null')`);
      await pg.query(`INSERT INTO file (id, organisation_id, sha256, type, size, uploaded_by, bytes) VALUES (gen_random_uuid(), gen_random_uuid(), '', 't', 3, 'u', '\\x000a22')`);
    });
    config = { DATABASE_URL: admin, NATS_URL: testNatsUrl(), SECRETS_FILE: path.join(place, '.env'), TEMPORAL_DATABASES: [TEMPORAL], DATA_DIR: undefined };
    writeFileSync(config.SECRETS_FILE as string, "SEAL_KEY_MATCHING='one'\nPOSTGRES_PASSWORD='p'\n");
    const nc = await connectNats(testNatsUrl(), 'test');
    const jsm = await jetstreamManager(nc);
    await jsm.streams.add({ name: 'FACTS', subjects: ['facts.>'] });
    for (let i = 0; i < 3; i += 1) await jetstream(nc).publish('facts.x', `fact ${i}`);
    await jsm.consumers.add('FACTS', { durable_name: 'reader', ack_policy: AckPolicy.Explicit });
    const first = await (await jetstream(nc).consumers.get('FACTS', 'reader')).next();
    await first?.ackAck();
    await nc.close();
  }, 60_000);
  afterAll(async () => {
    await drop(admin, [...names, ...(await aside())]);
    await stop();
    rmSync(place, { recursive: true });
    quiet.mockRestore();
  });

  it('are backed up only at rest: whoever is connected is named', async () => {
    const busy = new Client({ connectionString: admin.replace(/\/[^/]*$/, '/tandem_matching'), application_name: 'tandem-matching' });
    await busy.connect();
    await expect(writeBackup(config, dir)).rejects.toThrow(/Still at work: tandem-matching \(tandem_matching\)\. Stop every part/);
    await busy.end();
    await expect(writeBackup({ ...config, SECRETS_FILE: undefined }, dir)).rejects.toThrow(/without the keys of \.env/);
  });

  it('are backed up whole, with their keys, for the owner only', async () => {
    const manifest = await writeBackup(config, dir);
    expect(manifest.databases.find((d) => d.service === 'matching')).toMatchObject({ migrations: knownMigrations('matching'), tables: { outbox: 1, idempotency: 2, file: 1 } });
    expect(manifest.temporal).toMatchObject({ databases: [{ name: TEMPORAL, schema: '1.18', tables: { executions: 1 } }] });
    expect(manifest.streams).toMatchObject([{ name: 'FACTS', messages: 3 }]);
    expect([dir, ...Object.keys(manifest.files).map((f) => path.join(dir, f))].map((f) => statSync(f).mode & 0o077)).toEqual(Array(1 + Object.keys(manifest.files).length).fill(0));
    await verifyBackup(dir);
    await expect(writeBackup(config, dir)).rejects.toThrow(/is not empty/);
  });

  it.each<[what: string, prepare: () => Promise<void>, force: boolean, says: RegExp, undo: () => Promise<void>]>([
    ['data that are there', async () => undefined, false, /There are data here: 3 messages in FACTS; tandem_matching \(file, idempotency, outbox\)/, async () => undefined],
    ['other keys', async () => writeFileSync(path.join(place, '.env'), "SEAL_KEY_MATCHING='two'\n"), true, /holds other keys than the backup \(SEAL_KEY_MATCHING\)/, async () => writeFileSync(path.join(place, '.env'), "SEAL_KEY_MATCHING='one'\n")],
    ['Temporal’s tables of another version, once half of it was filled', () => inDatabase(admin, TEMPORAL, async (pg) => void (await pg.query(`UPDATE schema_version SET curr_version = '1.19'`))), true,
      /tables in tandem_test_temporal are of version 1\.19, those of the backup of 1\.18/, () => inDatabase(admin, TEMPORAL, async (pg) => void (await pg.query(`UPDATE schema_version SET curr_version = '1.18'`)))],
  ])('refuse %s, and stay as they were', async (_, prepare, force, says, undo) => {
    const before = await rows();
    await prepare();
    await expect(restoreBackup(config, dir, force)).rejects.toThrow(says);
    await undo();
    expect([await rows(), await aside(), (await present(admin, names)).length]).toEqual([before, [], names.length]);
  });

  it('are restored by force to the letter, what was there put aside; the next number and the next fact follow', async () => {
    const before = await rows();
    await matching((pg) => pg.query('DELETE FROM outbox; DELETE FROM file'));
    await restoreBackup(config, dir, true);
    expect(await rows()).toEqual(before);
    expect((await aside()).length).toBe(names.length);
    expect(await matching(async (pg) => (await pg.query(`INSERT INTO outbox (aggregate_id, version, n, subject, event) VALUES ('b', 1, 0, 's', '{}') RETURNING seq, (SELECT tableowner FROM pg_tables WHERE tablename = 'outbox') AS owner`)).rows)).toEqual([{ seq: '2', owner: 'tandem_matching' }]);
    expect(await inDatabase(admin, TEMPORAL, async (pg) => (await pg.query('SELECT id, data, twice FROM executions')).rows)).toEqual([{ id: 7, data: Buffer.from([0, 255, 10]), twice: 14 }]);
    const nc = await connectNats(testNatsUrl(), 'test');
    const next = await (await jetstream(nc).consumers.get('FACTS', 'reader')).next();
    expect(next?.string()).toBe('fact 1');
    await nc.close();
  });

  it('are not a data directory, and a damaged backup leaves no data directory behind', async () => {
    const data = path.join(place, 'data');
    expect(await restore([dir, '--data', data]).catch((e: Error) => e.message)).toMatch(/is of servers/);
    appendFileSync(path.join(dir, 'databases/tandem_matching.jsonl.gz'), 'x');
    expect(await restore([dir, '--data', data])).toBe(1);
    expect(() => statSync(data)).toThrow(/ENOENT/);
  });
});
