import { presetIds, presetPath } from '../preset/presets';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ASSUMPTIONS, readAssumptions, rehearse, saidAssumption } from '.';
import { loadPreset } from '../preset/presets';
import { Assumed } from './read-assumptions';

describe('an assumption', () => {
  it('has a value within its bounds, its words in both languages and a reason', () => {
    for (const [key, { value, least, most, names, why }] of Object.entries(ASSUMPTIONS)) {
      expect([key, value === undefined || (value >= least && value <= most), names.fr.length > 3, names.en.length > 3, why.length > 2]).toEqual([key, true, true, true, true]);
    }
  });

  it('is said in a file, by groups or by its whole key', () => {
    expect(readAssumptions('panels: { month: 2, seats: 3 }\nanswer.convention.sending: 10\n')).toEqual({ 'panels.month': 2, 'panels.seats': 3, 'answer.convention.sending': 10 });
    expect(readAssumptions('')).toEqual({});
    expect(saidAssumption(' panels.month = 2')).toEqual({ 'panels.month': 2 });
  });

  it.each([['panels.week=2', 'UNKNOWN_ASSUMPTION'], ['answer.convention.dreaming=2', 'UNKNOWN_ASSUMPTION'], ['answer.nothing.at=2', 'UNKNOWN_ASSUMPTION'], ['panels.month=many', 'ASSUMPTION_VALUE'], ['panels.month', 'ASSUMPTION_VALUE'], ['delivered=2', 'ASSUMPTION_VALUE'], ['panels.seats=0', 'ASSUMPTION_VALUE'], ['constructor=1', 'UNKNOWN_ASSUMPTION']])('%s is refused by a sentence (%s)', (text, code) => {
    expect(() => saidAssumption(text)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['- a list', 'panels: {', 'panels: { month: two }'])('a file that is none is refused: %s', (text) => {
    expect(() => readAssumptions(text)).toThrow(expect.objectContaining({ status: 422 }));
  });

  it('about the answer of one step wins over that of a role, and every value used is told', () => {
    const assumed = new Assumed({ 'answer.convention.sending': 10 });
    expect([assumed.maybe('answer.convention.sending'), assumed.maybe('answer.coordinator'), assumed.maybe('amount.halfDay')]).toEqual([10, 3, undefined]);
    expect(assumed.all()).toMatchObject({ 'answer.convention.sending': 10, 'panels.month': 1, 'amount.halfDay': null });
  });

  it('is beside a preset that knows better', () => {
    const files = presetIds().map((id) => join(dirname(presetPath(id)), 'assumptions.yaml')).filter((file) => existsSync(file));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(Object.keys(readAssumptions(readFileSync(file, 'utf8'))).length).toBeGreaterThan(0);
  });
});

it.each([[{ candidates: -1 }], [{ candidates: 5001 }], [{ months: 0 }], [{ months: 121 }], [{ months: 1.5 }]])('a rehearsal of no possible size is refused: %j', (options) => {
  expect(() => rehearse(loadPreset('chu-nice'), options)).toThrow(expect.objectContaining({ code: 'REHEARSAL_SIZE' }));
});
