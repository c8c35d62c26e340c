import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { bornOf, sleep } from '../util/pids.mjs';
import { Sentence, warn } from '../util/say.mjs';

/**
 * @typedef {object} PartSpec
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {() => Promise<boolean>} ready
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {NodeJS.Signals} [stopSignal]
 * @property {number} [graceMs]
 * @property {number} [readyEveryMs]
 */

/** EX_CONFIG: the same start would end the same way. */
export const BAD_CONFIG_EXIT = 78;
const LOG_LIMIT = 20 * 1024 * 1024;
const CALM_MS = 30_000;

/** 0.2 s, then twice as long each time, five seconds at most. */
export const backoffMs = (deaths) => Math.min(5000, 200 * 2 ** Math.max(0, deaths - 1));

function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a' });
}

/** The line that names the error, not the stack under it. @param {string[]} lines */
export const lastWords = (lines) => lines.findLast((l) => /^\S*(Error|FATAL|error)\b.*:/.test(l)) ?? (lines.slice(-3).join(' / ') || 'none');

/** One process that is started again when it dies, until somebody stops it. */
export class Part {
  /**
   * @param {PartSpec} spec
   * @param {{ logFile: string, onPid?: (name: string, who: { pid: number, born: string | null } | null) => void }} host
   */
  constructor(spec, host) {
    this.spec = spec;
    this.host = host;
    this.name = spec.name;
    /** @type {import('node:child_process').ChildProcess | null} */
    this.child = null;
    this.wanted = false;
    this.deaths = 0;
    this.starts = 0;
    /** @type {string | null} */
    this.refusal = null;
    /** @type {string[]} */
    this.lastErrors = [];
    /** @type {NodeJS.Timeout | undefined} */
    this.timer = undefined;
    this.startedAt = 0;
  }

  get pid() {
    return this.child?.pid ?? null;
  }

  start() {
    this.wanted = true;
    this.refusal = null;
    if (!this.child) this.#spawn();
  }

  #spawn() {
    clearTimeout(this.timer);
    this.starts++;
    this.startedAt = Date.now();
    const { command, args, cwd, env, uid, gid } = this.spec;
    const log = openLog(this.host.logFile);
    // detached: Ctrl-C in the terminal reaches the launcher only, which then stops the parts in order
    const child = spawn(command, args, { cwd, env, ...(uid !== undefined && { uid, gid }), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    child.stdout.pipe(log, { end: false });
    child.stderr.on('data', (chunk) => {
      log.write(chunk);
      this.lastErrors = [...this.lastErrors, ...String(chunk).split('\n').filter((l) => l.trim())].slice(-20);
    });
    child.on('error', (e) => this.lastErrors.push(e.message));
    if (child.pid) this.host.onPid?.(this.name, { pid: child.pid, born: bornOf(child.pid) });
    child.once('close', (code, signal) => {
      log.end();
      this.#ended(code, signal);
    });
  }

  #ended(code, signal) {
    this.child = null;
    this.host.onPid?.(this.name, null);
    if (!this.wanted) return;
    if (code === BAD_CONFIG_EXIT) {
      this.wanted = false;
      this.refusal = this.lastErrors.at(-1) ?? 'no reason given';
      warn(`${this.name} refuses its configuration and is not started again: ${this.refusal}`);
      return;
    }
    this.deaths = Date.now() - this.startedAt > CALM_MS ? 1 : this.deaths + 1;
    warn(`${this.name} ended (${signal ?? `code ${code}`}), started again in ${backoffMs(this.deaths) / 1000} s`);
    this.timer = setTimeout(() => this.wanted && this.#spawn(), backoffMs(this.deaths));
  }

  /** @throws Sentence when it refuses its configuration, keeps dying or is not ready in time */
  async waitReady(withinMs = 60_000) {
    const until = Date.now() + withinMs;
    const deathsBefore = this.deaths;
    for (;;) {
      if (this.refusal !== null) throw new Sentence(`${this.name} refuses its configuration: ${this.refusal}`);
      if (!this.wanted) throw new Sentence(`${this.name} was stopped.`);
      if (this.child && (await this.spec.ready().catch(() => false))) return;
      const why = () => `its last words: ${lastWords(this.lastErrors)} (whole log: ${this.host.logFile})`;
      if (this.deaths - deathsBefore >= 5) throw new Sentence(`${this.name} keeps ending; ${why()}`);
      if (Date.now() > until) throw new Sentence(`${this.name} is not ready after ${Math.round(withinMs / 1000)} s; ${why()}`);
      await sleep(this.spec.readyEveryMs ?? 150);
    }
  }

  /** What a crash does: no goodbye. It is started again by itself. */
  kill() {
    const { child } = this;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('close', resolve);
      child.kill('SIGKILL');
    });
  }

  /** Drains, then insists after its grace. */
  async stop() {
    this.wanted = false;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('close', () => resolve(true)));
    child.kill(this.spec.stopSignal ?? 'SIGTERM');
    const insist = setTimeout(() => {
      warn(`${this.name} did not stop within ${(this.spec.graceMs ?? 30_000) / 1000} s and is killed.`);
      child.kill('SIGKILL');
    }, this.spec.graceMs ?? 30_000);
    await gone;
    clearTimeout(insist);
  }

  async restart(withinMs) {
    await this.stop();
    this.start();
    await this.waitReady(withinMs);
  }
}
