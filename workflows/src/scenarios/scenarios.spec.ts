import { hasScenario, loadPreset, loadScenario, presetIds } from '@tandem/programmes';
import { rehearsedLife } from './play';

/** The stories in milliseconds, by the runner of rehearsals; the medium spec lives them with the real workflows. */
const STORIES = presetIds().filter(hasScenario).flatMap((id) => loadScenario(id).lives.map((life, n) => [`${id}, ${life.journey}`, id, n] as const));

describe('the scenario of a preset, rehearsed', () => {
  it.each(STORIES)('%s', async (_, id, n) => {
    const scenario = loadScenario(id);
    const { was, expected, seen } = await rehearsedLife(loadPreset(id), scenario, scenario.lives[n], n);
    expect(was).toEqual(expected);
    expect(seen).toEqual([]);
  });
});
