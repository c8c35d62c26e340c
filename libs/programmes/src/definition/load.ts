import { basesIn, PRESETS } from '../preset/files';
import { invalidDefinition } from './errors';
import { pointsOf } from './points';
import { broken } from './rules/all';
import { definitionSchema, type Definition } from './schema';
import { readSource, type Bases, type Source } from './source';
import { pathText } from './path';

/** A definition and where each part of it is written. */
export interface Loaded {
  definition: Definition;
  placeOf: Source['placeOf'];
}

/**
 * A programme's definition from its text, YAML or JSON, with what it extends (among the presets unless said).
 * @throws TandemError DEFINITION_INVALID (422): every point with its path, its file if it is another one, its line and a French sentence
 */
export const loadDefinition = (text: string, bases: Bases = basesIn(PRESETS)): Definition => load(text, bases).definition;

/** @throws TandemError DEFINITION_INVALID */
export function load(text: string, bases: Bases = basesIn(PRESETS)): Loaded {
  const source = readSource(text, bases);
  if (source.problems.length) throw invalidDefinition(source.problems);
  const parsed = definitionSchema.safeParse(source.value);
  if (!parsed.success) throw invalidDefinition(parsed.error.issues.flatMap((issue) => pointsOf(issue, source)));
  const rules = broken(parsed.data);
  if (rules.length) throw invalidDefinition(rules.map(({ at, code, message }) => ({ path: pathText(at), code, message, ...source.placeOf(at) })));
  return { definition: parsed.data, placeOf: source.placeOf };
}
