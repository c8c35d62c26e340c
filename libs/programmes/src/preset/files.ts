import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bases } from '../definition/source';

/** Same depth from `src` and from `dist`. */
export const PRESETS = join(__dirname, '..', '..', 'presets');
/** `base.yaml` is meant to be extended and is no programme by itself; a whole programme may be extended too. */
const FILES = ['base.yaml', 'programme.yaml'];

/** Files to extend in these folders, the first that has one; a name is compared with the folder's list, so that it is never a way out of it. */
export const basesIn = (...folders: readonly string[]): Bases => (id) => {
  for (const folder of folders.filter((f) => existsSync(f) && readdirSync(f).includes(id))) {
    const name = FILES.find((file) => existsSync(join(folder, id, file)));
    if (name) return { file: `${id}/${name}`, text: readFileSync(join(folder, id, name), 'utf8') };
  }
  return undefined;
};
