import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { load, type Loaded } from '../definition/load';
import { basesIn, PRESETS } from './files';

/**
 * The definition in a file, with what it extends: looked for beside its own folder first, then among the presets.
 * @throws TandemError DEFINITION_INVALID; Error of the file system when the file cannot be read
 */
export function loadFile(path: string): Loaded {
  const file = resolve(path);
  return load(readFileSync(file, 'utf8'), basesIn(dirname(dirname(file)), PRESETS));
}
