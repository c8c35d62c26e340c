import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { urlOf } from './databases.mjs';
import { partEnv } from './env.mjs';
import { backoffMs, lastWords } from './part.mjs';
import { DEFAULT_PORTS, PARTS, SERVICES } from './parts.mjs';
import { completeSecrets } from './secrets.mjs';

const secrets = completeSecrets();
const wiring = {
  ports: DEFAULT_PORTS, secrets, adminUrl: 'postgres://postgres:admin@127.0.0.1:15432/postgres', natsUrl: 'nats://127.0.0.1:4222',
  temporalAddress: '127.0.0.1:7233', publicUrl: 'http://127.0.0.1:8080', sandbox: true,
};
const shell = { PATH: '/bin', DATABASE_URL: 'postgres://somewhere/else', AWS_SECRET: 'x' };

describe('environment of a part', () => {
  it('holds its own database and nobody else’s password', () => {
    const env = partEnv('matching', wiring, shell);
    expect(env.DATABASE_URL).toBe(`postgres://tandem_matching:${secrets.databases.matching}@127.0.0.1:15432/tandem_matching`);
    const text = JSON.stringify(env);
    for (const other of SERVICES.filter((s) => s !== 'matching')) expect(text).not.toContain(secrets.databases[other]);
    expect(text).not.toContain('admin');
  });
  it('lets nothing of the shell through that changes what a part does', () => {
    expect(partEnv('matching', wiring, shell)).not.toHaveProperty('AWS_SECRET');
    expect(partEnv('workflows', wiring, shell)).not.toHaveProperty('DATABASE_URL');
  });
  it('holds one private key, its own, which the public keys check', () => {
    for (const { name } of PARTS) {
      const keys = JSON.parse(partEnv(name, wiring, shell).ACTOR_KEYS);
      const message = Buffer.from('hello');
      const signature = sign(null, message, createPrivateKey({ key: keys.privateKey, format: 'jwk' }));
      expect(verify(null, message, createPublicKey({ key: keys.publicKeys[name], format: 'jwk' }), signature)).toBe(true);
      for (const key of Object.values<object>(keys.publicKeys)) expect(key).not.toHaveProperty('d');
    }
  });
  it('gives each part its own health port', () => {
    expect(new Set(PARTS.map((p) => partEnv(p.name, wiring, shell).HEALTH_PORT)).size).toBe(PARTS.length);
  });
});

describe('secrets', () => {
  it('are kept, and only what is missing is made', () => {
    const older = { postgres: secrets.postgres, databases: { matching: 'kept' } };
    const next = completeSecrets(older);
    expect(next.postgres).toBe(secrets.postgres);
    expect(next.databases.matching).toBe('kept');
    expect(next.databases.payments).toBeTruthy();
  });
  it('seal keys are 32 bytes', () => expect(Buffer.from(secrets.seal.inbox, 'base64')).toHaveLength(32));
});

describe('a database address', () => {
  it('carries any password', () => {
    expect(new URL(urlOf('postgres://a:b@h:1/x?sslmode=disable', 'd', 'u', 'p@/:')).password).toBe('p%40%2F%3A');
  });
});

describe('restarts', () => {
  it('wait longer each time, five seconds at most', () => expect([1, 2, 3, 10].map(backoffMs)).toEqual([200, 400, 800, 5000]));
});

describe('the last words of a part', () => {
  it('are its error, not the stack under it', () => {
    expect(lastWords(['node:internal:1', "Error: Cannot find module './x'", '    at load (a.js:1)', 'Node.js v20.20.2'])).toBe("Error: Cannot find module './x'");
    expect(lastWords([])).toBe('none');
  });
});
