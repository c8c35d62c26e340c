import { generateKeyPairSync, randomBytes } from 'node:crypto';

const PARTS = ['gateway', 'recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox', 'workflows'];
const pairs = Object.fromEntries(
  PARTS.map((name) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return [name, { public: publicKey.export({ format: 'jwk' }), private: privateKey.export({ format: 'jwk' }) }];
  }),
);

/** ACTOR_KEYS of one part, as the launcher writes them; the same pairs for every part of one test process. */
export const testActorKeys = (name: string) => ({
  name,
  privateKey: pairs[name].private as Record<string, unknown>,
  publicKeys: Object.fromEntries(PARTS.map((p) => [p, pairs[p].public as Record<string, unknown>])),
});
export const testKey = (): string => randomBytes(32).toString('base64');
