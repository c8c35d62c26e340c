import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readJson, repoRoot } from '../util/paths.mjs';

/** Folders of the workspaces, as package.json says. @returns {string[]} relative to the root */
export function workspaces() {
  const { workspaces: patterns } = readJson(path.join(repoRoot, 'package.json'), { workspaces: [] });
  return patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    const absolute = path.join(repoRoot, parent);
    return existsSync(absolute) ? readdirSync(absolute).sort().map((n) => `${parent}/${n}`) : [];
  }).filter((folder) => existsSync(path.join(repoRoot, folder, 'package.json')));
}

/** Every file below a directory, with what changes when it is edited. */
export function* filesUnder(dir) {
  if (!existsSync(dir)) return;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'dist') yield* filesUnder(full);
    } else if (entry.isFile()) {
      const { size, mtimeMs } = statSync(full);
      yield { file: full, size, mtimeMs };
    }
  }
}
