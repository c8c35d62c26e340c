import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Platform, startPlatform } from '../src/platform/index.mjs';
import { DEFAULT_PORTS } from '../src/platform/parts.mjs';
import { isAlive, sleep } from '../src/util/pids.mjs';
import { strayPostgresHome } from '../src/servers/postgres.mjs';
import { choosePorts } from '../src/util/ports.mjs';

const fake = (name: string) => ({ name, folder: 'infra/cli', main: path.join(__dirname, 'parts/fake-part.mjs') });
const quiet = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'tandem-launcher-'))));
afterEach(() => {
  const stray = strayPostgresHome(dataDir);
  for (const dir of [dataDir, stray]) if (dir) rmSync(dir, { recursive: true, force: true });
});
afterAll(() => quiet.mockRestore());

const pidsIn = (dir: string): Record<string, { pid: number; born: string }> => JSON.parse(readFileSync(path.join(dir, 'pids.json'), 'utf8'));
const pidOf = async (platform: Platform, part: string) => ((await (await fetch(`http://127.0.0.1:${platform.ports[`health.${part}`]}`)).json()) as { pid: number }).pid;

describe('the launcher', () => {
  it('starts servers and parts, brings back what is killed, keeps data, leaves no process', async () => {
    const platform = await startPlatform({ dataDir, freePorts: true, parts: [fake('matching'), fake('gateway')] });
    try {
      expect([...platform.parts.keys()]).toEqual(['postgres', 'nats', 'temporal', 'matching', 'gateway']);
      expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
      const before = await pidOf(platform, 'matching');
      for (const part of ['matching', 'postgres', 'nats', 'temporal']) {
        await platform.kill(part);
        await platform.waitReady(part);
      }
      expect(await pidOf(platform, 'matching')).not.toBe(before);
    } finally {
      const pids = Object.values(pidsIn(dataDir));
      await platform.stop();
      expect(pids).toHaveLength(5);
      expect(pids.filter(isAlive)).toEqual([]);
    }
    expect(readFileSync(path.join(dataDir, 'log/matching.log'), 'utf8')).toContain('drained');
  });

  it('does not start again what refuses its configuration, and says why', async () => {
    const started = startPlatform({ dataDir, freePorts: true, sandbox: false, parts: [fake('matching')] });
    await expect(started).rejects.toThrow('matching refuses its configuration: SANDBOX (1: stepped business clock): must be 1 here');
    await expect(started).rejects.toThrow();
  });

  it('on Ctrl-C stops everything it started', async () => {
    const ports = await choosePorts(Object.fromEntries(Object.keys(DEFAULT_PORTS).map((k) => [k, 0])), {});
    writeFileSync(path.join(dataDir, 'ports.json'), JSON.stringify(ports));
    const launcher = spawn(process.execPath, [path.join(__dirname, '../bin/tandem.mjs'), 'up', '--servers-only', '--data', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    launcher.stderr.on('data', (d) => (said += d));
    const ended = new Promise((resolve) => launcher.on('exit', resolve));
    while (!said.includes('Running.') && launcher.exitCode === null) await sleep(50);
    const pids = Object.values(pidsIn(dataDir));
    launcher.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(pids).toHaveLength(3);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('leaves no process when it is itself killed', async () => {
    const ports = await choosePorts(Object.fromEntries(Object.keys(DEFAULT_PORTS).map((k) => [k, 0])), {});
    writeFileSync(path.join(dataDir, 'ports.json'), JSON.stringify(ports));
    const launcher = spawn(process.execPath, [path.join(__dirname, '../bin/tandem.mjs'), 'up', '--servers-only', '--data', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    launcher.stderr.on('data', (d) => (said += d));
    while (!said.includes('Running.') && launcher.exitCode === null) await sleep(50);
    const pids = Object.values(pidsIn(dataDir));
    launcher.kill('SIGKILL');
    for (let i = 0; i < 200 && pids.some(isAlive); i++) await sleep(100);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('ends what a killed launcher left, at the next start', async () => {
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    const { bornOf } = await import('../src/util/pids.mjs');
    const who = { pid: left.pid as number, born: bornOf(left.pid as number) };
    writeFileSync(path.join(dataDir, 'pids.json'), JSON.stringify({ matching: who }));
    const platform = await startPlatform({ dataDir, freePorts: true, serversOnly: true });
    await platform.stop();
    expect(isAlive(who)).toBe(false);
  });
});
