import { longDate } from './dates';
import { checkParties } from './parties';
import { checkVariables, fill, readArticles } from './texts';

describe('the wording of a convention', () => {
  test('French punctuation keeps its no-break space, English is left alone', () => {
    expect(fill('Lieu : {place} ; « ici » ?', { place: 'Nice' }, 'fr')).toBe('Lieu\u00a0: Nice\u00a0; «\u00a0ici\u00a0»\u00a0?');
    expect(fill('Place : {place}', { place: 'Nice' }, 'en')).toBe('Place : Nice');
  });
  test('a name that looks like a variable stays as it is', () => expect(fill('{partner}', { partner: '{signatory}' }, 'en')).toBe('{signatory}'));
  test('an unknown variable is found in a heading and in a list too', () => {
    for (const article of [{ heading: '{nom}', paragraphs: [{ text: 'x' }] }, { heading: 'x', paragraphs: [{ items: ['{nom}'] }] }]) expect(() => checkVariables([article])).toThrow('UNKNOWN_VARIABLE');
  });
  test('numbers follow the order of the articles', () => {
    const read = readArticles([{ heading: 'A', paragraphs: [] }, { heading: 'B', paragraphs: [] }], { route: null, signers: [], variables: {}, language: 'fr' });
    expect(read.map((a) => a.number)).toEqual(['1', '2']);
  });
  test('dates read as people write them', () => expect([longDate('2026-03-01', 'fr'), longDate('2026-08-12', 'fr'), longDate('2026-03-01', 'en')]).toEqual(['1er mars 2026', '12 août 2026', '1 March 2026']));
  test('two user representatives may witness, in their place', () => {
    const party = (role: string, person: string) => ({ role, person });
    expect(() => checkParties([party('partner', 'a'), party('referent', 'b'), party('ru', 'c'), party('ru', 'd'), party('signatory', 'e')], 'a', { form: 'full' })).not.toThrow();
    expect(() => checkParties([party('partner', 'a'), party('partner', 'f'), party('referent', 'b'), party('signatory', 'e')], 'a', { form: 'full' })).toThrow('PARTIES_ORDER');
  });
});
