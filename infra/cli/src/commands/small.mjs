import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build, ensureBuilt } from '../prepare/build.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { findNats } from '../servers/nats.mjs';
import { findPostgres } from '../servers/postgres-binaries.mjs';
import { findTemporal } from '../servers/temporal.mjs';
import { findTestServer } from '../servers/test-server.mjs';
import { startThrowaway } from '../servers/throwaway.mjs';
import { holder } from '../util/lock.mjs';
import { readJson, repoRoot } from '../util/paths.mjs';
import { Sentence, say, step, table } from '../util/say.mjs';
import { serverUser } from '../util/server-user.mjs';
import { dataArgs } from './options.mjs';
import { onStopSignal } from './signals.mjs';

export async function buildCommand() {
  await ensureInstalled();
  await step('building', '40 s the first time', build);
  return 0;
}

/** For images and first evenings: the slow part of a first start, without starting anything. */
export async function serversCommand() {
  await ensureInstalled();
  const postgres = await findPostgres(serverUser(), null);
  say(table([
    ['Postgres', postgres ? `${postgres.bin} (${postgres.major})` : 'missing: install the package postgresql'],
    ['NATS', await findNats()],
    ['Temporal', await findTemporal()],
    ['test server', await findTestServer()],
  ]));
  return postgres ? 0 : 1;
}

/** Environment of tests that need servers. */
export async function infraEnv(infra) {
  return {
    TEST_DATABASE_URL: infra.databaseUrl,
    TEST_NATS_URL: infra.natsUrl,
    TEST_NATS_SERVER: await findNats(),
    TEMPORAL_TEST_SERVER: await findTestServer(),
    TEMPORAL_CLI: await findTemporal(),
  };
}

/** Runs a command, with the repository's own programs first on PATH. */
export function runThere(command, args, env) {
  const child = spawn(command, args, {
    cwd: repoRoot,
    env: { ...process.env, ...env, PATH: `${path.join(repoRoot, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}` },
    stdio: 'inherit',
  });
  return { child, ended: new Promise((resolve) => {
    child.on('error', (e) => {
      say(`  ${e.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  }) };
}

export async function withInfra([command, ...args]) {
  if (!command) throw new Sentence('Say which command to run: tandem with-infra jest --selectProjects medium');
  await ensureInstalled();
  return onThrowaway({ durable: false }, [command, ...args]);
}

/** `tandem bench [name ...]`: each on servers as durable as a hospital's, one after the other. */
export async function bench(names) {
  const known = readdirSync(path.join(repoRoot, 'bench')).filter((f) => f.endsWith('.mjs')).map((f) => f.slice(0, -'.mjs'.length)).sort();
  const unknown = names.filter((n) => !known.includes(n));
  if (unknown.length) throw new Sentence(`No benchmark ${unknown.join(', ')}: there are ${known.join(', ')}.`);
  await ensureInstalled();
  await ensureBuilt();
  for (const name of names.length ? names : known) {
    say(`\n${name}`);
    const code = await onThrowaway({ durable: true }, [process.execPath, `bench/${name}.mjs`]);
    if (code !== 0) return code;
  }
  return 0;
}

/** Runs one command beside servers of its own, and ends them with it. */
async function onThrowaway(options, [command, ...args]) {
  const infra = await startThrowaway(options);
  let running = null;
  const stop = onStopSignal(async () => running?.child.kill('SIGTERM'), async () => running?.child.kill('SIGKILL'));
  try {
    running = runThere(command, args, await infraEnv(infra));
    return await running.ended;
  } finally {
    stop.forget();
    await infra.stop();
  }
}

/** `tandem init`: speaks to the platform that runs on this data directory. */
export async function initCommand(args) {
  const { dataDir, rest } = dataArgs(args);
  if (!holder(dataDir)) throw new Sentence(`Nothing runs on ${dataDir}: start it first with npm start -- --empty.`);
  const { gateway } = readJson(path.join(dataDir, 'ports.json'), {});
  const env = { GATEWAY_URL: `http://127.0.0.1:${gateway}`, SETUP_TOKEN: readJson(path.join(dataDir, 'secrets.json'), {}).setup };
  return compiled('infra/cli/dist/init/main.js', rest, env);
}

/** Commands written in TypeScript: they need the build. */
export async function compiled(file, args, env = {}) {
  const program = path.join(repoRoot, file);
  if (!existsSync(program)) throw new Sentence(`${file} is not built: run npm run build first.`);
  return runThere(process.execPath, [program, ...args], env).ended;
}
