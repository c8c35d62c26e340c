import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../util/paths.mjs';
import { SERVICES, SIGNERS } from './parts.mjs';

const bytes32 = () => randomBytes(32).toString('base64');

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { private: privateKey.export({ format: 'jwk' }), public: publicKey.export({ format: 'jwk' }) };
}

/** Adds what is missing and keeps what is there: a key made anew would open nothing sealed before. */
export function completeSecrets(known = {}) {
  const fill = (names, have, make) => Object.fromEntries(names.map((n) => [n, have?.[n] ?? make()]));
  return {
    postgres: known.postgres ?? randomBytes(18).toString('base64url'),
    databases: fill(SERVICES, known.databases, () => randomBytes(18).toString('base64url')),
    actors: fill(SIGNERS, known.actors, keyPair),
    seal: fill(SERVICES, known.seal, bytes32),
    /** What lets `tandem init` and the example make an organisation. */
    setup: known.setup ?? randomBytes(24).toString('base64url'),
    codec: known.codec ?? { current: 'k1', keys: { k1: bytes32() } },
  };
}

/** Secrets of this data directory, readable by its owner only. */
export function secretsOf(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const secrets = completeSecrets(readJson(file, {}));
  writeJson(file, secrets, 0o600);
  if (existsSync(file)) chmodSync(file, 0o600);
  return secrets;
}
