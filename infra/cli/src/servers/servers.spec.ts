import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fetchPinned } from './download.mjs';
import { natsConfig } from './nats.mjs';
import { NATS, TEMPORAL, TEST_SERVER } from './pinned.mjs';
import { postgresArgs, postgresHome } from './postgres.mjs';
import { goodTemporal, temporalArgs } from './temporal.mjs';

const tools = path.resolve(__dirname, '../../../tools');

describe('pinned versions', () => {
  it('are those of go.mod and pom.xml', () => {
    const goMod = readFileSync(path.join(tools, 'go.mod'), 'utf8');
    expect(goMod).toContain(`${NATS.goPackage} v${NATS.version} `);
    expect(goMod).toContain(`github.com/temporalio/cli v${TEMPORAL.version} `);
    expect(readFileSync(path.join(tools, 'temporal-test-server/pom.xml'), 'utf8')).toContain(`<version>${TEST_SERVER.version}</version>`);
  });
  it('name a release of the same version', () => {
    for (const pin of [NATS, TEMPORAL]) expect(pin.release.url('linux-x64')).toContain(`/v${pin.version}/`);
  });
});

describe('a Temporal on PATH', () => {
  it('built from source is judged by its server', () => {
    expect(goodTemporal('temporal version 0.0.0-DEV (Server 1.31.2, UI 2.50.1)')).toBe(true);
    expect(goodTemporal('temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)')).toBe(false);
  });
});

describe('nothing listens outside 127.0.0.1', () => {
  it('neither Postgres, NATS nor Temporal', () => {
    expect(postgresArgs({ home: '/d', port: 1, durable: true })).toContain('listen_addresses=127.0.0.1');
    expect(natsConfig({ port: 1, storeDir: '/d', durable: true })).toContain('host: 127.0.0.1');
    expect(temporalArgs({ port: 1, uiPort: 2, dbFile: null, codecUrl: null }).join(' ')).toContain('--ip 127.0.0.1');
  });
});

describe('durable settings', () => {
  it('are for real data, not for throw-away servers', () => {
    expect(postgresArgs({ home: '/d', port: 1, durable: true })).toContain('fsync=on');
    expect(postgresArgs({ home: '/d', port: 1, durable: false })).toContain('fsync=off');
    expect(natsConfig({ port: 1, storeDir: '/d', durable: true })).toContain('sync_interval: always');
    expect(natsConfig({ port: 1, storeDir: '/d', durable: false })).not.toContain('sync_interval');
  });
  it('keep the data inside the data directory unless the server’s user cannot get there', () => {
    expect(postgresHome('/some/data', null)).toBe('/some/data/pg');
  });
});

describe('a download', () => {
  let server: Server;
  const body = 'the release';
  beforeAll((done) => {
    server = createServer((req, res) => (req.url === '/slow' ? undefined : res.end(body))).listen(0, '127.0.0.1', done);
  });
  afterAll((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  const url = (at: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`;
  const sum = createHash('sha256').update(body).digest('hex');

  it('with the pinned sum is taken', async () => expect(String(await fetchPinned(url('/'), sum))).toBe(body));
  it('with another sum is refused', async () => expect(fetchPinned(url('/'), '00')).rejects.toThrow(/SHA-256/));
  it('that does not answer is given up', async () => expect(fetchPinned(url('/slow'), sum, 100)).rejects.toThrow('no answer in time'));
});
