import { existsSync, rmSync } from 'node:fs';
import { readJson, writeJson } from './paths.mjs';
import { endProcess, isAlive } from './pids.mjs';

/** The processes we started, on disk: a launcher that is itself killed leaves them, and the next one ends them. */
export class PidBook {
  constructor(file) {
    this.file = file;
    this.entries = {};
  }

  set(name, who) {
    if (who) this.entries[name] = who;
    else delete this.entries[name];
    if (Object.keys(this.entries).length) writeJson(this.file, this.entries);
    else rmSync(this.file, { force: true });
  }
}

/** Ends what a dead launcher left; each is known by pid and birth, so nobody else's process is touched. @returns {Promise<string[]>} */
export async function sweep(file) {
  let left = {};
  try {
    left = existsSync(file) ? readJson(file, {}) : {};
  } catch {
    // Unreadable: nothing can be said about these processes, so none is touched.
  }
  const alive = Object.entries(left).filter(([, who]) => isAlive(who));
  // Postgres takes INT as "stop now, cleanly"; TERM would wait for its clients.
  await Promise.all(alive.map(([name, who]) => endProcess(who, { signal: name === 'postgres' ? 'SIGINT' : 'SIGTERM' })));
  rmSync(file, { force: true });
  return alive.map(([name]) => name);
}
