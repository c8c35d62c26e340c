import { assertAsked, assertRhythm, assertSignable, assertThrough } from './agreement';

const rules = { rhythm: ['continuous'], through: ['directly', 'primary-care'], documents: ['projet-de-sante'] };

describe('an agreement with a structure', () => {
  test('comes by a way the programme expects, or by any when it says nothing', () => {
    expect(() => assertThrough(rules, 'PRIMARY_CARE')).not.toThrow();
    expect(() => assertThrough(rules, undefined)).not.toThrow();
    expect(() => assertThrough(rules, 'HOSPITAL')).toThrow('AGREEMENT_THROUGH');
    expect(() => assertThrough({}, 'HOSPITAL')).not.toThrow();
  });
  test('has a rhythm of the programme', () => {
    expect(() => assertRhythm(rules, 'CONTINUOUS')).not.toThrow();
    expect(() => assertRhythm(rules, 'ONE_OFF')).toThrow('AGREEMENT_RHYTHM');
    expect(() => assertRhythm({ rhythm: ['one-off'] }, 'ONE_OFF')).not.toThrow();
  });
  test('is signed once the documents asked for are in, by today', () => {
    expect(() => assertAsked(rules, 'statuts')).toThrow('AGREEMENT_DOCUMENT');
    expect(() => assertSignable(rules, [], '2024-06-01', '2024-06-02')).toThrow('AGREEMENT_DOCUMENTS_MISSING');
    expect(() => assertSignable(rules, [{ kind: 'projet-de-sante' }], '2024-06-03', '2024-06-02')).toThrow('AGREEMENT_SIGNED_LATER');
    expect(() => assertSignable(rules, [{ kind: 'projet-de-sante' }], '2024-06-02', '2024-06-02')).not.toThrow();
    expect(() => assertSignable({}, [], '2024-06-02', '2024-06-02')).not.toThrow();
  });
});
