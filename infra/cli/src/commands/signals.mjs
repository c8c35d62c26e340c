import { say } from '../util/say.mjs';

const SAME_PRESS_MS = 1000;

/**
 * First Ctrl-C (or TERM, or a closed terminal): drain. Second: end at once.
 * @param {() => Promise<unknown>} drain
 * @param {() => Promise<unknown>} endAtOnce
 * @returns {{ signal: AbortSignal, asked: Promise<unknown>, forget: () => void }}
 */
export function onStopSignal(drain, endAtOnce) {
  const abort = new AbortController();
  const asked = new Promise((resolve) => abort.signal.addEventListener('abort', resolve, { once: true }));
  let first = 0;
  const heard = (signal) => {
    // One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm.
    if (abort.signal.aborted && Date.now() - first < SAME_PRESS_MS) return;
    if (abort.signal.aborted) {
      say('  Ending at once.');
      void endAtOnce().finally(() => process.exit(130));
      return;
    }
    say(`\n  Stopping (${signal})…`);
    first = Date.now();
    abort.abort();
    void drain();
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const s of signals) process.on(s, heard);
  return { signal: abort.signal, asked, forget: () => signals.forEach((s) => process.off(s, heard)) };
}
