import { loadPreset, presetIds } from '@tandem/programmes';
import { partnerRules } from './partner-rules';

const FRAME = { courses: [], asks: ['convention'] };
/** What each programme of the sources asks of a partner before being active; for whom, where it depends. */
const ASKED: [preset: string, subject: Record<string, string | string[]> | undefined, rules: { courses: string[]; asks: string[] }][] = [
  ['association-aa', undefined, FRAME],
  ['bretagne-toolkit', undefined, FRAME],
  ['chu-nice', { profile: 'vigilant' }, { courses: ['initial-joint'], asks: ['convention', 'route'] }],
  ['chu-nimes', { profile: 'student' }, FRAME],
  ['ci3p-diploma', { profile: 'learner' }, { courses: ['university-diploma'], asks: ['convention'] }],
  ['ci3p-diploma', { profile: 'teacher' }, FRAME],
  ['ci3p-structures', { profile: 'mediator' }, FRAME],
  ['ci3p-tandems', undefined, FRAME],
  ['community-health', undefined, FRAME],
  // A hub compares programmes: its people have no journey of their own there.
  ['cops-hub', undefined, { courses: [], asks: [] }],
  ['cpts-grand-pic-saint-loup', undefined, { courses: [], asks: ['convention', 'route'] }],
  ['leon-berard', { profile: 'peer' }, { courses: ['peer-support'], asks: ['convention'] }],
  ['leon-berard', { profile: 'missioned' }, FRAME],
  ['mici-connect', undefined, FRAME],
  ['msp-ouest-cap-sizun', undefined, FRAME],
  // Volunteers by their profile: nothing is paid, so there is nothing to choose.
  ['msp-questembert', { profile: 'partner', task: ['workshop'] }, { courses: ['together'], asks: ['convention'] }],
  ['msp-questembert', { profile: 'partner', task: ['organising'] }, FRAME],
  // The profile not said yet, the question stays.
  ['msp-questembert', undefined, { courses: ['together'], asks: ['convention', 'route'] }],
  ['msp-rives-du-jarlot', undefined, FRAME],
  ['msp-villejean-beauregard', { profile: 'leader' }, FRAME],
  ['nantes-mapps', { profile: 'teacher' }, { courses: ['initiation'], asks: ['convention'] }],
  ['pole-etp-idf', undefined, FRAME],
  ['polyclinique-saint-roch', undefined, FRAME],
];

describe('what a partner needs before being active', () => {
  test.each(ASKED)('%s, %o', (preset, subject, rules) => {
    const { courses, asks } = partnerRules(loadPreset(preset), subject);
    expect({ courses, asks }).toEqual(rules);
  });
  test('of every programme of the sources', () => expect([...new Set(ASKED.map(([preset]) => preset))].sort()).toEqual(presetIds()));
});
