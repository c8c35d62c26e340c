import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const ROOT = path.join(__dirname, '..', '..', '..');
/** What a workflow bundle may hold, and what decides how it is made. */
const SOURCES = ['libs/kernel/src', 'libs/messages/src', 'libs/programmes/src', 'workflows/src'];

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(file);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [file] : [];
  });
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((s) => filesIn(path.join(ROOT, s))).sort()) hash.update(`${file}:${statSync(file).mtimeMs}:${statSync(file).size}\n`);
  hash.update(readFileSync(path.join(ROOT, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error };

async function make(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../processes'),
    // What a test watches; it does nothing where nobody listens.
    workflowInterceptorModules: [require.resolve('./watching')],
    // Our own packages from their sources: a test never passes on yesterday's build.
    webpackConfigHook: (config) => ({ ...config, resolve: { ...config.resolve, conditionNames: ['@tandem/source', '...'] } }),
    logger: quiet,
  });
  return code;
}

/**
 * The workflows as Temporal runs them, from the sources as they are now. Webpack takes seconds and every spec file has
 * its own modules: the result is kept beside the machine's other temporary files, under the sources' fingerprint.
 */
export async function workflowBundle(): Promise<{ code: string }> {
  const folder = path.join(tmpdir(), 'tandem-workflow-bundles');
  const file = path.join(folder, `${fingerprint()}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8') };
  const code = await make();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return { code };
}
