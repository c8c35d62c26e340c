import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { strayPostgresHome } from '../servers/postgres.mjs';
import { holder } from '../util/lock.mjs';
import { sweep } from '../util/pid-book.mjs';
import { done, info, Sentence } from '../util/say.mjs';
import { dataDirOf, readOptions } from './options.mjs';

/** Forgets every datum of one data directory. The servers in the machine's cache stay: they hold no data. */
export async function reset(args) {
  const dataDir = dataDirOf(readOptions(args, { data: { type: 'string' } }).data);
  const other = holder(dataDir);
  if (other) throw new Sentence(`Tandem runs on ${dataDir} (process ${other.pid}): stop it with Ctrl-C first.`);
  if (!existsSync(dataDir)) {
    info(`Nothing to forget: ${dataDir} does not exist.`);
    return 0;
  }
  // --data could name any directory: only one that a launcher made is removed.
  if (!['ports.json', 'secrets.json'].some((f) => existsSync(path.join(dataDir, f)))) throw new Sentence(`${dataDir} was not made by Tandem, so it is left alone.`);
  await sweep(path.join(dataDir, 'pids.json'));
  const stray = strayPostgresHome(dataDir);
  if (stray) rmSync(stray, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  done(`${dataDir} forgotten`);
  return 0;
}
