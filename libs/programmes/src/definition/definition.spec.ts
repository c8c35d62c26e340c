import { TandemError } from '@tandem/kernel';
import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadPreset, presetIds, presetPath } from '../preset/presets';
import { SCHEMA_FILE } from '../tools/write-schema';
import { definitionJsonSchema } from './json-schema';
import { loadDefinition } from './load';
import { plan } from './plan-of';
import { settingsOf } from './settings-of';
import { triggerOf } from './surveys';
import type { DefinitionProblem } from './errors';

const NICE = readFileSync(presetPath('chu-nice'), 'utf8');
const edited = (...edits: [from: string | RegExp, to: string][]): string =>
  edits.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`nothing to edit: ${String(from)}`);
    return next;
  }, NICE);
const problemsOf = (text: string): DefinitionProblem[] => {
  try {
    loadDefinition(text);
    return [];
  } catch (error) {
    if (!(error instanceof TandemError)) throw error;
    expect(error).toMatchObject({ code: 'DEFINITION_INVALID', status: 422 });
    return error.fields as DefinitionProblem[];
  }
};
const lineOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

/** A mistake a hospital can make: the code it must be told, the line, and words of the French sentence. */
const MISTAKES: [what: string, text: string, code: string, on: string, says: RegExp][] = [
  ['a field nobody knows', edited(['claims: { within: 60d }', 'claims: { within: 60d, ceiling: 100 }']), 'UNKNOWN_FIELD', 'ceiling', /Champ inconnu : ceiling\. Champs acceptés ici : within/],
  ['a mistyped field of a stage', edited(['grids: independent', 'grid: independent']), 'UNKNOWN_FIELD', 'grid:', /acceptés ici : .*grids/],
  ['a field written twice', edited(['version: 1', 'version: 1\nversion: 2']), 'SYNTAX', 'version: 2', /deux fois/],
  ['brackets left open', edited(['[direction, users-commission]', '[direction, users-commission']), 'SYNTAX', 'leads', /YAML/],
  ['a missing translation', edited([', en: Experience feedback', '']), 'TRANSLATION_MISSING', 'id: feedback', /anglais/],
  ['an unknown calendar', edited(['calendar: FR', 'calendar: BE']), 'NOT_ACCEPTED', 'calendar: BE', /FR, FR-ALSACE-MOSELLE/],
  ['a deadline in words', edited(['within: 60d', 'within: deux mois']), 'WRONG_FORM', 'deux mois', /10bd .*21d/],
  ['a share without its sign', edited(['pays: 100%', 'pays: 100']), 'WRONG_KIND', 'pays: 100', /un texte/],
  ['a stage kind that does not exist', edited(['kind: matching', 'kind: lottery']), 'NOT_ACCEPTED', 'lottery', /application, selection/],
  ['a partner profile twice', edited(['id: vigilant', 'id: client']), 'TWICE', 'Patient vigilant', /déjà/],
  ['a stage twice', edited([/id: matching, /, 'id: training, ']), 'TWICE', 'mix:', /déjà/],
  ['a stage after one that is not there', edited(['after: [training, matching]', 'after: [training, mentoring]']), 'UNKNOWN_STAGE', 'mentoring', /Aucune étape ne s’appelle « mentoring »/],
  ['stages that wait for each other', edited(['after: [selection], by: speed-dating', 'after: [convention], by: speed-dating']), 'CYCLE', 'by: speed-dating }', /s’attendent les unes les autres/],
  ['a stage nothing leads to', edited(['kind: training, after: [selection],', 'kind: training,']), 'UNREACHABLE_STAGE', 'kind: training', /ne suit aucune étape/],
  ['a panel without a user representative', edited(['userRepresentatives: 1', 'userRepresentatives: 0']), 'PANEL_WITHOUT_USER_REPRESENTATIVE', 'userRepresentatives', /représentant des usagers/],
  ['a signatory who is not last', edited(['[partner, referent, ru, signatory]', '[partner, signatory, referent]']), 'SIGNATORY_NOT_LAST', 'parties', /en dernier/],
  ['a party signing twice', edited(['[partner, referent, ru, signatory]', '[partner, referent, referent, signatory]']), 'PARTY_TWICE', 'parties', /ne signe qu’une fois/],
  ['an indemnity for a volunteer', edited(['BENEVOLE: [expenses]', 'BENEVOLE: [half-day, expenses]']), 'BENEVOLE_WITH_INDEMNITY', 'BENEVOLE', /bénévole ne reçoit pas d’indemnité/],
  ['an indemnity for somebody who declines it', edited(['REFUS: [expenses]', 'REFUS: [half-day]']), 'REFUS_WITH_INDEMNITY', 'REFUS', /décline/],
  ['a survey after a stage that does not exist', edited(['afterStage: training', 'afterStage: diploma']), 'SURVEY_NEVER_FIRES', 'diploma', /ne partirait jamais/],
  ['a survey on half-days nobody will do', edited([/ {6}- \{ id: engagement.*\n/, '']), 'SURVEY_NEVER_FIRES', 'afterVacations', /engagement/],
  ['an unknown indicator', edited(['N7, N8]', 'N7, N99]']), 'NOT_ACCEPTED', 'N99', /Valeurs acceptées : I1/],
  ['a reminder after its deadline', edited(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { within: 10bd, remind: [15bd] } } }']), 'REMINDER_AFTER_DEADLINE', '15bd', /après l’échéance \(10bd\)/],
  ['a deadline that does not exist', edited(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { sceen: { within: 5d } } }']), 'UNKNOWN_DEADLINE', 'sceen', /Délais acceptés : draft, screen/],
  ['a file that would lapse by a coordinator’s delay', edited(['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { then: lapse } } }']), 'NO_SUCH_CONSEQUENCE', 'then: lapse', /escalate, task/],
  ['an anchor', edited(['names: { fr: Audit', 'names: &audit { fr: Audit'], ['glossary:', 'other: *audit\nglossary:']), 'SYNTAX', '# yaml', /ancres/],
  ['nothing at all', '', 'WRONG_KIND', '', /groupe de champs/],
];

describe('a programme definition', () => {
  it.each(MISTAKES)('with %s is refused with its line and a French sentence', (_what, text, code, on, says) => {
    const problems = problemsOf(text);
    const told = problems.find((p) => p.code === code && says.test(p.message));
    expect([problems.map((p) => `${p.code} ${p.message}`), Boolean(told)]).toEqual([expect.anything(), true]);
    expect(told?.line).toBe(on === '' || code === 'SYNTAX' ? told?.line : lineOf(text, on));
    expect(told?.message).toMatch(/^Ligne \d+ : /);
  });

  it('is read the same from JSON', () => {
    expect(loadDefinition(JSON.stringify(parse(NICE), null, 2))).toEqual(loadPreset('chu-nice'));
  });

  it('tells all its mistakes at once, in the order of the file', () => {
    const problems = problemsOf(edited(['calendar: FR', 'calendar: BE'], ['afterVacations: 3', 'afterVacations: 0'], ['version: 1', 'version: one']));
    expect(problems.length).toBeGreaterThanOrEqual(3);
    expect(problems.map((p) => p.line)).toEqual(problems.map((p) => p.line).sort((a, b) => a - b));
  });

  it('refuses a text too long to be a programme', () => {
    expect(problemsOf(`${NICE}${'# '.repeat(250_000)}`)[0].message).toMatch(/trop long/);
  });

  it('changes the delays it names and keeps the others, with its own calendar', () => {
    const d = loadDefinition(edited(['calendar: FR', 'calendar: FR-ALSACE-MOSELLE'], ['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { within: 10bd, remind: [5bd] } } }']));
    const settings = settingsOf(d, 'application');
    expect(settings.calendar).toBe('FR-ALSACE-MOSELLE');
    expect(settings.deadlines.screen).toMatchObject({ within: '10bd', remind: ['5bd'], then: 'escalate', to: 'lead' });
    expect(settings.deadlines.draft).toMatchObject({ within: '30d', then: 'lapse' });
    expect(() => settingsOf(d, 'lottery')).toThrow('no process lottery');
  });

  it('changes the delays of what is no stage under `deadlines`', () => {
    const d = loadDefinition(edited(['glossary:', 'deadlines: { vacation: { approve: { within: 5bd } } }\n\nglossary:']));
    expect(settingsOf(d, 'vacation').deadlines.approve).toMatchObject({ within: '5bd', then: 'escalate' });
  });
});

describe('the presets', () => {
  it.each(presetIds())('%s loads, and its file says its own name', (id) => {
    expect(loadPreset(id).id).toBe(id);
  });

  it('refuses a preset that is not there, or a way out of the folder', () => {
    for (const id of ['nowhere', '../../..', '']) expect(() => presetPath(id)).toThrow(expect.objectContaining({ code: 'UNKNOWN_PRESET' }));
  });

  it('plans Nice: projects ranked at application, training and matching, then convention and charter, then engagement', () => {
    const { stages } = plan(loadPreset('chu-nice'), 'partner');
    expect(stages.map((s) => s.kind)).toEqual(['application', 'selection', 'matching', 'training', 'convention', 'engagement']);
    expect(stages.find((s) => s.kind === 'convention')).toMatchObject({ after: ['training', 'matching'], options: { charter: 'required' } });
    expect(stages.find((s) => s.kind === 'application')?.options).toEqual({ wishes: 'speed-dating' });
  });

  it('gives each survey of Nice the moment evaluation knows', () => {
    const d = loadPreset('chu-nice');
    expect(d.surveys.map((s) => triggerOf(s, d))).toEqual(['TRAINING_END', 'VACATIONS', 'PROFESSIONAL_MISSION_END', 'YEARLY', 'EXIT']);
  });
});

describe('the published JSON Schema', () => {
  it('is the schema of the code (node libs/programmes/dist/tools/write-schema.js writes it)', () => {
    expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(definitionJsonSchema())));
  });

  it('accepts the presets and underlines an unknown field', () => {
    const validate = new Ajv({ strict: false }).compile(definitionJsonSchema());
    for (const id of presetIds()) expect([validate(parse(readFileSync(presetPath(id), 'utf8'))), validate.errors]).toEqual([true, null]);
    expect(validate({ ...parse(NICE), other: 1 })).toBe(false);
  });
});
