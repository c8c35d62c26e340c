import { EVENT_TYPES, CAMPAIGN_TRIGGERS } from '@tandem/messages';
import { INDICATORS, loadPreset, presetIds } from '@tandem/programmes';
import { FORMULAS } from './domain/indicators';
import { INDICATOR_TEXTS, INDICATORS_NOT_YET } from './domain/indicator-texts';
import { INSTRUMENTS, instrumentOf } from './domain/instruments';
import { askingOf, MOMENTS, notYet, type Moment } from './domain/occasions';
import { askedOf } from './events/programme-surveys';

const presets = presetIds().map((id) => ({ id, definition: loadPreset(id) }));
const surveys = presets.flatMap(({ id, definition }) => askedOf(definition).map((asked) => [`${id}: ${asked.instrument} of ${asked.audience} at ${asked.trigger}`, asked] as const));

/** Surveys of the presets that are not asked today. The list of surveys says why; none at present. */
const WAITING: string[] = [];

describe('every survey of every preset', () => {
  test.each(surveys)('%s', (name, asked) => {
    expect(instrumentOf(asked.instrument)?.id).toBe(asked.instrument);
    expect(Boolean(notYet(asked))).toBe(WAITING.includes(name));
    if (notYet(asked)) return;
    const moment: Moment = { trigger: asked.trigger, on: '2025-03-10', partner: 'p', professional: 'r', session: 's', stage: asked.stage ?? undefined, count: 1_000 };
    const asking = askingOf(asked, moment);
    expect(asking?.opens && asking.opens > moment.on).toBe(true);
    if (asked.trigger.endsWith('_STAGE')) expect(stageIds).toContain(asked.stage);
  });
  const stageIds = presets.flatMap(({ definition }) => Object.values(definition.journeys).flatMap((j) => (j?.stages ?? []).map((s) => s.id)));

  test('asked twice in one programme, each way has an asking of its own', () => {
    for (const { id, definition } of presets) {
      const keys = askedOf(definition).map((s) => `${s.instrument}/${s.audience}/${s.trigger}`);
      expect([id, keys.filter((key, i) => keys.indexOf(key) !== i)]).toEqual([id, []]);
    }
  });
  test('its moment is told by facts that exist', () => {
    for (const [trigger, facts] of Object.entries(MOMENTS)) expect([trigger, (CAMPAIGN_TRIGGERS as readonly string[]).includes(trigger), facts.filter((f) => !(EVENT_TYPES as readonly string[]).includes(f))]).toEqual([trigger, true, []]);
  });
});

describe('every indicator of every preset', () => {
  const codes = [...new Set(presets.flatMap(({ definition }) => definition.indicators))].sort();
  test.each(codes)('%s is computed and described, or said not to be and why', (code) => {
    expect([Boolean(FORMULAS[code]), Boolean(INDICATOR_TEXTS[code])]).toEqual(INDICATORS_NOT_YET[code] ? [false, false] : [true, true]);
  });
  test('what is not computed is an indicator of the list, and says why in a sentence', () => {
    for (const [code, why] of Object.entries(INDICATORS_NOT_YET)) expect([code in INDICATORS, why.fr.endsWith('.'), why.en.endsWith('.')]).toEqual([true, true, true]);
    expect(Object.keys(INDICATORS).filter((code) => !FORMULAS[code] && !INDICATORS_NOT_YET[code])).toEqual([]);
  });
});

describe('the questionnaires', () => {
  test('have each an id, and one meaning per item across all of them where indicators read it', () => {
    const ids = INSTRUMENTS.map((i) => i.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const item of ['satisfaction', 'posture', 'learning', 'institution', 'knows', 'brake']) {
      const kinds = new Set(INSTRUMENTS.flatMap((i) => i.questions.filter((q) => q.id === item).map((q) => `${q.kind} ${(q.options ?? []).join()}`)));
      expect([item, kinds.size]).toEqual([item, 1]);
    }
  });
  test('ask each item once and warn where a name could be written', () => {
    for (const { id, questions } of INSTRUMENTS) {
      expect([id, new Set(questions.map((q) => q.id)).size]).toEqual([id, questions.length]);
      for (const q of questions.filter((one) => one.kind === 'text')) expect([q.text.fr, q.text.en].join()).toMatch(/aucun nom.*no names/);
    }
  });
});
