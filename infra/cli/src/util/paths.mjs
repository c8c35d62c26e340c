import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
export const toolsDir = path.join(repoRoot, 'infra/tools');

/** Servers made once per machine live here, shared by every clone. */
export const cacheDir = () => process.env.TANDEM_CACHE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'tandem');

export const platformKey = () => `${process.platform}-${process.arch}`;

export const toolDir = (tool, version) => path.join(cacheDir(), `${tool}-${version}-${platformKey()}`);

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** First executable of that name on PATH, or null. */
export function which(name, searchPath = process.env.PATH ?? '') {
  for (const dir of searchPath.split(path.delimiter).filter(Boolean)) {
    const file = path.join(dir, name);
    if (isExecutable(file)) return file;
  }
  return null;
}

export function readJson(file, otherwise) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (e) {
    // A half-written file must not pass for an absent one: secrets would be made anew and open nothing.
    if (e.code === 'ENOENT') return otherwise;
    throw e;
  }
}

/** Whole file or none, even when the machine stops in the middle. */
export function writeJson(file, value, mode = 0o644) {
  const next = `${file}.${process.pid}.next`;
  writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(next, file);
}

export const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10);

export function realOrSame(p) {
  try {
    return realpathSync(p);
  } catch {
    return p;
  }
}
