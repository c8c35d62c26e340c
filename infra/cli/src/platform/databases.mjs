// `pg` comes with npm ci: this module is only loaded once packages are there.
import { createRequire } from 'node:module';
import path from 'node:path';
import { repoRoot } from '../util/paths.mjs';

const pg = () => createRequire(path.join(repoRoot, 'package.json'))('pg');

async function withClient(url, work) {
  const client = new (pg().Client)({ connectionString: url, connectionTimeoutMillis: 3000 });
  // A server that goes away in between answers here too; the pending query says it better.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export const canQuery = (url) => withClient(url, (c) => c.query('select 1')).then(() => true, () => false);

/** @param {string} adminUrl @param {string} database */
export function urlOf(adminUrl, database, user, password) {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = user;
  url.password = password;
  return url.toString();
}

const NAME = /^[a-z_]+$/;

/**
 * One role and one database per service, each owned by its role, closed to the others. Doing it again changes nothing.
 * @param {string} adminUrl
 * @param {Record<string, string>} passwords service -> password
 */
export const ensureDatabases = (adminUrl, passwords) => withClient(adminUrl, async (client) => {
  const has = async (sql, name) => (await client.query(sql, [name])).rowCount > 0;
  for (const [service, password] of Object.entries(passwords)) {
    const name = databaseName(service);
    const attributes = `login nosuperuser nocreatedb nocreaterole password '${password.replaceAll("'", "''")}'`;
    const verb = (await has('select 1 from pg_roles where rolname = $1', name)) ? 'alter' : 'create';
    await client.query(`${verb} role ${name} with ${attributes}`);
    if (!(await has('select 1 from pg_database where datname = $1', name))) await client.query(`create database ${name} owner ${name} encoding 'UTF8' template template0`);
    await client.query(`revoke all on database ${name} from public`);
  }
});

export function databaseName(service) {
  if (!NAME.test(service)) throw new Error(`not a service name: ${service}`);
  return `tandem_${service}`;
}
