import { connect, createServer } from 'node:net';
import path from 'node:path';
import { readJson, writeJson } from './paths.mjs';

/** @returns {Promise<number | null>} the port, or null when somebody else has it */
const listens = (port) => new Promise((resolve) => {
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen(port, '127.0.0.1', () => {
    const { port: got } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => resolve(got));
  });
});

export const isFree = async (port) => (await listens(port)) !== null;

/** Below what systems give to outgoing connections: one of those could take the port while its server is down. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
/** @returns {Promise<number>} */
export async function freePort() {
  for (;;) {
    const got = await listens(LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST)));
    if (got !== null) return got;
  }
}

/**
 * One port per name: the remembered one, else the default, else any free one. No two names share one.
 * @param {Record<string, number>} defaults
 * @param {Record<string, number>} remembered
 * @param {{ free?: (port: number) => Promise<boolean>, any?: () => Promise<number> }} [probe]
 * @returns {Promise<Record<string, number>>}
 */
export async function choosePorts(defaults, remembered, { free = isFree, any = freePort } = {}) {
  /** @type {Record<string, number>} */
  const chosen = {};
  const taken = new Set();
  for (const [name, usual] of Object.entries(defaults)) {
    /** @type {number | null} */
    let port = null;
    for (const candidate of [remembered[name], usual]) {
      if (port === null && candidate && !taken.has(candidate) && (await free(candidate))) port = candidate;
    }
    while (port === null) {
      const candidate = await any();
      if (!taken.has(candidate)) port = candidate;
    }
    taken.add(port);
    chosen[name] = port;
  }
  return chosen;
}

/** Same ports from start to start, so that bookmarks and open pages go on working. */
export async function portsOf(dataDir, defaults) {
  const file = path.join(dataDir, 'ports.json');
  const ports = await choosePorts(defaults, readJson(file, {}));
  writeJson(file, ports);
  return ports;
}

export const answers = (port, host = '127.0.0.1') => new Promise((resolve) => {
  const socket = connect({ port, host }, () => {
    socket.destroy();
    resolve(true);
  });
  socket.setTimeout(1000, () => socket.destroy());
  socket.on('error', () => resolve(false));
  socket.on('close', () => resolve(false));
});
