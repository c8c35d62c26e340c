import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { Sentence } from '../util/say.mjs';
import type { BackupConfig } from './config';
import { databaseName, inDatabase, migrationsOf, mustBeAlone, present, SERVICES, temporalSchema } from './databases';
import { MANIFEST, sha256Of, WARNING, type Manifest, type ServiceDatabase, type StreamPart, type TemporalDatabase } from './manifest';
import { writeRows } from './rows';
import { openBroker, streamNames, writeStream } from './streams';

/** Beside the servers in the launcher's data directory: its keys, and which example was lived, by whom. */
const KEPT = ['secrets.json', 'example.json', 'example'];
export const KEPT_DIR = 'kept';
export const SECRETS_ENV = `${KEPT_DIR}/secrets.env`;
/** SQLite keeps what it has not yet folded into the file beside it, when it was not stopped in good order. */
const TEMPORAL_FILES = ['temporal.db', 'temporal.db-wal'];

async function service(config: BackupConfig, dir: string, name: string): Promise<ServiceDatabase> {
  const database = databaseName(name);
  const file = `databases/${database}.jsonl.gz`;
  return inDatabase(config.DATABASE_URL, database, async (pg) => {
    const migrations = await migrationsOf(pg);
    if (!migrations.length) throw new Sentence(`${database} was never migrated: start Tandem once before a backup.`);
    return { name: database, service: name, migrations, file, tables: await writeRows(pg, path.join(dir, file)) };
  });
}

async function temporal(config: BackupConfig, dir: string): Promise<Manifest['temporal']> {
  const { DATA_DIR } = config;
  if (DATA_DIR && !existsSync(path.join(DATA_DIR, TEMPORAL_FILES[0]))) throw new Sentence(`${TEMPORAL_FILES[0]} is not in ${DATA_DIR}: a backup without Temporal would forget every deadline.`);
  if (DATA_DIR) return { kind: 'file', files: TEMPORAL_FILES.filter((f) => copied(path.join(DATA_DIR, f), path.join(dir, 'temporal', f))).map((f) => `temporal/${f}`) };
  const databases: TemporalDatabase[] = [];
  for (const name of config.TEMPORAL_DATABASES) {
    const file = `databases/${name}.jsonl.gz`;
    databases.push(await inDatabase(config.DATABASE_URL, name, async (pg) => ({ name, schema: await temporalSchema(pg), file, tables: await writeRows(pg, path.join(dir, file)) })));
  }
  return { kind: 'databases', databases };
}

async function streams(config: BackupConfig, dir: string): Promise<StreamPart[]> {
  const nc = await openBroker(config.NATS_URL);
  try {
    const out: StreamPart[] = [];
    for (const { name } of await streamNames(nc)) {
      const file = `streams/${name}.snapshot`;
      out.push({ name, file, ...(await writeStream(nc, name, path.join(dir, file))) });
    }
    return out;
  } finally {
    await nc.close();
  }
}

function copied(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  cpSync(from, to, { recursive: true });
  return true;
}
const filesUnder = (dir: string): string[] => readdirSync(dir, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.relative(dir, path.join(e.parentPath, e.name))).sort();

/** Everything in it is for its owner only, whatever the umask and wherever it was copied from. */
function close(dir: string): void {
  chmodSync(dir, 0o700);
  for (const e of readdirSync(dir, { recursive: true, withFileTypes: true })) chmodSync(path.join(e.parentPath, e.name), e.isDirectory() ? 0o700 : 0o600);
}

async function sources(): Promise<Pick<Manifest, 'product' | 'commit'>> {
  const { version } = JSON.parse(readFileSync(path.join(repoRoot, 'package.json'), 'utf8')) as { version: string };
  const head = await run('git', ['-C', repoRoot, 'rev-parse', 'HEAD']);
  return { product: version, commit: head.code === 0 ? head.out.trim() : null };
}

async function write(config: BackupConfig, dir: string): Promise<Manifest> {
  for (const sub of ['databases', 'streams', 'temporal', KEPT_DIR]) mkdirSync(path.join(dir, sub), { mode: 0o700 });
  const databases = await Promise.all(SERVICES.map((name) => service(config, dir, name)));
  const [flows, engine] = [await streams(config, dir), await temporal(config, dir)];
  if (config.DATA_DIR) for (const name of KEPT) copied(path.join(config.DATA_DIR, name), path.join(dir, KEPT_DIR, name));
  else copied(config.SECRETS_FILE ?? '', path.join(dir, SECRETS_ENV));
  const kept = filesUnder(path.join(dir, KEPT_DIR)).map((f) => `${KEPT_DIR}/${f}`);
  const files: Manifest['files'] = {};
  for (const file of filesUnder(dir)) files[file] = { sha256: await sha256Of(path.join(dir, file)), bytes: statSync(path.join(dir, file)).size };
  return { format: 1, ...(await sources()), made: new Date().toISOString(), warning: WARNING, databases, temporal: engine, streams: flows, kept, files };
}

/** Writes the whole backup, or nothing. @throws Sentence */
export async function writeBackup(config: BackupConfig, to: string): Promise<Manifest> {
  const { DATABASE_URL, DATA_DIR, SECRETS_FILE } = config;
  if (existsSync(to) && readdirSync(to).length) throw new Sentence(`${to} is not empty: a backup is written into a directory of its own.`);
  if (!DATA_DIR && !existsSync(SECRETS_FILE ?? '')) throw new Sentence('SECRETS_FILE names no file: without the keys of .env a backup opens nothing of what is sealed.');
  const names = [...SERVICES.map(databaseName), ...(DATA_DIR ? [] : config.TEMPORAL_DATABASES)];
  if ((await present(DATABASE_URL, names)).length < names.length) throw new Sentence(`Not every database is there (${names.join(', ')}): start Tandem once before a backup.`);
  await mustBeAlone(DATABASE_URL, names);
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  try {
    const manifest = await write(config, part);
    writeFileSync(path.join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    close(part);
    // Somebody may have come in meanwhile.
    await mustBeAlone(DATABASE_URL, names);
    if (existsSync(to)) rmSync(to, { recursive: true });
    renameSync(part, to);
    return manifest;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}
