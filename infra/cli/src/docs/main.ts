import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../util/run.mjs';
import { repoRoot } from '../util/paths.mjs';
import { done, fail, Sentence } from '../util/say.mjs';
import { problemsOf } from './checks';
import { drifted, PAGES, writePages } from './pages';
import { readHouse } from './sources';

const COMMAND = 'node infra/cli/bin/tandem.mjs docs';

/** OpenAPI and the summary's schema are the gateway's own pages. */
async function gatewayPages(check: boolean): Promise<boolean> {
  const { code, err } = await run(process.execPath, [path.join(repoRoot, 'services/gateway/dist/tools/write-openapi.js'), ...(check ? ['--check'] : [])]);
  for (const line of err.trim().split('\n').filter(Boolean)) fail(line);
  return code === 0;
}

/** `tandem docs` writes the generated pages; `--check` compares, and names what drifted and what mends it. */
async function main(): Promise<number> {
  const unknown = process.argv.slice(2).find((a) => a !== '--check');
  if (unknown) throw new Sentence(`tandem docs knows --check, not ${unknown}.`);
  const check = process.argv.includes('--check');
  const house = await readHouse(repoRoot);
  const openApi = await gatewayPages(check);
  const stale = check ? drifted(repoRoot, house) : [];
  if (!check) writePages(repoRoot, house);
  for (const file of stale) fail(`${file} is not up to date: run ${COMMAND}`);
  const problems = problemsOf(house, readFileSync(path.join(repoRoot, 'docker-compose.yml'), 'utf8'));
  for (const problem of problems) fail(problem);
  const good = openApi && stale.length === 0 && problems.length === 0;
  if (good) done(check ? `${PAGES.size} generated pages are up to date` : `${PAGES.size} pages written`);
  return good ? 0 : 1;
}

main().then((code) => (process.exitCode = code), (error: unknown) => {
  fail(error instanceof Sentence ? error.message : error instanceof Error ? String(error.stack) : String(error));
  process.exitCode = 1;
});
