import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startGuardian } from '../platform/guardian.mjs';
import { Part } from '../platform/part.mjs';
import { holder, takeLock } from '../util/lock.mjs';
import { PidBook, sweep } from '../util/pid-book.mjs';
import { freePort } from '../util/ports.mjs';
import { natsPart } from './nats.mjs';
import { postgresPart } from './postgres.mjs';

const PREFIX = 'tandem-throwaway-';

/** Ends and removes what killed test runs left behind. */
async function sweepAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(PREFIX))) {
    const dir = path.join(tmpdir(), name);
    // Without a lock file its owner is between two instructions, or it is not ours.
    if (!existsSync(path.join(dir, 'lock.json')) || holder(dir)) continue;
    await sweep(path.join(dir, 'pids.json'));
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * An empty Postgres and NATS on free ports for one run. For tests they forget on a crash (fsync off); a benchmark asks for
 * `durable`, what a hospital runs with.
 * @param {{ durable?: boolean }} [options]
 * @returns {Promise<{ databaseUrl: string, natsUrl: string, dir: string, stop: () => Promise<void> }>}
 */
export async function startThrowaway({ durable = false } = {}) {
  await sweepAbandoned();
  const dir = mkdtempSync(path.join(tmpdir(), PREFIX));
  const unlock = takeLock(dir);
  const book = new PidBook(path.join(dir, 'pids.json'));
  const unguard = startGuardian(book.file);
  const parts = [];
  const stop = async () => {
    await Promise.all(parts.map((p) => p.stop()));
    unguard();
    unlock();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const [pg, nats] = [await freePort(), await freePort()];
    const password = 'throwaway';
    mkdirSync(path.join(dir, 'log'));
    const specs = [await postgresPart({ dir, port: pg, password, durable }), await natsPart({ dir: path.join(dir, 'nats'), port: nats, durable })];
    for (const spec of specs) parts.push(new Part({ ...spec, ...(spec.name === 'postgres' && { stopSignal: 'SIGQUIT' }) }, { logFile: path.join(dir, 'log', `${spec.name}.log`), onPid: (n, who) => book.set(n, who) }));
    for (const part of parts) part.start();
    await Promise.all(parts.map((p) => p.waitReady(30_000)));
    return { databaseUrl: `postgres://postgres:${password}@127.0.0.1:${pg}/postgres`, natsUrl: `nats://127.0.0.1:${nats}`, dir, stop };
  } catch (e) {
    await stop();
    throw e;
  }
}
