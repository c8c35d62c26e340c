import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { natsPart } from '../servers/nats.mjs';
import { postgresPart } from '../servers/postgres.mjs';
import { temporalPart } from '../servers/temporal.mjs';
import { takeLock } from '../util/lock.mjs';
import { PidBook, sweep } from '../util/pid-book.mjs';
import { portsOf } from '../util/ports.mjs';
import { info, step, warn } from '../util/say.mjs';
import { ensureDatabases } from './databases.mjs';
import { actorKeys } from './env.mjs';
import { startGuardian } from './guardian.mjs';
import { isBuilt, nodePart } from './node-part.mjs';
import { Part } from './part.mjs';
import { DEFAULT_PORTS, PARTS } from './parts.mjs';
import { completeSecrets, secretsOf } from './secrets.mjs';

/**
 * @typedef {object} PlatformOptions
 * @property {string} dataDir absolute; kept between starts
 * @property {boolean} [serversOnly]
 * @property {boolean} [temporal] default true; false: its file is at rest
 * @property {boolean} [durable] default true: what was acknowledged survives the machine
 * @property {boolean} [freePorts] tests: no default port, so that nothing else on the machine is met
 * @property {boolean} [sandbox] default true
 * @property {ReadonlyArray<{ name: string, folder: string, main?: string }>} [parts] tests: other processes than the platform's
 */

/** All processes of one data directory. */
export class Platform {
  /** @param {PlatformOptions} options */
  constructor(options) {
    this.options = { durable: true, sandbox: true, temporal: true, ...options, parts: options.parts ?? /** @type {NonNullable<PlatformOptions['parts']>} */ (PARTS) };
    this.dataDir = options.dataDir;
    /** @type {Map<string, Part>} in the order of start */
    this.parts = new Map();
    /** @type {Promise<void> | null} */
    this.stopping = null;
    /** @type {Record<string, number>} */
    this.ports = {};
    this.secrets = completeSecrets();
    this.urls = this.#urls();
    this.book = new PidBook(path.join(options.dataDir, 'pids.json'));
    /** @type {(() => void) | null} */
    this.unlock = null;
    /** @type {(() => void) | null} */
    this.unguard = null;
  }

  async start() {
    const { dataDir } = this;
    this.unlock = takeLock(dataDir);
    mkdirSync(path.join(dataDir, 'log'), { recursive: true });
    const left = await sweep(this.book.file);
    this.unguard = startGuardian(this.book.file);
    if (left.length) info(`Ended what a killed launcher had left: ${left.join(', ')}.`);
    this.ports = await portsOf(dataDir, this.options.freePorts ? Object.fromEntries(Object.keys(DEFAULT_PORTS).map((k) => [k, 0])) : DEFAULT_PORTS);
    this.secrets = secretsOf(dataDir);
    this.urls = this.#urls();
    await this.#startServers();
    if (!this.options.serversOnly) await this.#startParts();
    return this;
  }

  #urls() {
    const { ports, secrets } = this;
    const at = (name) => `http://127.0.0.1:${ports[name]}`;
    return {
      database: process.env.DATABASE_URL ?? `postgres://postgres:${secrets.postgres}@127.0.0.1:${ports.postgres}/postgres`,
      nats: process.env.NATS_URL ?? `nats://127.0.0.1:${ports.nats}`,
      temporal: process.env.TEMPORAL_ADDRESS ?? `127.0.0.1:${ports.temporal}`,
      temporalUi: process.env.TEMPORAL_ADDRESS ? null : at('temporalUi'),
      gateway: at('gateway'),
      mailbox: at('mailbox'),
    };
  }

  async #startServers() {
    const { ports, dataDir, options: { durable, temporal } } = this;
    const codecUrl = `${this.urls.gateway}/codec`;
    const made = [
      process.env.DATABASE_URL ? null : await postgresPart({ dir: dataDir, port: ports.postgres, password: this.secrets.postgres, durable }),
      process.env.NATS_URL ? null : await natsPart({ dir: path.join(dataDir, 'nats'), port: ports.nats, durable }),
      process.env.TEMPORAL_ADDRESS || !temporal ? null : await temporalPart({ dir: dataDir, port: ports.temporal, uiPort: ports.temporalUi, persistent: true, codecUrl }),
    ].filter((spec) => spec !== null);
    await step('starting the servers', '5 s', async () => {
      await this.#launch(made);
      await ensureDatabases(this.urls.database, this.secrets.databases);
    });
  }

  async #startParts() {
    const built = this.options.parts.filter((p) => p.main || isBuilt(p));
    const missing = this.options.parts.filter((p) => !built.includes(p)).map((p) => p.name);
    if (missing.length) warn(`No built program for ${missing.join(', ')}: started without.`);
    if (!built.length) return;
    const spec = (p) => nodePart(p, this.wiring());
    await step(`starting ${built.map((p) => p.name).join(', ')}`, '15 s', async () => {
      await this.#launch(built.filter((p) => p.name !== 'gateway').map(spec));
      await this.#launch(built.filter((p) => p.name === 'gateway').map(spec));
    });
  }

  /** @returns {import('./env.mjs').Wiring} what a part is told */
  wiring() {
    return { ports: this.ports, secrets: this.secrets, adminUrl: this.urls.database, natsUrl: this.urls.nats, temporalAddress: this.urls.temporal, publicUrl: this.urls.gateway, sandbox: this.options.sandbox };
  }

  async #launch(specs) {
    const parts = specs.map((spec) => new Part(spec, { logFile: path.join(this.dataDir, 'log', `${spec.name}.log`), onPid: (name, who) => this.book.set(name, who) }));
    for (const part of parts) {
      if (this.stopping) return;
      this.parts.set(part.name, part);
      part.start();
    }
    await Promise.all(parts.map((p) => p.waitReady()));
  }

  #part(name) {
    const part = this.parts.get(name);
    if (!part) throw new Error(`no part ${name}: there are ${[...this.parts.keys()].join(', ')}`);
    return part;
  }

  /** ACTOR_KEYS of a program that is no part of the platform but speaks to it. */
  signerKeys(name) {
    return actorKeys(this.secrets, name);
  }

  /** Crash of one part; it comes back by itself (`waitReady`). */
  kill(name) {
    return this.#part(name).kill();
  }

  restart(name) {
    return this.#part(name).restart();
  }

  /**
   * @param {string} name
   * @param {number} [withinMs]
   */
  waitReady(name, withinMs) {
    return this.#part(name).waitReady(withinMs);
  }

  /** Door first, then the parts, then what they stand on. */
  stop() {
    this.stopping ??= this.#stopAll();
    return this.stopping;
  }

  async #stopAll() {
    const servers = ['postgres', 'nats', 'temporal'];
    const all = [...this.parts.values()];
    const layers = [
      all.filter((p) => p.name === 'gateway'),
      all.filter((p) => p.name !== 'gateway' && !servers.includes(p.name)),
      all.filter((p) => p.name === 'temporal'),
      all.filter((p) => servers.includes(p.name) && p.name !== 'temporal'),
    ];
    for (const layer of layers) await Promise.all(layer.map((p) => p.stop()));
    this.unguard?.();
    this.unlock?.();
  }

  /** Nobody waits any more: everything ends at once. */
  async killAll() {
    for (const part of this.parts.values()) {
      part.wanted = false;
      part.child?.kill('SIGKILL');
    }
  }
}

/**
 * Starts everything and waits until it is ready; what was started is stopped again when something fails.
 * @param {PlatformOptions} options
 */
export async function startPlatform(options) {
  const platform = new Platform(options);
  try {
    return await platform.start();
  } catch (e) {
    await platform.stop();
    throw e;
  }
}
