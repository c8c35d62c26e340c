import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../util/run.mjs';
import { atLeast } from '../util/version.mjs';
import { findBinary } from './find-binary.mjs';
import { TEMPORAL } from './pinned.mjs';

/** Clear text in Temporal: ids and dates only. Ten Keyword at most on SQLite. */
export const SEARCH_ATTRIBUTES = {
  tandemProgramme: 'Keyword',
  tandemOrganisation: 'Keyword',
  tandemJourney: 'Keyword',
  tandemProcess: 'Keyword',
  tandemWaitingFor: 'Keyword',
  tandemStep: 'Keyword',
  tandemDue: 'Datetime',
};

export const goodTemporal = (text) => {
  const server = /Server (\d[\d.]*)/.exec(text);
  return server ? atLeast(server[1], TEMPORAL.leastServer) : atLeast(text, TEMPORAL.least);
};

export const findTemporal = () => findBinary(TEMPORAL, goodTemporal);

/**
 * @param {{ port: number, uiPort: number | null, dbFile: string | null, codecUrl: string | null }} options
 * dbFile null: in memory; uiPort null: without the web pages
 */
export function temporalArgs({ port, uiPort, dbFile, codecUrl }) {
  return [
    'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error',
    ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(uiPort !== null && codecUrl ? ['--ui-codec-endpoint', codecUrl] : []),
    // WAL halves the time of the example; NORMAL loses nothing when a process is killed.
    ...(dbFile ? ['--db-filename', dbFile, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'] : []),
    // Continue-as-new of one id is otherwise held to one run a second.
    '--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="0s"',
    ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
}

/** @returns {Promise<import('../platform/part.mjs').PartSpec>} */
export async function temporalPart({ dir, port, uiPort, persistent, codecUrl }) {
  const binary = await findTemporal();
  mkdirSync(dir, { recursive: true });
  const dbFile = persistent ? path.join(dir, 'temporal.db') : null;
  // HOME: the CLI reads a configuration file there, which must not change what we start.
  const env = { PATH: process.env.PATH, HOME: dir };
  const ask = (...args) => run(binary, [...args, '--address', `127.0.0.1:${port}`], { env, timeoutMs: 10_000 });
  return {
    name: 'temporal',
    command: binary,
    args: temporalArgs({ port, uiPort, dbFile, codecUrl }),
    cwd: dir,
    env,
    ready: async () => (await ask('operator', 'namespace', 'describe', 'default')).code === 0,
    readyEveryMs: 400,
    graceMs: 15_000,
  };
}
