import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { readJson, repoRoot, writeJson } from '../util/paths.mjs';
import { info, say, seconds, step, table, warn } from '../util/say.mjs';

export const EXAMPLES = ['chu-nice', 'chu-nice-small'];

const program = path.join(repoRoot, 'examples/chu-nice/dist/main.js');
const stampOf = (dataDir) => path.join(dataDir, 'example.json');

export const livedExample = (dataDir) => readJson(stampOf(dataDir), null);

function runProgram(args, env, signal) {
  return new Promise((resolve) => {
    // detached: Ctrl-C reaches the launcher, which stops this first
    const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { cwd: path.dirname(path.dirname(program)), env, stdio: 'inherit', detached: true });
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * Lets the fictional people live the example through the API. It goes on where it was when it had been interrupted.
 * @param {import('../platform/index.mjs').Platform} platform
 * @param {{ example: string, json: string | null, signal: AbortSignal }} options
 * @returns {Promise<{ code: number, summary: Record<string, unknown> | null }>}
 */
export async function liveExample(platform, { example, json, signal }) {
  if (!existsSync(program)) {
    warn('The example program is not built (examples/chu-nice/dist/main.js): the platform stays empty.');
    return { code: 1, summary: null };
  }
  const stateDir = path.join(platform.dataDir, 'example');
  mkdirSync(stateDir, { recursive: true });
  const file = json ?? path.join(stateDir, 'summary.json');
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    GATEWAY_URL: platform.urls.gateway,
    NATS_URL: platform.urls.nats,
    MAILBOX_URL: platform.urls.mailbox,
    SETUP_TOKEN: platform.secrets.setup,
    STATE_DIR: stateDir,
    ACTOR_KEYS: platform.signerKeys('cli'),
  };
  const from = Date.now();
  const code = await step(`living the example ${example}`, example === 'chu-nice' ? '5 min' : '1 min', () => runProgram(['--once', '--example', example, '--json', file], env, signal));
  const summary = existsSync(file) ? readJson(file, null) : null;
  if (code === 0) writeJson(stampOf(platform.dataDir), { example, seconds: Math.round((Date.now() - from) / 1000), summary });
  else if (!signal.aborted) warn(`The example ended with code ${code} after ${seconds(Date.now() - from)}.`);
  return { code, summary };
}

export function printSummary(summary) {
  if (!summary) return;
  const simple = Object.entries(summary).filter(([, v]) => typeof v !== 'object' || v === null);
  const indicators = Array.isArray(summary.indicators) ? summary.indicators : [];
  say();
  say(table(simple.map(([k, v]) => [k, String(v)])));
  if (indicators.length) {
    info('');
    say(table(indicators.map((i) => [`${i.code} ${i.period ?? ''}`.trim(), `${i.value ?? 'hidden'} (n = ${i.n ?? '?'})`])));
  }
}
