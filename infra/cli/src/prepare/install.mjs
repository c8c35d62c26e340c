import { existsSync } from 'node:fs';
import path from 'node:path';
import { readJson, repoRoot } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { Sentence, step } from '../util/say.mjs';

/**
 * Does what npm wrote in node_modules hold everything the lock file asks for? Compared by content, not by date: a fresh
 * checkout of an older state has new dates.
 * @param {{ packages?: Record<string, any> }} lock package-lock.json
 * @param {{ packages?: Record<string, any> } | null} installed node_modules/.package-lock.json; npm writes it last
 */
export function isInstalled(lock, installed) {
  if (!installed?.packages) return false;
  const have = installed.packages;
  return Object.entries(lock.packages ?? {}).every(([where, wanted]) => {
    if (!where.includes('node_modules/') || wanted.optional || wanted.devOptional || wanted.link) return true;
    return have[where]?.version === wanted.version;
  });
}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!good) throw new Sentence(`Tandem needs Node 20.19 or newer, 22.12 or newer (this is ${version}): install a current Node.`);
}

/** `npm ci` when node_modules is missing or older than the lock file. */
export async function ensureInstalled() {
  checkNode();
  const lock = readJson(path.join(repoRoot, 'package-lock.json'), null);
  if (!lock) throw new Sentence('package-lock.json is missing: this is not a whole clone.');
  if (isInstalled(lock, readJson(path.join(repoRoot, 'node_modules/.package-lock.json'), null))) return;
  await step('installing packages (npm ci)', '1 min', async () => {
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: repoRoot, show: true });
    if (code !== 0 || !existsSync(path.join(repoRoot, 'node_modules'))) throw new Sentence('npm ci failed; its words are above.');
  });
}
