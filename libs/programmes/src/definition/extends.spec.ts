import { problemsOf as problemsIn } from '../testing/problems';
import { WHOLE } from '../testing/whole';
import { loadDefinition } from './load';
import type { Bases } from './source';

const own = (more: string, base = 'house'): string => `id: mine\nversion: 3\nextends: ${base}\n${more}`;
const bases = (files: Record<string, string>): Bases => (id) => (files[id] === undefined ? undefined : { file: `${id}/base.yaml`, text: files[id] });
const house = bases({ house: WHOLE });
const problemsOf = (text: string, from: Bases = house) => problemsIn(text, from);

describe('a file that extends another', () => {
  it('says only what it changes: groups of fields merge field by field', () => {
    const d = loadDefinition(own('organisation: { kind: CHU }\nactivities: { caps: { week: 3 } }'), house);
    expect(d.organisation).toMatchObject({ kind: 'CHU', sector: 'university', payer: 'university' });
    expect(d.activities?.caps).toEqual({ week: 3, month: 6 });
  });

  it('keeps its own id and version, and leaves no trace of what it extends', () => {
    const d = loadDefinition(own(''), house);
    expect([d.id, d.version, 'extends' in d]).toEqual(['mine', 3, false]);
    expect(problemsOf('version: 2\nextends: house')[0]).toMatchObject({ code: 'MISSING' });
  });

  it('merges lists whose items have an id: changed in place, new ones last, removed where it says so', () => {
    const d = loadDefinition(own('profiles:\n  - { id: mediator, remove: true }\n  - { id: expert, role: trainer }\n  - { id: new, role: leader, names: { fr: Nouveau, en: New } }'), house);
    expect(d.profiles.map((p) => [p.id, p.role])).toEqual([['expert', 'trainer'], ['new', 'leader']]);
    expect(d.profiles[0].names.fr).toBe('Patient expert');
  });

  it('changes one stage of a journey and keeps the others', () => {
    const d = loadDefinition(own('journeys: { partner: { stages: [ { id: selection, ownDoctor: refused, deadlines: { answer: { within: 5d, remind: [2d] } } } ] } }'), house);
    expect(d.journeys.partner.stages).toHaveLength(9);
    expect(d.journeys.partner.stages[1]).toMatchObject({ mode: 'meeting', ownDoctor: 'refused', deadlines: { answer: { within: '5d' } } });
  });

  it('replaces whole a list whose items have no id', () => {
    expect(loadDefinition(own('sponsors: [team]\nsurveys: []\nindicators: [I1]'), house)).toMatchObject({ sponsors: ['team'], surveys: [], indicators: ['I1'] });
  });

  it('takes a field away by null', () => {
    const d = loadDefinition(own('directory: null\nbodies: ~'), house);
    expect('directory' in d || 'bodies' in d).toBe(false);
  });

  it('may extend a file that extends another', () => {
    const chain = bases({ house: WHOLE, middle: 'extends: house\nleads: [patient]\ndirectory: null' });
    expect(loadDefinition(own('sponsors: [team]', 'middle'), chain)).toMatchObject({ id: 'mine', leads: ['patient'], sponsors: ['team'] });
  });

  it('shows a mistake of its own on its own line', () => {
    expect(problemsOf(own('organisation: { calendar: BE }'))).toMatchObject([{ code: 'NOT_ACCEPTED', line: 4, message: expect.stringMatching(/^Ligne 4 : /) }]);
  });

  it('shows a mistake of the file it extends in that file, on its line', () => {
    const line = WHOLE.split('\n').findIndex((l) => l.includes('calendar: FR')) + 1;
    const problems = problemsOf(own('sponsors: [nobody]'), bases({ house: WHOLE.replace('calendar: FR', 'calendar: BE') }));
    expect(problems).toMatchObject([{ line: 4 }, { file: 'house/base.yaml', line, message: expect.stringContaining(`house/base.yaml, ligne ${line} : « BE »`) }]);
    expect('file' in problems[0]).toBe(false);
  });

  it('shows where a rule is broken by both together: the line that breaks it', () => {
    expect(problemsOf(own('money: none\nactivities: { lateCancel: null }\nindicators: [I1]\nprofiles: [ { id: mediator, remove: true } ]\njourneys: { partner: { stages: [ { id: motivation, when: { task: null, route: [COSP] } } ] } }'))).toMatchObject([{ code: 'ROUTE_WITHOUT_MONEY', line: 8 }]);
  });

  it('is told when the other file does not read', () => {
    expect(problemsOf(own(''), bases({ house: 'a: [1' }))).toMatchObject([{ code: 'SYNTAX', file: 'house/base.yaml' }]);
  });

  it.each([
    ['a file nobody has', own('', 'castle'), 'UNKNOWN_BASE', /castle\/base.yaml/],
    ['several files', 'id: mine\nversion: 1\nextends: [a, b]', 'WRONG_KIND', /un seul fichier/],
    ['itself, through another', own('', 'left'), 'EXTENDS_CYCLE', /left → right → left/],
    ['too many files in a row', own('', 'l1'), 'EXTENDS_TOO_DEEP', /au plus 5/],
    ['nothing where it removes a field', own('tiers: null\nhub: null'), 'NOTHING_TO_REMOVE', /« hub »/],
    ['nothing where it removes an item', own('profiles: [ { id: ghost, remove: true } ]'), 'NOTHING_TO_REMOVE', /« ghost »/],
  ])('refuses to extend %s', (_what, text, code, says) => {
    const levels = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`l${n}`, `extends: l${n + 1}`]));
    const problems = problemsOf(text, bases({ house: WHOLE, left: 'extends: right', right: 'extends: left', ...levels }));
    expect(problems.map((p) => [p.code, says.test(p.message)])).toContainEqual([code, true]);
  });
});
