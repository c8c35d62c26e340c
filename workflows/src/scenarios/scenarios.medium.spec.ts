import { TimeSkipping } from '../testing/time-skipping';
import { byWorkflow } from './log';
import { livedLife, rehearsedLife } from './play';
import { STORIES } from './stories';

describe('a scenario, lived by the real workflows behind the real bridge', () => {
  let time: TimeSkipping;
  beforeAll(async () => {
    time = await TimeSkipping.start();
  });
  afterAll(() => time.stop());
  afterEach(() => time.forget());

  it.each(STORIES)('%s', async (_, { definition, scenario, life, n }) => {
    const lived = await livedLife(time, definition, scenario, life, n);
    expect(lived.was).toEqual(lived.expected);
    expect(lived.seen).toEqual([]);
    // The runner of rehearsals stands at the same waits until the same instants, reminds, asks and ends the same.
    const { log } = await rehearsedLife(definition, scenario, life, n);
    expect(byWorkflow(lived.log)).toEqual(byWorkflow(log));
  });
});
