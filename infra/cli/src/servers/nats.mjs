import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answers } from '../util/ports.mjs';
import { atLeast } from '../util/version.mjs';
import { findBinary } from './find-binary.mjs';
import { NATS } from './pinned.mjs';

export const findNats = () => findBinary(NATS, (text) => atLeast(text, NATS.least));

/**
 * @param {{ port: number, storeDir: string, durable: boolean }} options
 */
export const natsConfig = ({ port, storeDir, durable }) => `# written by the launcher at each start
host: 127.0.0.1
port: ${port}
jetstream {
  store_dir: ${JSON.stringify(storeDir)}
${durable ? '  # an acknowledged message is on the disk, also when the machine stops\n  sync_interval: always\n' : ''}}
`;

/** @returns {Promise<import('../platform/part.mjs').PartSpec>} */
export async function natsPart({ dir, port, durable }) {
  const binary = await findNats();
  mkdirSync(dir, { recursive: true });
  const config = path.join(dir, 'nats.conf');
  writeFileSync(config, natsConfig({ port, storeDir: path.join(dir, 'jetstream'), durable }));
  return {
    name: 'nats',
    command: binary,
    args: ['-c', config],
    cwd: dir,
    env: { PATH: process.env.PATH },
    ready: () => answers(port),
    graceMs: 10_000,
  };
}
