import { BadConfig } from '@tandem/platform';
import { done, fail, info, Sentence, warn } from '../util/say.mjs';
import { backupConfig } from './config';
import { WARNING, type Manifest } from './manifest';
import { readable, restoreBackup, verifyBackup } from './restore';
import { writeBackup } from './write';

const COMMANDS: Record<string, (dir: string, force: boolean) => Promise<Manifest>> = {
  backup: (dir) => writeBackup(backupConfig(), dir),
  verify: (dir) => verifyBackup(dir),
  /** As `verify`, but the rows, which are counted as they are put back. */
  check: (dir) => readable(dir),
  restore: (dir, force) => restoreBackup(backupConfig(), dir, force),
};
const SAID: Record<string, string> = { backup: 'written to', verify: 'whole and readable:', restore: 'restored from' };

function tell(name: string, dir: string, m: Manifest): void {
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  const bytes = sum(Object.values(m.files).map((f) => f.bytes));
  done(`${SAID[name]} ${dir}`);
  info(`Tandem ${m.product}, ${m.made}: ${m.databases.length} databases with ${sum(m.databases.flatMap((d) => Object.values(d.tables)))} rows, ${m.streams.length} streams with ${sum(m.streams.map((s) => s.messages))} messages, Temporal, keys; ${(bytes / 1e6).toFixed(1)} MB.`);
  if (name === 'backup') warn(WARNING);
}

const [name, dir, force] = process.argv.slice(2);
COMMANDS[name](dir, force === '--force').then(
  (manifest) => {
    if (name !== 'check') tell(name, dir, manifest);
    process.exit(0);
  },
  (error: unknown) => {
    fail(error instanceof Sentence || error instanceof BadConfig ? error.message : error instanceof Error ? String(error.stack) : String(error));
    process.exit(1);
  },
);
