import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDefinition, loadPreset, loadScenario, PRESETS, presetIds, readScenario, type Definition, type Scenario, type ScenarioLife } from '@tandem/programmes';

export interface Story {
  definition: Definition;
  scenario: Scenario;
  life: ScenarioLife;
  /** Its place in its file. */
  n: number;
}
const livesOf = (definition: Definition, scenario: Scenario): [string, Story][] =>
  scenario.lives.map((life, n) => [`${definition.id}, ${life.journey} ${n + 1}`, { definition, scenario, life, n }]);

const testing = (file: string): string => readFileSync(join(PRESETS, '..', 'src', 'testing', file), 'utf8');
/** A programme made up for the tests, of every kind of stage: nothing of it is in TypeScript. */
export const WHOLE = loadDefinition(testing('whole.yaml'));
const whole = livesOf(WHOLE, readScenario(testing('whole-scenario.yaml'), WHOLE));

/** Every life of every preset: one without a scenario is a mistake. */
export const STORIES: [name: string, story: Story][] = [...presetIds().flatMap((id) => livesOf(loadPreset(id), loadScenario(id))), ...whole];
