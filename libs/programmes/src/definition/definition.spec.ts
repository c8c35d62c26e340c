import { canonicalJson } from '@tandem/kernel';
import Ajv from 'ajv/dist/2020';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadPreset, presetIds, presetPath } from '../preset/presets';
import { editedFrom, WHOLE } from '../testing/whole';
import { BASE_SCHEMA_FILE, SCHEMA_FILE } from '../tools/write-schema';
import { baseJsonSchema, definitionJsonSchema } from './json-schema';
import { loadDefinition } from './load';
import { plan } from './plan-of';
import { settingsOf } from './settings-of';
import { triggerOf } from './surveys';

const NICE = readFileSync(presetPath('chu-nice'), 'utf8');
const nice = editedFrom(NICE);
const whole = editedFrom(WHOLE);
const hash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

describe('a definition', () => {
  it('is read the same from JSON', () => {
    expect(loadDefinition(JSON.stringify(parse(NICE), null, 2))).toEqual(loadPreset('chu-nice'));
  });

  it('changes the delays it names and keeps the others, with its own calendar', () => {
    const d = loadDefinition(nice(['calendar: FR', 'calendar: FR-ALSACE-MOSELLE'], ['wishes: speed-dating }', 'wishes: speed-dating, deadlines: { screen: { within: 10bd, remind: [5bd] } } }']));
    const settings = settingsOf(d, 'application');
    expect(settings.calendar).toBe('FR-ALSACE-MOSELLE');
    expect(settings.deadlines.screen).toMatchObject({ within: '10bd', remind: ['5bd'], then: 'escalate', to: 'lead' });
    expect(settings.deadlines.draft).toMatchObject({ within: '30d', then: 'lapse' });
    expect(() => settingsOf(d, 'lottery')).toThrow('no process lottery');
  });

  it('changes the delays of what is no stage under `deadlines`', () => {
    expect(settingsOf(loadDefinition(WHOLE), 'vacation').deadlines.approve).toMatchObject({ within: '5bd', then: 'escalate' });
  });

  it('gives a review the rhythm of its stage', () => {
    expect(settingsOf(loadDefinition(whole(['every: 12mo, levels', 'every: 6mo, levels'])), 'review').deadlines.rest).toMatchObject({ within: '6mo', then: 'act' });
  });

  it('of yesterday means today what it meant: a published version never changes by itself', () => {
    const d = loadPreset('chu-nice');
    expect(hash(d)).toBe('de2a3912634535d20a40a8e954299baf88719fe9bfae50f598b62c298cb3dbd1');
    expect(hash(plan(d, 'partner'))).toBe('29493733d7417c511ee2adada7c6d31d62d56c317767fbe0f19b40886934fce5');
  });
});

describe('a plan', () => {
  const d = loadDefinition(WHOLE);
  const ids = (...args: Parameters<typeof plan>) => plan(...args).stages.map((s) => s.id);

  it('holds every stage when nothing is known of its subject', () => {
    expect(ids(d, 'partner')).toContain('motivation');
    expect(ids(d, 'partner', {})).toContain('motivation');
  });

  it('leaves out a stage whose condition does not hold, and joins what stood on both sides', () => {
    const { stages } = plan(d, 'partner', { task: 'meeting' });
    expect(stages.map((s) => s.id)).not.toContain('motivation');
    expect(stages.find((s) => s.id === 'convention')?.after).toEqual(['training', 'matching']);
    expect(ids(d, 'partner', { task: ['meeting', 'interview'] })).toContain('motivation');
  });

  it('is made for a project, a structure and a referent as for a partner', () => {
    expect(ids(d, 'project')).toEqual(['work', 'lookback']);
    expect(ids(d, 'structure')).toEqual(['agreement']);
    expect(ids(d, 'referent')).toEqual(['coaching']);
    expect(ids(loadPreset('chu-nice'), 'project')).toEqual([]);
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

  it('gives each survey of Nice the moment evaluation knows, and those of everybody else', () => {
    const told = (d: ReturnType<typeof loadPreset>) => d.surveys.map((s) => triggerOf(s, d));
    expect(told(loadPreset('chu-nice'))).toEqual(['TRAINING_END', 'VACATIONS', 'PROFESSIONAL_MISSION_END', 'YEARLY', 'EXIT']);
    expect(told(loadDefinition(WHOLE))).toEqual(['VACATIONS', 'BEFORE_STAGE', 'DATE', 'YEARLY']);
  });
});

describe('the published JSON Schema', () => {
  const accepts = (schema: Record<string, unknown>) => {
    const validate = new Ajv({ strict: false }).compile(schema);
    return (value: unknown) => [validate(value), validate.errors];
  };
  const programme = accepts(definitionJsonSchema());

  it('is the schema of the code (node libs/programmes/dist/tools/write-schema.js writes it)', () => {
    expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(definitionJsonSchema())));
    expect(JSON.parse(readFileSync(BASE_SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(baseJsonSchema())));
  });

  it('accepts every whole file and underlines an unknown field', () => {
    for (const id of presetIds()) expect([id, ...programme(parse(readFileSync(presetPath(id), 'utf8')))]).toEqual([id, true, null]);
    expect(programme(parse(WHOLE))).toEqual([true, null]);
    expect(programme({ ...parse(NICE), other: 1 })[0]).toBe(false);
    expect(programme({ id: 'x', version: 1 })[0]).toBe(false);
  });

  it('accepts a file that only says what it changes, and underlines there too', () => {
    const part = { id: 'x', version: 1, extends: 'whole', directory: null, profiles: [{ id: 'expert', remove: true }], journeys: { partner: { stages: [{ id: 'selection', ownDoctor: 'refused' }] } } };
    expect(programme(part)).toEqual([true, null]);
    expect(programme({ ...part, other: 1 })[0]).toBe(false);
    expect(accepts(baseJsonSchema())({ directory: { consent: true } })).toEqual([true, null]);
  });
});
