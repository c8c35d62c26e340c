import { isDeepStrictEqual } from 'node:util';
import { build } from '../prepare/build.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { PARTS } from '../platform/parts.mjs';
import { say, step, table } from '../util/say.mjs';
import { chance, comparable, differences, liveOnce } from './live.mjs';

const EVERYTHING = ['postgres', 'nats', 'temporal', ...PARTS.map((p) => p.name)];

/**
 * Lives the small example undisturbed, then once more per process with that process killed (SIGKILL) at a moment the
 * seed chooses. Every field of the summary but `seconds` must be the same. `--seed N`, `--only part,part`.
 */
export async function chaosCommand(args) {
  const value = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
  const seed = Number(value('--seed', Date.now() % 100_000));
  const parts = value('--only', EVERYTHING.join(',')).split(',');
  await ensureInstalled();
  await step('building', '40 s the first time', build);
  say(`seed ${seed}`);
  const calm = await liveOnce({ example: 'chu-nice-small' });
  if (calm.code !== 0) return 1;
  const rows = [{ killed: 'nothing', at: '', lived: `${calm.seconds} s`, verdict: 'reference' }];
  for (const [i, part] of parts.entries()) {
    const afterMs = Math.round((0.05 + 0.8 * chance(seed + i)) * calm.seconds * 1000);
    const { code, summary, seconds, killed } = await liveOnce({ example: 'chu-nice-small', kill: { part, afterMs } });
    const same = code === 0 && killed && isDeepStrictEqual(comparable(summary), comparable(calm.summary));
    const off = differences(comparable(calm.summary), comparable(summary)).join(' · ') || `ended with code ${code}`;
    rows.push({ killed: part, at: `${(afterMs / 1000).toFixed(1)} s`, lived: `${seconds} s`, verdict: same ? 'same' : killed ? off : 'over before the kill' });
  }
  say(table(rows.map((r) => [`${r.killed} killed`, `${r.at.padEnd(8)} lived in ${r.lived.padEnd(7)} ${r.verdict}`])));
  return rows.every((r) => r.verdict === 'same' || r.verdict === 'reference') ? 0 : 1;
}
