import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exampleFile } from '../../init/compose-env.mjs';
import type { House } from '../house';
import { asyncApi } from './asyncapi';
import { consequencesPage } from './consequences';
import { errorsPage } from './errors';
import { messagesPage } from './messages';
import { operationsPage } from './operations';
import { processesPage } from './processes';
import { programmesPage } from './programmes';
import { settingsPage } from './settings';
import { statesPage } from './states';

/** File -> what makes it. */
export const PAGES: ReadonlyMap<string, (house: House) => string> = new Map([
  ['docs/states.md', statesPage],
  ['docs/messages.md', messagesPage],
  ['docs/operations.md', operationsPage],
  ['docs/consequences.md', consequencesPage],
  ['docs/processes.md', processesPage],
  ['docs/programmes.md', programmesPage],
  ['docs/settings.md', settingsPage],
  ['docs/errors.md', errorsPage],
  ['docs/asyncapi.yaml', asyncApi],
  ['.env.example', exampleFile],
]);

/** Files that are not what the code makes of them. */
export function drifted(root: string, house: House, pages = PAGES): string[] {
  return [...pages].filter(([file, make]) => {
    const full = path.join(root, file);
    return !existsSync(full) || readFileSync(full, 'utf8') !== make(house);
  }).map(([file]) => file);
}

export function writePages(root: string, house: House, pages = PAGES): void {
  mkdirSync(path.join(root, 'docs'), { recursive: true });
  for (const [file, make] of pages) writeFileSync(path.join(root, file), make(house));
}
