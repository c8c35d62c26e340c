import path from 'node:path';
import { isExecutable, platformKey, toolDir, which } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { info, step } from '../util/say.mjs';
import { fetchPinned, unpackMember } from './download.mjs';
import { goBuild } from './go-build.mjs';

/** @returns {Promise<boolean>} whether the official release is now at `target` */
async function downloaded(pin, target) {
  const key = platformKey();
  const url = pin.release.url(key);
  const sha256 = pin.release.sha256[key];
  if (!url || !sha256) {
    info(`No SHA-256 of the official ${pin.tool} ${pin.version} for ${key} is pinned, so the release is not used.`);
    return false;
  }
  try {
    await step(`fetching ${pin.tool} ${pin.version}`, '10 s, gives up after 5 s without network', async () => unpackMember(await fetchPinned(url, sha256), pin.release.member, target));
    return true;
  } catch (e) {
    info(`The official ${pin.tool} ${pin.version} could not be fetched (${e.message}).`);
    return false;
  }
}

/**
 * PATH, then the cache, then the official release, then Go.
 * @param {object} pin a row of pinned.mjs
 * @param {(versionText: string) => boolean} goodVersion
 * @returns {Promise<string>} path of the executable
 */
export async function findBinary(pin, goodVersion) {
  const onPath = which(pin.tool);
  if (onPath) {
    const { out, err } = await run(onPath, ['--version'], { timeoutMs: 10_000 });
    if (goodVersion(out + err)) return onPath;
    info(`${pin.tool} on PATH (${(out + err).trim().split('\n')[0]}) is too old for Tandem and is left alone.`);
  }
  const cached = path.join(toolDir(pin.tool, pin.version), pin.tool);
  if (isExecutable(cached)) return cached;
  if (!(await downloaded(pin, cached))) await goBuild(pin, cached);
  return cached;
}
