import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createDataSource, type DatabaseOptions } from '@tandem/platform';
import { Client } from 'pg';
import { databaseName } from '../platform/databases.mjs';
import { SERVICES } from '../platform/parts.mjs';
import { repoRoot } from '../util/paths.mjs';
import { Sentence } from '../util/say.mjs';
import { tablesOf } from './rows';

export { databaseName, SERVICES };
const CONNECT_MS = 5_000;

const databaseUrl = (admin: string, database: string): string => {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
};

export async function inDatabase<T>(admin: string, database: string, work: (pg: Client) => Promise<T>): Promise<T> {
  const pg = new Client({ connectionString: databaseUrl(admin, database), application_name: 'tandem-backup', connectionTimeoutMillis: CONNECT_MS });
  pg.on('error', () => undefined);
  await pg.connect().catch((error: unknown) => {
    throw new Sentence(`The database ${database} cannot be opened (${error instanceof Error ? error.message : String(error)}).`);
  });
  try {
    return await work(pg);
  } finally {
    await pg.end().catch(() => undefined);
  }
}
const inServer = <T>(admin: string, work: (pg: Client) => Promise<T>) => inDatabase(admin, 'postgres', work);

/** Which of these are there. */
export const present = (admin: string, names: readonly string[]): Promise<string[]> =>
  inServer(admin, async (pg) => (await pg.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE datname = ANY($1) ORDER BY 1', [names])).rows.map((r) => r.name));

/** Whoever is connected may write: a backup would hold one part before, another after. @throws Sentence naming them */
export async function mustBeAlone(admin: string, names: readonly string[]): Promise<void> {
  const busy = await inServer(admin, async (pg) => (await pg.query<{ who: string }>(
    `SELECT DISTINCT coalesce(nullif(application_name, ''), usename::text) || ' (' || datname || ')' AS who FROM pg_stat_activity WHERE datname = ANY($1) AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY 1`, [names],
  )).rows.map((r) => r.who));
  if (busy.length) throw new Sentence(`Still at work: ${busy.join(', ')}. Stop every part of Tandem, and Temporal; Postgres and NATS stay. Nothing was done.`);
}

/** Tables with rows, but those a product fills as it makes them. */
export function filledTables(pg: Client): Promise<string[]> {
  return tablesOf(pg).then(async (tables) => {
    const filled: string[] = [];
    for (const { name } of tables.filter((t) => !['migrations', 'schema_version', 'schema_update_history'].includes(t.name))) {
      const { rows: [{ some }] } = await pg.query<{ some: boolean }>(`SELECT EXISTS (SELECT 1 FROM "${name}") AS some`);
      if (some) filled.push(name);
    }
    return filled;
  });
}

type Migrations = DatabaseOptions['migrations'];
/** Migrations of a service in this release, oldest first. They are read where they were built: nothing here depends on a service. */
function ownMigrations(service: string): Migrations {
  const file = path.join(repoRoot, 'services', service, 'dist/persistence/database.js');
  if (!existsSync(file)) throw new Sentence(`${service} is not built: run npm run build first.`);
  return (createRequire(path.join(repoRoot, 'package.json'))(file) as { database: Pick<DatabaseOptions, 'migrations'> }).database.migrations;
}
/** Names of every migration this release has for a service, platform's own among them; undefined: no such service. */
export function knownMigrations(service: string): string[] | undefined {
  if (!SERVICES.includes(service)) return undefined;
  const all = createDataSource({ url: 'postgres://none', name: 'none', entities: [], migrations: ownMigrations(service) }).options.migrations;
  return (all as unknown as Migrations).map((m) => m.name);
}

export const migrationsOf = (pg: Client): Promise<string[]> =>
  pg.query<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp').then((r) => r.rows.map((row) => row.name), () => []);

export const stagingName = (database: string): string => `${database}_restoring`;

async function createEmpty(admin: string, database: string, owner: string, template: string): Promise<void> {
  await inServer(admin, async (pg) => {
    await pg.query(`DROP DATABASE IF EXISTS "${database}"`);
    await pg.query(`CREATE DATABASE "${database}" OWNER "${owner}" ENCODING 'UTF8' TEMPLATE "${template}"`);
    await pg.query(`REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`);
  });
}

/** An empty database beside the present one, brought to where the backup's was. Owned by the service's role, like the first. */
export async function stageService(admin: string, service: string, names: readonly string[]): Promise<string> {
  const owner = databaseName(service);
  const database = stagingName(owner);
  await createEmpty(admin, database, owner, 'template0');
  const migrations = ownMigrations(service).filter((m) => names.includes(m.name));
  const source = createDataSource({ url: databaseUrl(admin, database), pool: 2, name: 'backup', entities: [], migrations });
  source.setOptions({ extra: { options: `-c role=${owner}` } });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
  return database;
}

export const temporalSchema = (pg: Client): Promise<string> =>
  pg.query<{ version: string }>('SELECT curr_version AS version FROM schema_version LIMIT 1').then((r) => r.rows[0]?.version ?? '', () => '');

/** Temporal's tables are made by its own tool: the present database is copied, and filled. @throws Sentence other tables */
export async function stageTemporal(admin: string, name: string, schema: string): Promise<string> {
  if (!(await present(admin, [name])).length) throw new Sentence(`There is no database ${name}: let temporal-schema make it first (docker compose up temporal-schema).`);
  const here = await inDatabase(admin, name, temporalSchema);
  if (here !== schema) throw new Sentence(`Temporal's tables in ${name} are of version ${here || 'none'}, those of the backup of ${schema}: use the Temporal image the backup was made with.`);
  const owner = await inServer(admin, async (pg) => (await pg.query<{ owner: string }>('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [name])).rows[0].owner);
  await createEmpty(admin, stagingName(name), owner, name);
  return stagingName(name);
}

/** All at once: each present database steps aside and the filled one takes its name. @returns those that stepped aside */
export async function swap(admin: string, names: readonly string[], stamp: string): Promise<string[]> {
  const there = await present(admin, names);
  const aside = (name: string) => `${name}_before_${stamp}`;
  await inServer(admin, async (pg) => {
    await pg.query('BEGIN');
    for (const name of there) await pg.query(`ALTER DATABASE "${name}" RENAME TO "${aside(name)}"`);
    for (const name of names) await pg.query(`ALTER DATABASE "${stagingName(name)}" RENAME TO "${name}"`);
    await pg.query('COMMIT');
  });
  return there.map(aside);
}
export async function drop(admin: string, names: readonly string[]): Promise<void> {
  await inServer(admin, async (pg) => {
    for (const name of names) await pg.query(`DROP DATABASE IF EXISTS "${name}"`);
  });
}
