import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { toolsDir, which } from '../util/paths.mjs';
import { run, tail } from '../util/run.mjs';
import { Sentence, step } from '../util/say.mjs';
import { atLeast } from '../util/version.mjs';
import { GO_LEAST } from './pinned.mjs';

// GOTOOLCHAIN=local: a missing toolchain must be said, not fetched. The rest makes the same bytes from the same sources.
const goEnv = { GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false -mod=readonly', CGO_ENABLED: '0', GOWORK: 'off' };

/** Builds a pinned server from infra/tools into `target`. */
export async function goBuild(pin, target) {
  const go = which('go') ?? which('go', '/usr/local/go/bin:/opt/homebrew/bin');
  const wanted = GO_LEAST.join('.');
  if (!go) throw new Sentence(`${pin.tool} ${pin.version} is not here and Go is missing to build it: install Go ${wanted} or newer, or put ${pin.tool} on PATH.`);
  const env = { ...process.env, ...goEnv };
  const { out } = await run(go, ['version'], { env });
  if (!atLeast(out, GO_LEAST)) throw new Sentence(`${pin.tool} ${pin.version} needs Go ${wanted} or newer to be built (found: ${out.trim()}): install it, or put ${pin.tool} on PATH.`);
  await step(`building ${pin.tool} ${pin.version} with Go`, pin.usual, async () => {
    mkdirSync(path.dirname(target), { recursive: true });
    const next = `${target}.${process.pid}.next`;
    try {
      const { code, err } = await run(go, ['build', '-trimpath', '-ldflags', pin.goFlags, '-o', next, pin.goPackage], { cwd: toolsDir, env });
      if (code !== 0) throw new Sentence(`Go could not build ${pin.tool} ${pin.version}: ${tail(err)}`);
      chmodSync(next, 0o755);
      renameSync(next, target);
    } finally {
      rmSync(next, { force: true });
    }
  });
}
