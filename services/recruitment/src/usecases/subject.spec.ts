import { EXPERIENCES, ORGANISATION_KINDS, PERSON_KINDS } from '@tandem/messages';
import { definitionJsonSchema, loadPreset, plan } from '@tandem/programmes';
import { subjectOf } from '../domain/subject';

const stages = (preset: string, known: Parameters<typeof subjectOf>[0]) => plan(loadPreset(preset), 'partner', subjectOf(known)).stages.map((s) => s.id);

interface Node { properties?: Record<string, Node>; items?: Node; enum?: string[]; $ref?: string }
const SCHEMA = definitionJsonSchema();
const resolved = (node: Node): Node => (node.$ref ? (SCHEMA.$defs as Record<string, Node>)[node.$ref.split('/').at(-1) as string] : node);

/** The words of one line of a condition, as the published schema lists them. */
function wordsOf(line: string, node: unknown = SCHEMA): string[] | undefined {
  if (typeof node !== 'object' || !node) return undefined;
  const { properties } = node as Node;
  const items = properties?.personKind && properties.experience && resolved(properties[line]).items;
  if (items) return resolved(items).enum;
  return Object.values(node).map((child) => wordsOf(line, child)).find(Boolean);
}

describe('for whom a condition holds', () => {
  test.each([
    ['personKind', PERSON_KINDS, (code: string) => subjectOf({ personKind: code }).personKind, []],
    ['experience', EXPERIENCES, (code: string) => subjectOf({ experience: code }).experience, []],
    // A general hospital has no word of its own there: no condition can be about it.
    ['organisationKind', ORGANISATION_KINDS, (code: string) => subjectOf({ organisationKind: code }).organisationKind, ['CH']],
  ])('%s: the forms and the conditions have the same words', (line, codes, said, ours) => {
    expect(codes.map(said).sort()).toEqual([...(wordsOf(line) ?? []), ...ours].sort());
  });

  test('nothing said: no stage is left out', () => {
    expect(subjectOf({ profile: null, personKind: null, tasks: [] })).toEqual({});
    expect(stages('leon-berard', {})).toContain('peer-training');
  });
  test.each([
    ['leon-berard', { profile: 'peer' }, 'peer-training', true],
    ['leon-berard', { profile: 'missioned' }, 'peer-training', false],
    ['ci3p-diploma', { profile: 'teacher', experience: 'DIPLOMA' }, 'diploma', false],
    ['msp-questembert', { tasks: ['organising', 'workshop'] }, 'joint-training', true],
    ['msp-questembert', { tasks: ['organising'], personKind: 'PATIENT' }, 'joint-training', false],
  ])('%s, %o: %s %s', (preset, known, stage, there) => expect(stages(preset, known).includes(stage)).toBe(there));
});
