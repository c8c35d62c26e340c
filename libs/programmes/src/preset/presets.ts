import { TandemError } from '@tandem/kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDefinition } from '../definition/load';
import type { Definition } from '../definition/schema';
import { PRESETS } from './files';

export const presetIds = (): string[] => readdirSync(PRESETS).filter((id) => existsSync(join(PRESETS, id, 'programme.yaml'))).sort();

/** Where the file of a preset is. @throws TandemError UNKNOWN_PRESET */
export function presetPath(id: string): string {
  // Compared with the list, so that an id is never a way out of the folder.
  if (!presetIds().includes(id)) throw new TandemError('UNKNOWN_PRESET', { preset: id, known: presetIds() });
  return join(PRESETS, id, 'programme.yaml');
}

/** @throws TandemError UNKNOWN_PRESET, DEFINITION_INVALID */
export const loadPreset = (id: string): Definition => loadDefinition(readFileSync(presetPath(id), 'utf8'));
