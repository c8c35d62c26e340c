// Runs beside the launcher and outlives it: when the launcher is killed (its end of the pipe closes), what it had started
// would stay for ever. After an orderly stop the book is empty and nothing is left to do.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sweep } from '../util/pid-book.mjs';

const self = fileURLToPath(import.meta.url);

/** @param {string} pidFile @returns {() => void} tells it that nothing is left to guard */
export function startGuardian(pidFile) {
  // A small heap: it only waits.
  const child = spawn(process.execPath, ['--max-old-space-size=32', self, pidFile], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  return () => child.stdin.end();
}

if (process.argv[1] === self) {
  process.stdin.resume();
  process.stdin.on('end', () => {
    void sweep(process.argv[2]).finally(() => process.exit(0));
  });
}
