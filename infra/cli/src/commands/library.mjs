import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { repoRoot } from '../util/paths.mjs';
import { Sentence } from '../util/say.mjs';

/** The built library of programmes alone: no server, no service. */
export function builtProgrammes() {
  const file = path.join(repoRoot, 'libs/programmes/dist/index.js');
  if (!existsSync(file)) throw new Sentence('libs/programmes is not built: run npm run build first.');
  return createRequire(import.meta.url)(file);
}
