import { existsSync } from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../util/paths.mjs';
import { healthUrl, partEnv } from './env.mjs';

export const mainOf = (folder) => path.join(repoRoot, folder, 'dist/main.js');

export const isBuilt = ({ folder }) => existsSync(mainOf(folder));

async function answersReady(url) {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
  await answer.arrayBuffer();
  return answer.ok;
}

/**
 * @param {{ name: string, folder: string, main?: string }} part
 * @param {import('./env.mjs').Wiring} wiring
 * @returns {import('./part.mjs').PartSpec}
 */
export function nodePart(part, wiring) {
  return {
    name: part.name,
    command: process.execPath,
    args: ['--enable-source-maps', part.main ?? mainOf(part.folder)],
    cwd: path.join(repoRoot, part.folder),
    env: partEnv(part.name, wiring),
    ready: () => answersReady(healthUrl(wiring.ports, part.name)),
    // Workers let running activities end for 25 s.
    graceMs: 30_000,
  };
}
