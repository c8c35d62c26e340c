// What the person at the terminal reads. Everything goes to stderr but results, so that stdout can be piped.
const colour = process.stderr.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const seconds = (ms) => (ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${(ms / 60_000).toFixed(1)} min`);

export const say = (text = '') => process.stderr.write(`${text}\n`);
export const info = (text) => say(`  ${text}`);
export const warn = (text) => say(`${paint('33', '!')} ${text}`);
export const fail = (text) => say(`${paint('31', '✗')} ${text}`);
export const done = (text) => say(`${paint('32', '✓')} ${text}`);

/**
 * Says what starts and how long it usually takes, runs it, says how long it took.
 * @template T
 * @param {string} what
 * @param {string | null} usual null: quick, only the result is shown
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, usual, work) {
  if (usual) say(`${paint('36', '…')} ${what} (usually ${usual})`);
  const from = Date.now();
  const result = await work();
  done(`${what} ${paint('2', seconds(Date.now() - from))}`);
  return result;
}

/** An error whose message is a whole sentence for the person at the terminal; no stack is shown. */
export class Sentence extends Error {}

/**
 * @param {Array<[string, string | number]>} rows
 */
export function table(rows) {
  const width = Math.max(0, ...rows.map(([k]) => k.length));
  return rows.map(([k, v]) => `  ${k.padEnd(width)}  ${v}`).join('\n');
}
