import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readJson, repoRoot } from '../util/paths.mjs';
import { run } from '../util/run.mjs';
import { Sentence, step } from '../util/say.mjs';
import { filesUnder, workspaces } from './workspaces.mjs';

const stampFile = path.join(repoRoot, 'node_modules/.cache/tandem/built');
const isCode = (file) => /\.(ts|tsx|mts|cts|mjs|cjs|js)$/.test(file);

/** What the last build saw. Dates and sizes: reading every file would take longer than it saves. */
function fingerprint() {
  const hash = createHash('sha256');
  const roots = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'].map((f) => path.join(repoRoot, f)).filter((f) => existsSync(f));
  for (const file of roots) hash.update(`${file}:${statSync(file).mtimeMs}\n`);
  for (const folder of workspaces()) {
    for (const { file, size, mtimeMs } of filesUnder(path.join(repoRoot, folder))) hash.update(`${file}:${size}:${mtimeMs}\n`);
    hash.update(`${folder}:${existsSync(path.join(repoRoot, folder, 'dist'))}\n`);
  }
  return hash.digest('hex');
}

/** tsc copies no migration, definition or template: these are found beside the compiled code as beside the sources. */
function copyAssets() {
  for (const folder of workspaces().filter((f) => f !== 'infra/cli')) {
    const src = path.join(repoRoot, folder, 'src');
    for (const { file, size, mtimeMs } of filesUnder(src)) {
      if (isCode(file)) continue;
      const target = path.join(repoRoot, folder, 'dist', path.relative(src, file));
      const have = existsSync(target) ? statSync(target) : null;
      if (have && have.size === size && have.mtimeMs >= mtimeMs) continue;
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(file, target);
    }
  }
}

/** Scripts a workspace runs after the compiler, for example the workflow bundle: `"tandem": { "afterBuild": "dist/bundle.js" }`. */
async function afterBuild() {
  for (const folder of workspaces()) {
    const script = readJson(path.join(repoRoot, folder, 'package.json'), {}).tandem?.afterBuild;
    if (!script) continue;
    const { code } = await run(process.execPath, [script], { cwd: path.join(repoRoot, folder), show: true });
    if (code !== 0) throw new Sentence(`${script} of ${folder} failed; its words are above.`);
  }
}

/** Compiles and copies, whatever was built before. tsc -b does only what is needed. */
export async function build() {
  const tsc = path.join(repoRoot, 'node_modules/typescript/bin/tsc');
  const { code, out, err } = await run(process.execPath, [tsc, '-b', '--pretty', 'false'], { cwd: repoRoot });
  if (code !== 0) throw new Sentence(`The sources do not compile:\n${(out + err).trim()}`);
  copyAssets();
  await afterBuild();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, fingerprint());
}

/** Builds only if something changed since the last time. */
export async function ensureBuilt() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()) return;
  await step('building', '40 s the first time', build);
}
