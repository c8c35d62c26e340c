import { loadPreset, presetIds } from '@tandem/programmes';
import { checkParties, missingParties } from './parties';
import { checkPeriod } from './period';
import { endOfTerm, HOUSE_RULES, ruleFor, rulesOfDefinition, type ConventionRule } from './rule';

const stages = presetIds().flatMap((id) => {
  const { journeys } = loadPreset(id);
  return Object.entries(journeys).flatMap(([journey, said]) =>
    rulesOfDefinition({ journeys: { partner: said } }).map((rule): [string, ConventionRule] => [`${id}, ${journey}`, rule]));
});
const signedBy = (rule: ConventionRule) => rule.parties.map((role, i) => ({ role: role.replace('?', ''), person: `${i}` }));

describe('the convention stages of every preset', () => {
  test('are full and frames, and no preset is left out', () => {
    expect(new Set(stages.map(([, rule]) => rule.form))).toEqual(new Set(['full', 'frame']));
    expect(stages.length).toBeGreaterThanOrEqual(presetIds().length - 1);
  });

  test.each(stages)('%s: its parties, its form and its term can be signed', (_, rule) => {
    const parties = signedBy(rule);
    expect(() => checkParties(parties, '0', rule)).not.toThrow();
    expect(missingParties(parties, rule.parties)).toEqual([]);
    const ends = endOfTerm('2026-02-01', rule.term) as string;
    expect(() => checkPeriod({ starts: '2026-02-01', ends })).not.toThrow();
  });

  test.each(stages)('%s: who is not there is named', (_, rule) => {
    const parties = signedBy(rule).slice(0, -1);
    expect(missingParties(parties, rule.parties)).toEqual(rule.parties.slice(-1));
  });
});

describe('what a programme asks of its conventions', () => {
  const frame: ConventionRule = { form: 'frame', parties: ['partner', 'professional', 'ru?'], charter: 'none', term: '12mo' };

  test('the form named, or the programme’s first; without a programme, the house’s', () => {
    expect(ruleFor([frame], undefined)).toBe(frame);
    expect(ruleFor([frame], 'full')).toBeUndefined();
    expect([ruleFor([], undefined), ruleFor([], 'frame')]).toEqual([HOUSE_RULES.full, HOUSE_RULES.frame]);
  });
  test('a party with a question mark may be absent', () => expect(missingParties([{ role: 'partner', person: 'a' }], frame.parties)).toEqual(['professional']));
  test.each([['12mo', '2027-01-31'], ['30d', '2026-03-02'], ['48h', null], [null, null]])('a term of %s ends on %s', (term, end) => expect(endOfTerm('2026-02-01', term)).toBe(end));

  const party = (role: string, person: string) => ({ role, person });
  test.each([
    ['the partner alone', [party('partner', 'a')], 'FRAME_PARTIES'], ['two partners', [party('partner', 'a'), party('partner', 'b')], 'FRAME_PARTIES'],
    ['the house first', [party('referent', 'b'), party('partner', 'a')], 'FRAME_PARTIES'], ['one person twice', [party('partner', 'a'), party('referent', 'a')], 'SAME_SIGNER_TWICE'],
    ['another partner', [party('partner', 'z'), party('referent', 'b')], 'NOT_THE_PARTNER'],
  ])('a frame is not signed by %s', (_, parties, code) => expect(() => checkParties(parties, 'a', frame)).toThrow(code));
});
