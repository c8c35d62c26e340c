import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { liveExample } from '../commands/example.mjs';
import { startPlatform } from '../platform/index.mjs';
import { strayPostgresHome } from '../servers/postgres.mjs';
import { sleep } from '../util/pids.mjs';

/** Small, well-mixed and enough to choose a moment: the same seed gives the same one. */
export function chance(seed) {
  let a = (seed * 2654435761 + 1) >>> 0;
  a = Math.imul(a ^ (a >>> 15), a | 1);
  a ^= a + Math.imul(a ^ (a >>> 7), a | 61);
  return ((a ^ (a >>> 14)) >>> 0) / 4294967296;
}

/**
 * Lives an example on a platform of its own, and kills one part `afterMs` after the first person acts.
 * @param {{ example: string, kill?: { part: string, afterMs: number }, inspect?: (platform: import('../platform/index.mjs').Platform) => Promise<void>, after?: (dataDir: string) => Promise<void> }} options `after`: with its data, once it is stopped
 * @returns {Promise<{ summary: Record<string, unknown> | null, code: number, seconds: number, killed: boolean }>}
 */
export async function liveOnce({ example, kill, inspect, after }) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tandem-life-'));
  const platform = await startPlatform({ dataDir, freePorts: true });
  const from = Date.now();
  let killed = false;
  const killing = kill ? sleep(kill.afterMs).then(async () => {
    killed = true;
    await platform.kill(kill.part);
  }) : Promise.resolve();
  try {
    const { code, summary } = await liveExample(platform, { example, json: path.join(dataDir, 'summary.json'), signal: new AbortController().signal });
    const seconds = Math.round((Date.now() - from) / 1000);
    await killing;
    if (inspect) await inspect(platform);
    await platform.stop();
    if (after) await after(dataDir);
    return { summary, code, seconds, killed };
  } finally {
    await platform.stop();
    for (const dir of [dataDir, strayPostgresHome(dataDir)]) if (dir) rmSync(dir, { recursive: true, force: true });
  }
}

/** The summary without what a run may change: how long it took. */
export function comparable(summary) {
  const { seconds: _, ...rest } = summary ?? {};
  return rest;
}

/** Fields of two summaries that differ, each as "field: a, b". */
export function differences(a, b) {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.filter((k) => JSON.stringify(a[k]) !== JSON.stringify(b[k])).map((k) => `${k}: ${JSON.stringify(a[k])}, ${JSON.stringify(b[k])}`);
}
