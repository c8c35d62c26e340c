import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holder, takeLock } from './lock.mjs';
import { bornOf, isAlive } from './pids.mjs';
import { choosePorts } from './ports.mjs';
import { pickUser } from './server-user.mjs';
import { atLeast, compareVersions, parseVersion } from './version.mjs';

describe('versions', () => {
  it('are found in what a tool says', () => {
    expect(parseVersion('nats-server: v2.10.4')).toEqual([2, 10, 4]);
    expect(parseVersion('go version go1.26.8 linux/amd64')).toEqual([1, 26, 8]);
    expect(parseVersion('unknown')).toBeNull();
  });
  it('compare by number, not by letter', () => {
    expect(compareVersions([2, 9, 0], [2, 10, 0])).toBeLessThan(0);
    expect(atLeast('v2.9.25', [2, 10, 0])).toBe(false);
    expect(atLeast('v2.15.1', [2, 10, 0])).toBe(true);
  });
  it('an unknown one is not trusted', () => expect(atLeast('dev', [0, 0, 1])).toBe(false));
});

describe('ports', () => {
  const any = () => {
    let next = 50_000;
    return async () => next++;
  };
  it('the remembered one wins over the default', async () => {
    expect(await choosePorts({ nats: 4222 }, { nats: 4999 }, { free: async () => true, any: any() })).toEqual({ nats: 4999 });
  });
  it('a taken one gives a free one', async () => {
    expect(await choosePorts({ nats: 4222 }, {}, { free: async (p) => p !== 4222, any: any() })).toEqual({ nats: 50_000 });
  });
  it('no two names share one', async () => {
    const ports = await choosePorts({ a: 8080, b: 8080, c: 0 }, { c: 8080 }, { free: async () => true, any: any() });
    expect(new Set(Object.values(ports)).size).toBe(3);
  });
});

describe('lock', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'tandem-lock-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('is held once', () => {
    const release = takeLock(dir);
    expect(holder(dir)?.pid).toBe(process.pid);
    expect(() => takeLock(dir)).toThrow(/already runs/);
    release();
    expect(holder(dir)).toBeNull();
  });
  it('of a dead launcher is taken over, also when its number was given to another process', () => {
    writeFileSync(path.join(dir, 'lock.json'), JSON.stringify({ pid: process.pid, born: 'another day' }));
    expect(holder(dir)).toBeNull();
    takeLock(dir)();
  });
  it('half-written by a dead launcher is taken over', () => {
    writeFileSync(path.join(dir, 'lock.json'), '{"pid": 1');
    takeLock(dir)();
  });
});

describe('processes', () => {
  it('are known by number and birth', () => {
    expect(isAlive({ pid: process.pid, born: bornOf(process.pid) })).toBe(true);
    expect(isAlive({ pid: process.pid, born: 'never' })).toBe(false);
  });
});

describe('the user Postgres runs as', () => {
  const nobody = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
  it('is postgres, else nobody', () => {
    expect(pickUser(`root:x:0:0::/:/bin/sh\n${nobody}\npostgres:x:101:104::/var/lib/postgresql:/bin/bash`)?.uid).toBe(101);
    expect(pickUser(`root:x:0:0::/:/bin/sh\n${nobody}`)?.uid).toBe(65534);
    expect(pickUser('root:x:0:0::/:/bin/sh')).toBeNull();
  });
});
