import path from 'node:path';
import { actorKeys, healthUrl } from '../platform/env.mjs';
import { PARTS } from '../platform/parts.mjs';
import { holder } from '../util/lock.mjs';
import { readJson } from '../util/paths.mjs';
import { fail, Sentence } from '../util/say.mjs';
import { dataArgs } from './options.mjs';
import { compiled } from './small.mjs';

/**
 * Addresses and keys of the platform that runs on this data directory. The launcher's own signature asks. Where the
 * environment names them (the service `operators` of docker-compose.yml) it is taken at its word.
 */
function surroundings(dataDir) {
  if (process.env.SERVICE_URLS && process.env.ACTOR_KEYS) return {};
  if (!holder(dataDir)) throw new Sentence(`Nothing runs on ${dataDir}: start it first with npm start, or name its directory with --data.`);
  const ports = readJson(path.join(dataDir, 'ports.json'), {});
  const secrets = readJson(path.join(dataDir, 'secrets.json'), {});
  return {
    NATS_URL: process.env.NATS_URL ?? `nats://127.0.0.1:${ports.nats}`,
    TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS ?? `127.0.0.1:${ports.temporal}`,
    ACTOR_KEYS: actorKeys(secrets, 'cli'),
    CODEC_KEYS: JSON.stringify(secrets.codec),
    SERVICE_URLS: JSON.stringify(Object.fromEntries(PARTS.map((p) => [p.name, healthUrl(ports, p.name)]))),
  };
}

/** `tandem journeys`, `tandem doctor`, `tandem dead-letters`. Whatever keeps them from looking answers 2: 1 says that something was found. */
export async function operatorCommand(name, args) {
  const { dataDir, rest } = dataArgs(args);
  try {
    return await compiled('infra/cli/dist/operators/main.js', [name, ...rest], surroundings(dataDir));
  } catch (e) {
    if (!(e instanceof Sentence)) throw e;
    fail(e.message);
    return 2;
  }
}
