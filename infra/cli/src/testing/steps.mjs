import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../prepare/build.mjs';
import { filesUnder, workspaces } from '../prepare/workspaces.mjs';
import { readJson, repoRoot } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { say, Sentence } from '../util/say.mjs';
import { countJest, countOne } from './count.mjs';

/**
 * @typedef {object} Context
 * @property {() => Promise<NodeJS.ProcessEnv>} infra environment of tests that need servers; started when first asked
 * @property {AbortSignal} signal
 *
 * @typedef {object} Step
 * @property {string} name what --only takes
 * @property {string} what
 * @property {string} usual
 * @property {(context: Context) => Promise<import('./count.mjs').Count>} run
 * @property {() => boolean} [when] a step whose subject is not there yet
 */

const bin = (file) => path.join(repoRoot, 'node_modules', file);
const node = (args, signal, env = {}) => run(process.execPath, args, { cwd: repoRoot, env: { ...process.env, NX_DAEMON: 'false', ...env }, show: true, signal });

/** A file's verdict also depends on the tags of others, which eslint's cache does not see: they are in its name. */
function lintCache() {
  const hash = createHash('sha256');
  for (const f of ['nx.json', 'eslint.config.mjs', 'package-lock.json', ...workspaces().map((w) => `${w}/package.json`)]) {
    const file = path.join(repoRoot, f);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return path.join('node_modules/.cache/eslint', hash.digest('hex').slice(0, 12));
}

async function lint({ signal }) {
  // Without a project graph the boundary rule skips itself and everything is green.
  const graph = await run(process.execPath, [bin('nx/dist/bin/nx.js'), 'show', 'projects'], { cwd: repoRoot, env: { ...process.env, NX_DAEMON: 'false' }, signal });
  const missing = workspaces().map((w) => readJson(path.join(repoRoot, w, 'package.json'), {}).name).filter((name) => !graph.out.split('\n').includes(name));
  if (graph.code !== 0 || missing.length) {
    say((graph.err + graph.out).trim());
    throw new Sentence(`Nx sees no project graph${missing.length ? ` (missing: ${missing.join(', ')})` : ''}, so the boundaries cannot be checked.`);
  }
  const cache = lintCache();
  return countOne((await node([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--cache-location', cache], signal)).code);
}

async function types() {
  await build();
  return countOne(0);
}

const hasSpecs = (ending) => workspaces().some((w) => [...filesUnder(path.join(repoRoot, w))].some(({ file }) => file.endsWith(ending)));

/** @param {string} project @param {string[]} [more] */
const jest = (project, more = [], needsInfra = false) => async ({ infra, signal }) => {
  const dir = mkdtempSync(path.join(tmpdir(), 'tandem-jest-'));
  try {
    const outputFile = path.join(dir, 'report.json');
    const env = needsInfra ? await infra() : {};
    const { code } = await node([bin('jest/bin/jest.js'), '--selectProjects', project, '--ci', '--json', `--outputFile=${outputFile}`, ...more], signal, env);
    return countJest(readJson(outputFile, null), code);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const own = path.join(repoRoot, 'infra/cli/bin/tandem.mjs');

/** In this order: the cheap ones first. @type {Step[]} */
export const STEPS = [
  { name: 'lint', what: 'lint and boundaries', usual: '20 s', run: lint },
  { name: 'types', what: 'type check and build', usual: '40 s the first time', run: types },
  { name: 'unit', what: 'unit tests', usual: '20 s', run: jest('unit', ['--maxWorkers=2']) },
  { name: 'docs', what: 'generated pages (states, messages, operations, consequences, OpenAPI, AsyncAPI, …) are up to date', usual: '15 s', run: async ({ signal }) => countOne((await node([own, 'docs', '--check'], signal)).code) },
  { name: 'medium', what: 'medium tests (real Postgres, NATS, time-skipping Temporal)', usual: '2 min', run: jest('medium', ['--maxWorkers=2'], true) },
  // One platform at a time: two cores.
  { name: 'e2e', what: 'the platform, end to end', usual: '3 min', when: () => hasSpecs('.e2e.spec.ts'), run: jest('e2e', ['--runInBand'], true) },
];
