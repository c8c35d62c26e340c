import { STAGE_KINDS } from '@tandem/messages';
import { presetIds } from '@tandem/programmes';
import { rehearsedLife } from './play';
import { STORIES, WHOLE } from './stories';

/** The stories in milliseconds, by the runner of rehearsals; the medium spec lives them with the real workflows. */
describe('a scenario, rehearsed', () => {
  it.each(STORIES)('%s', async (_, { definition, scenario, life, n }) => {
    const { was, expected, seen } = await rehearsedLife(definition, scenario, life, n);
    expect(was).toEqual(expected);
    expect(seen).toEqual([]);
  });

  it('there is one for each of the nineteen presets, and one more programme without TypeScript', () => {
    expect([...new Set(STORIES.map(([, { definition }]) => definition.id))]).toEqual([...presetIds(), WHOLE.id]);
  });

  it('the made-up programme opens every kind of stage', async () => {
    const opened = await Promise.all(STORIES.filter(([, { definition }]) => definition === WHOLE).map(async ([, { definition, scenario, life, n }]) => {
      const { log } = await rehearsedLife(definition, scenario, life, n);
      const stages = log.flatMap((one) => (one.what === 'asked' && one.operation.endsWith('enter-stage') ? [one.input.stage] : []));
      return definition.journeys[life.journey]?.stages.filter(({ id }) => stages.includes(id)).map(({ kind }) => kind) ?? [];
    }));
    expect([...new Set(opened.flat())].sort()).toEqual([...STAGE_KINDS].sort());
  });

  it('in each, time passes and something is asked of somebody else or by Tandem', () => {
    const quiet = STORIES.filter(([, { life }]) => !life.moments.some(({ after, reminded, called, asked, waiting }) => after && (reminded ?? called ?? asked ?? waiting)));
    expect(quiet.map(([name]) => name).filter((name) => !['nantes-mapps, project 2', 'whole, project 2'].includes(name))).toEqual([]);
  });
});
