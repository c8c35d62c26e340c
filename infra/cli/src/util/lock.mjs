import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { readJson } from './paths.mjs';
import { bornOf, isAlive } from './pids.mjs';
import { Sentence } from './say.mjs';

const fileOf = (dataDir) => path.join(dataDir, 'lock.json');

/** The launcher that holds this data directory, or null. */
export function holder(dataDir) {
  let lock = null;
  try {
    lock = readJson(fileOf(dataDir), null);
  } catch {
    // Half-written: its writer died between two instructions. Nobody holds it.
  }
  return lock && isAlive(lock) ? lock : null;
}

/**
 * One launcher per data directory: two would start two Postgres on the same files.
 * @returns {() => void} gives the lock back
 */
export function takeLock(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  for (let attempt = 0; ; attempt++) {
    try {
      const fd = openSync(file, 'wx');
      writeSync(fd, JSON.stringify({ pid: process.pid, born: bornOf(process.pid) }));
      closeSync(fd);
      return () => rmSync(file, { force: true });
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
      const other = holder(dataDir);
      if (other || attempt > 2) throw new Sentence(`Tandem already runs on ${dataDir} (process ${other?.pid ?? '?'}): stop it first, or use --data with another directory.`);
      rmSync(file, { force: true });
    }
  }
}
