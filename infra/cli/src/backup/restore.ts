import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readEnv } from '../init/compose-env.mjs';
import { Sentence, warn } from '../util/say.mjs';
import type { BackupConfig } from './config';
import { databaseName, drop, filledTables, inDatabase, knownMigrations, mustBeAlone, present, stageService, stageTemporal, stagingName, swap } from './databases';
import { checkFiles, readManifest, type Manifest, type ServiceDatabase } from './manifest';
import { countRows, readRows } from './rows';
import { openBroker, readStream, removeStream, streamNames } from './streams';
import { SECRETS_ENV } from './write';

const temporalDatabases = ({ temporal }: Manifest) => (temporal.kind === 'databases' ? temporal.databases : []);
const namesOf = (m: Manifest): string[] => [...m.databases, ...temporalDatabases(m)].map((d) => d.name);

/** A migration that is not here was made by a newer release, or by something else. @throws Sentence naming it */
function mustKnow({ service, name, migrations }: ServiceDatabase, known: typeof knownMigrations): void {
  const here = known(service);
  if (!here || name !== databaseName(service)) throw new Sentence(`The backup holds ${name}, a database of ${service}: this release of Tandem has none such.`);
  const unknown = migrations.filter((m) => !here.includes(m));
  if (unknown.length) throw new Sentence(`The backup was made by a newer release of Tandem: ${service} was migrated by ${unknown.join(', ')}, which this one does not know. Install that release, then restore.`);
}

/** Whole, undamaged, and of a release this one can take up. @throws Sentence */
export async function readable(dir: string, known = knownMigrations): Promise<Manifest> {
  const manifest = readManifest(dir);
  await checkFiles(dir, manifest);
  for (const database of manifest.databases) mustKnow(database, known);
  return manifest;
}

const differences = (expected: Record<string, number>, found: Record<string, number>): string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])].filter((t) => expected[t] !== found[t]).map((t) => `${t}: ${expected[t] ?? 'none'} rows by the manifest, ${found[t] ?? 'none'} in the file`);

/** `--verify`: also reads every row. @throws Sentence */
export async function verifyBackup(dir: string, known = knownMigrations): Promise<Manifest> {
  const manifest = await readable(dir, known);
  for (const { file, tables } of [...manifest.databases, ...temporalDatabases(manifest)]) {
    const wrong = differences(tables, await countRows(path.join(dir, file)));
    if (wrong.length) throw new Sentence(`The backup ${dir} is damaged: ${file}, ${wrong.join('; ')}.`);
  }
  return manifest;
}

/** Keys that open what is sealed must be those of the backup, or the restored house could not read itself. */
function mustHoldTheKeys(dir: string, { SECRETS_FILE }: BackupConfig): void {
  const theirs = path.join(dir, SECRETS_ENV);
  if (!existsSync(theirs)) throw new Sentence('This backup is of a launcher’s data directory: restore it with --data, not into servers.');
  if (!existsSync(SECRETS_FILE ?? '')) throw new Sentence('SECRETS_FILE names no file: say which .env the parts are started with.');
  const [backup, here] = [readEnv(readFileSync(theirs, 'utf8')), readEnv(readFileSync(SECRETS_FILE as string, 'utf8'))];
  const other = Object.keys(backup).filter((k) => /^(SEAL_KEY_|CODEC_KEYS)/.test(k) && backup[k] !== here[k]);
  if (other.length) throw new Sentence(`${SECRETS_FILE} holds other keys than the backup (${other.join(', ')}): put ${theirs} in its place, then restore.`);
}

async function mustBeEmpty(config: BackupConfig, names: readonly string[], streams: readonly { name: string; messages: number }[]): Promise<void> {
  const filled: string[] = streams.filter((s) => s.messages).map((s) => `${s.messages} messages in ${s.name}`);
  for (const name of await present(config.DATABASE_URL, names)) {
    const tables = await inDatabase(config.DATABASE_URL, name, filledTables);
    if (tables.length) filled.push(`${name} (${tables.slice(0, 3).join(', ')}${tables.length > 3 ? ', …' : ''})`);
  }
  if (filled.length) throw new Sentence(`There are data here: ${filled.join('; ')}. --force puts the databases aside and restores; the messages are replaced.`);
}

/** Fills databases beside the present ones. What cannot be filled leaves the present ones as they are. */
async function stage(config: BackupConfig, dir: string, manifest: Manifest): Promise<void> {
  const admin = config.DATABASE_URL;
  const fill = async (database: string, file: string, tables: Record<string, number>) => {
    const wrong = differences(tables, await inDatabase(admin, database, (pg) => readRows(pg, path.join(dir, file))));
    if (wrong.length) throw new Sentence(`${file}: ${wrong.join('; ')}. Nothing was changed.`);
  };
  await Promise.all(manifest.databases.map(async (d) => fill(await stageService(admin, d.service, d.migrations), d.file, d.tables)));
  for (const d of temporalDatabases(manifest)) await fill(await stageTemporal(admin, d.name, d.schema), d.file, d.tables);
}

async function putStreams(config: BackupConfig, dir: string, { streams }: Manifest): Promise<void> {
  const nc = await openBroker(config.NATS_URL);
  try {
    for (const { name } of await streamNames(nc)) await removeStream(nc, name);
    for (const part of streams) await readStream(nc, part, path.join(dir, part.file));
  } catch (error) {
    warn('NATS holds only some of the streams now; the databases are as they were. Run the same command again with --force: it begins anew.');
    throw error;
  } finally {
    await nc.close();
  }
}

/**
 * Databases are filled beside the present ones, then streams are put back, then all databases change names in one
 * transaction: before that last step the present data are untouched. @throws Sentence
 */
export async function restoreBackup(config: BackupConfig, dir: string, force: boolean): Promise<Manifest> {
  const manifest = await readable(dir);
  const { DATABASE_URL, DATA_DIR } = config;
  const names = namesOf(manifest);
  if (!DATA_DIR) mustHoldTheKeys(dir, config);
  if (DATA_DIR && manifest.temporal.kind !== 'file') throw new Sentence('This backup is of servers (docker-compose.yml), with Temporal in Postgres: it cannot be restored into a launcher’s data directory.');
  await mustBeAlone(DATABASE_URL, names);
  const nc = await openBroker(config.NATS_URL);
  const streams = await streamNames(nc).finally(() => nc.close());
  if (!force) await mustBeEmpty(config, names, streams);
  try {
    await stage(config, dir, manifest);
    await putStreams(config, dir, manifest);
  } catch (error) {
    await drop(DATABASE_URL, names.map(stagingName)).catch(() => undefined);
    throw error;
  }
  const aside = await swap(DATABASE_URL, names, manifest.made.replace(/\D/g, '').slice(0, 14) + String(Date.now() % 10_000));
  if (!force) await drop(DATABASE_URL, aside);
  else if (aside.length) warn(`Put aside, to be dropped once all is well: ${aside.join(', ')}.`);
  if (DATA_DIR && manifest.temporal.kind === 'file') for (const file of manifest.temporal.files) copyFileSync(path.join(dir, file), path.join(DATA_DIR, path.basename(file)));
  return manifest;
}
