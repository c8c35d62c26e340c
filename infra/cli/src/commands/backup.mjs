import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startPlatform } from '../platform/index.mjs';
import { strayPostgresHome } from '../servers/postgres.mjs';
import { holder } from '../util/lock.mjs';
import { Sentence, warn } from '../util/say.mjs';
import { dataDirOf, fileOf, readWords } from './options.mjs';
import { compiled } from './small.mjs';

/** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
const OPTIONS = { data: { type: 'string' }, verify: { type: 'boolean' }, force: { type: 'boolean' } };

function read(name, args) {
  const usage = `tandem ${name} DIR [--verify]${name === 'restore' ? ' [--force]' : ''} [--data DIR]`;
  const { values, positionals } = readWords(args, OPTIONS, usage);
  const dir = fileOf(positionals[0]);
  if (!dir || positionals.length > 1) throw new Sentence(`Say which directory: ${usage}`);
  return { dir, dataDir: dataDirOf(values.data), verify: Boolean(values.verify), force: Boolean(values.force) };
}
const program = (args, env = {}) => compiled('infra/cli/dist/backup/main.js', args, env);

/** Servers an operator runs (docker-compose.yml): they are named by the environment, and no launcher is asked. */
const isServers = () => Boolean(process.env.SECRETS_FILE);

/** Postgres and NATS of a data directory, nobody else: what is read does not move, and Temporal's file is at rest. */
async function withStores(dataDir, work) {
  const platform = await startPlatform({ dataDir, serversOnly: true, temporal: false });
  try {
    return await work({ DATABASE_URL: platform.urls.database, NATS_URL: platform.urls.nats, DATA_DIR: dataDir });
  } finally {
    await platform.stop();
  }
}

function mustNotRun(dataDir) {
  const other = holder(dataDir);
  if (other) throw new Sentence(`Tandem runs on ${dataDir} (process ${other.pid}): stop it with Ctrl-C first. Its parts agree with each other only at rest.`);
}

/** `tandem backup DIR`. @returns {Promise<number>} */
export async function backup(args) {
  const { dir, dataDir, verify } = read('backup', args);
  if (verify) return program(['verify', dir]);
  if (isServers()) return program(['backup', dir]);
  mustNotRun(dataDir);
  if (!existsSync(path.join(dataDir, 'secrets.json'))) throw new Sentence(`Nothing to back up: ${dataDir} was not made by Tandem.`);
  return withStores(dataDir, (env) => program(['backup', dir], env));
}

/** The data directory and what of it lies elsewhere change their name together. */
function move(from, to) {
  const stray = strayPostgresHome(from);
  renameSync(from, to);
  const home = stray && strayPostgresHome(to, { planned: true });
  if (stray && home) renameSync(stray, home);
}

function forget(dataDir) {
  const stray = strayPostgresHome(dataDir);
  for (const d of [stray, dataDir]) if (d) rmSync(d, { recursive: true, force: true });
}

/** `tandem restore DIR`: into a data directory made for it; one that was there is put aside first, and back if it fails. */
export async function restore(args) {
  const { dir, dataDir, verify, force } = read('restore', args);
  if (verify) return program(['verify', dir]);
  if (isServers()) return program(['restore', dir, ...(force ? ['--force'] : [])]);
  mustNotRun(dataDir);
  const there = existsSync(dataDir) && readdirSync(dataDir).length > 0;
  if (there && !force) throw new Sentence(`${dataDir} is not empty: restore into another directory (--data), or say --force to put it aside.`);
  if (there && !existsSync(path.join(dataDir, 'secrets.json'))) throw new Sentence(`${dataDir} was not made by Tandem, so it is left alone.`);
  const checked = await program(['check', dir]);
  if (checked !== 0) return checked;
  if (!existsSync(path.join(dir, 'kept/secrets.json'))) throw new Sentence('This backup is of servers (docker-compose.yml): it cannot be restored into a data directory.');
  const aside = `${dataDir}.before-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  if (there) move(dataDir, aside);
  const code = await refill(dir, dataDir).catch((e) => {
    warn(e.message);
    return 1;
  });
  if (code === 0 && there) warn(`What was there is in ${aside}: remove it once all is well (tandem reset --data ${aside}).`);
  if (code === 0) return 0;
  forget(dataDir);
  if (there) move(aside, dataDir);
  warn(`${dataDir} is as it was before.`);
  return code;
}

/** The keys first: the servers are made with their passwords. */
async function refill(dir, dataDir) {
  mkdirSync(dataDir, { recursive: true });
  cpSync(path.join(dir, 'kept'), dataDir, { recursive: true });
  chmodSync(path.join(dataDir, 'secrets.json'), 0o600);
  return withStores(dataDir, (env) => program(['restore', dir], env));
}
