import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * When a process was born, as an opaque text: with the pid it names one process, though pids are used again.
 * @returns {string | null} null: no such process, or a zombie nobody has collected
 */
export function bornOf(pid) {
  try {
    if (existsSync('/proc/self/stat')) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : fields[19];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

/** @param {{ pid: number, born: string | null }} who */
export const isAlive = (who) => who.born !== null && bornOf(who.pid) === who.born;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks one process to stop, and makes it stop after its grace. @param {{ pid: number, born: string | null }} who */
export async function endProcess(who, { signal = 'SIGTERM', graceMs = 10_000 } = {}) {
  const send = (s) => {
    try {
      if (isAlive(who)) process.kill(who.pid, s);
    } catch (e) {
      if (e.code !== 'ESRCH') throw e;
    }
  };
  send(signal);
  for (const until = Date.now() + graceMs; isAlive(who) && Date.now() < until; ) await sleep(50);
  send('SIGKILL');
  while (isAlive(who)) await sleep(20);
}
