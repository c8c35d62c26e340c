import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileOf, readOptions } from '../commands/options.mjs';
import { done } from '../util/say.mjs';
import { envFile, readEnv, secretValues } from './compose-env.mjs';

/** `tandem secrets`: a whole .env on stdout, or `--file .env`: what is missing there is added, what is there is kept. */
export async function secretsCommand(args) {
  const file = fileOf(readOptions(args, { file: { type: 'string' } }).file);
  if (!file) {
    const text = envFile(secretValues());
    await new Promise((resolve) => process.stdout.write(text, resolve));
    return 0;
  }
  const kept = existsSync(file) ? readEnv(readFileSync(file, 'utf8')) : {};
  const next = `${file}.${process.pid}.next`;
  writeFileSync(next, envFile(secretValues(kept), kept), { mode: 0o600 });
  renameSync(next, file);
  done(`${file} holds every secret docker-compose.yml asks for`);
  return 0;
}
