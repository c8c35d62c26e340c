import { TandemError } from '@tandem/kernel';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { located, type DefinitionProblem } from '../definition/errors';
import { pathText } from '../definition/path';
import { pointsOf } from '../definition/points';
import type { Definition } from '../definition/schema';
import { readSource } from '../definition/source';
import { loadPreset, presetPath } from '../preset/presets';
import { brokenScenario } from './rules';
import { scenarioSchema, type Scenario } from './schema';

export const SCENARIO_FILE = 'scenario.yaml';

/**
 * The story of a programme's journeys from its text.
 * @throws TandemError SCENARIO_INVALID (422): every point with its path, its line and a French sentence
 */
export function readScenario(text: string, definition: Definition): Scenario {
  const source = readSource(text, () => undefined);
  if (source.problems.length) throw invalid(source.problems);
  const parsed = scenarioSchema.safeParse(source.value);
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap((issue) => pointsOf(issue, source, scenarioSchema)));
  const broken = brokenScenario(parsed.data, definition);
  if (broken.length) throw invalid(broken.map(({ at, code, message }) => ({ path: pathText(at), code, message, ...source.placeOf(at) })));
  return parsed.data;
}

function invalid(problems: readonly DefinitionProblem[]): TandemError {
  const fields = located(problems);
  return new TandemError('SCENARIO_INVALID', { count: fields.length, line: fields[0]?.line ?? 1 }, fields);
}

/** Where the story of a preset is. @throws TandemError UNKNOWN_PRESET */
export const scenarioPath = (id: string): string => join(dirname(presetPath(id)), SCENARIO_FILE);
export const hasScenario = (id: string): boolean => existsSync(scenarioPath(id));

/** @throws TandemError UNKNOWN_PRESET, SCENARIO_INVALID */
export const loadScenario = (id: string): Scenario => readScenario(readFileSync(scenarioPath(id), 'utf8'), loadPreset(id));
