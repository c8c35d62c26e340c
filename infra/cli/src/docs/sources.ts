import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorCodes } from '@tandem/kernel';
import { ALL_FAMILIES, ALL_MACHINES, OPERATIONS, SERVICES } from '@tandem/messages';
import '@tandem/platform';
import { journeyTable, PROCESS_TABLES } from '@tandem/programmes';
import { PARTS } from '../platform/parts.mjs';
import { filesUnder } from '../prepare/workspaces.mjs';
import { run } from '../util/run.mjs';
import { Sentence } from '../util/say.mjs';
import type { House, PartRead } from './house';

const built = (root: string, file: string): string => {
  const full = path.join(root, file);
  if (!existsSync(full)) throw new Sentence(`${file} is not built: run npm run build first.`);
  return full;
};

async function readPart(root: string, folder: string): Promise<PartRead> {
  built(root, path.join(folder, 'dist/main.js'));
  const { code, out, err } = await run(process.execPath, [path.join(__dirname, 'read-part.js'), root, folder]);
  if (code !== 0) throw new Sentence(`${folder} could not be read: ${err.trim()}`);
  return JSON.parse(out) as PartRead;
}

/** Words between quotes in what a service ships. */
export function wordsOf(folder: string): Set<string> {
  const sources = [...filesUnder(folder)].map(({ file }) => file).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/[/\\](testing|test|migrations)[/\\]/.test(file));
  return new Set(sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-z][a-z.-]*)'/g)].map(([, word]) => word)));
}

/** Fact type -> processes, from the bridge as it was built. */
async function readBridge(root: string): Promise<Map<string, string[]>> {
  const { Bridge } = (await import(pathToFileURL(built(root, 'workflows/dist/bridge/bridge.js')).href)) as { Bridge: new (...none: undefined[]) => { types: () => string[] } };
  const routes = (await import(pathToFileURL(built(root, 'workflows/dist/bridge/routes.js')).href)) as { bridgeRows: () => Map<string, { process: string }[]> };
  const rows = routes.bridgeRows();
  // Beyond the tables it hears the register's clock, for the process that waits.
  return new Map(new Bridge().types().map((type) => [type, rows.get(type)?.map((r) => r.process) ?? ['whichever waits']]));
}

/** Reads the contracts, and what each built part says of itself. */
export async function readHouse(root: string): Promise<House> {
  const [bridge, ...parts] = await Promise.all([readBridge(root), ...PARTS.map((p) => readPart(root, p.folder))]);
  return {
    families: ALL_FAMILIES, machines: ALL_MACHINES, operations: OPERATIONS, tables: [journeyTable, ...PROCESS_TABLES],
    parts, commonErrors: errorCodes(), bridge, words: new Map(SERVICES.map((s) => [s, wordsOf(path.join(root, 'services', s, 'src'))])),
  };
}
