import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Never throws for an exit code: the caller says what it means.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, uid?: number, gid?: number, show?: boolean, timeoutMs?: number, signal?: AbortSignal, detached?: boolean }} [options]
 * @returns {Promise<{ code: number, out: string, err: string }>} code 127 when the command is not there
 */
export function run(command, args, options = {}) {
  const { show, timeoutMs, signal, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let out = '';
    let err = '';
    child.stdout?.on('data', (d) => (out += d));
    child.stderr?.on('data', (d) => (err += d));
    const timer = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    const abort = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', abort, { once: true });
    const end = (code, extra = '') => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve({ code, out, err: err + extra });
    };
    child.on('error', (e) => end(127, String(e.message)));
    child.on('close', (code, sig) => end(code ?? (sig === 'SIGTERM' ? 143 : 137)));
  });
}

/** The last few lines of an output, for a sentence about a failure. */
export const tail = (text, lines = 5) => text.trimEnd().split('\n').slice(-lines).join('\n');
