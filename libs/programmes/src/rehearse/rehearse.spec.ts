import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { loadDefinition } from '../definition/load';
import { loadPreset, presetIds } from '../preset/presets';
import { tableOf } from '../stages/ways';
import { editedFrom, WHOLE } from '../testing/whole';
import { REHEARSAL_SCHEMA_FILE } from '../tools/write-schema';
import { comparisonText, rehearse, reportJsonSchema, reportSchema, reportText } from '.';
import { DEEDS, WITHOUT_DEED } from './deeds/all';
import type { House } from './house';

const NICE = loadPreset('chu-nice');
const ONCE = { 'calls.every': 60, 'calls.share': 1 };
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
/** A programme of any kind, any size, under any means. */
const anyRehearsal = fc.record({
  id: fc.constantFrom('chu-nice', 'association-aa', 'msp-questembert', 'pole-etp-idf'), candidates: fc.integer({ min: 0, max: 12 }), months: fc.integer({ min: 1, max: 24 }), seed: fc.integer({ min: 0, max: 1e6 }),
  panels: fc.constantFrom(0.25, 1, 4), silent: fc.constantFrom(0, 0.3, 1), pause: fc.constantFrom(0, 0.2),
});
const RUNS = { numRuns: 25 };
type Any = typeof anyRehearsal extends fc.Arbitrary<infer T> ? T : never;
const optionsOf = ({ candidates, months, seed, panels, silent, pause }: Any) => ({ candidates, months, seed, assume: { 'panels.month': panels, 'silent.person': silent, 'silent.staff': silent, 'pause.month': pause } });

describe('whatever is assumed', () => {
  it('every candidate is somewhere, and in one place, at every instant', () => {
    fc.assert(fc.property(anyRehearsal, (any) => {
      let moments = 0;
      const moment = (house: House): void => {
        moments += 1;
        const people = house.subjects.filter(({ plan }) => plan.journey === 'partner');
        if (people.length !== any.candidates || people.some((s) => typeof s.place() !== 'string')) throw new Error('somebody is lost');
        for (const s of people) if (s.arrivedAt !== undefined && s.place() === 'before') throw new Error(`${s.id} has come and is not there`);
      };
      const report = rehearse(loadPreset(any.id), { ...optionsOf(any), watch: { moment } });
      for (const { places } of report.months) expect(sum(places)).toBe(any.candidates);
      expect([sum(report.outcomes), moments > 0]).toEqual([any.candidates, true]);
    }), RUNS);
  });

  it('no deadline and no reminder is in the past when it is made', () => {
    fc.assert(fc.property(anyRehearsal, (any) => {
      rehearse(loadPreset(any.id), { ...optionsOf(any), watch: {
        stood: (wait, now) => {
          const late = [wait.due, ...wait.reminders].find((at) => Date.parse(at) < Math.floor(now));
          if (late) throw new Error(`${wait.key}: ${late}`);
        },
      } });
    }), RUNS);
  });

  it('no stage opens before what it comes after is closed, nor twice', () => {
    fc.assert(fc.property(anyRehearsal, (any) => {
      const seen = new Set<string>();
      rehearse(loadPreset(any.id), { ...optionsOf(any), watch: {
        entered: (subject, stage) => {
          const missing = subject.stageOf(stage)?.after.find((id) => !(id in subject.progress.closed));
          if (missing || seen.has(`${subject.id} ${stage}`)) throw new Error(`${subject.id}: ${stage} before ${missing}`);
          seen.add(`${subject.id} ${stage}`);
        },
      } });
    }), RUNS);
  });

  it('the same seed tells the same story, byte for byte', () => {
    fc.assert(fc.property(anyRehearsal, (any) => JSON.stringify(rehearse(loadPreset(any.id), optionsOf(any))) === JSON.stringify(rehearse(loadPreset(any.id), optionsOf(any)))), RUNS);
    expect(JSON.stringify(rehearse(NICE, { seed: 1 }))).not.toBe(JSON.stringify(rehearse(NICE, { seed: 2 })));
  });
});

describe('a second panel a month', () => {
  const median = (assume: Record<string, number>) => rehearse(NICE, { assume: { ...ONCE, ...assume } });

  it('shortens the wait when panels are what holds', () => {
    const [one, two] = [median({ 'panels.month': 1 }), median({ 'panels.month': 2 })];
    expect(one.bottleneck?.cause).toBe('panels');
    expect(Number(two.firstHalfDay.medianDays)).toBeLessThan(Number(one.firstHalfDay.medianDays) - 30);
    expect(comparisonText(one, two)).toMatch(/Hypothèses qui diffèrent\n- panels\.month : 1 → 2/);
  });

  it('changes nothing when everybody waits for the one speed-dating of the year', () => {
    const rare = { 'speedDatings.year': 1, 'speedDatings.seats': 100, 'panels.seats': 50, 'matching.suits': 1, 'projects.first': 40, 'interview.attends': 1, 'withdraws.month': 0, 'pause.month': 0, 'silent.person': 0, 'silent.staff': 0, 'coordinator.day': 1000 };
    const [one, two] = [median({ ...rare, 'panels.month': 1 }), median({ ...rare, 'panels.month': 2 })];
    expect(one.bottleneck?.cause).toBe('speedDatings');
    expect(two.firstHalfDay).toEqual(one.firstHalfDay);
    expect(two.halfDays).toBe(one.halfDays);
  });
});

it('a direction that signs every week keeps folders for less time than one that signs each quarter', () => {
  const waits = (every: number) => rehearse(NICE, { assume: { ...ONCE, 'signatory.every': every } }).capacities.find(({ capacity }) => capacity === 'signatory')?.meanWaitDays;
  expect(Number(waits(7))).toBeLessThan(Number(waits(90)));
});

describe('a cost', () => {
  it('is said only where somebody gave an amount and the programme pays', () => {
    const amounts = { 'amount.halfDay': 5000 };
    expect(rehearse(NICE).cost).toBeNull();
    expect(rehearse(loadPreset('bretagne-toolkit'), { assume: amounts }).cost).toBeNull();
    const { cost, months } = rehearse(NICE, { assume: amounts });
    expect(cost?.currency).toBe('EUR');
    expect(Number(cost?.cents)).toBeGreaterThan(0);
    expect(Number(cost?.cents) % 5000).toBe(0);
    expect(cost?.cents).toBe(months.reduce((total, { cents }) => total + Number(cents), 0));
  });
});

describe('a programme', () => {
  const accepts = new Ajv({ strict: false }).compile(reportJsonSchema());

  it.each(presetIds())('%s rehearses, in both languages, and its report keeps to the schema', (id) => {
    const report = rehearse(loadPreset(id), { candidates: 25, months: 24 });
    expect([accepts(report), accepts.errors]).toEqual([true, null]);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(reportText(report, 'fr')).toContain(report.programme.names.fr);
    expect(reportText(report, 'en')).toContain(report.programme.names.en);
    expect(report.candidates === 0 || report.halfDays > 0).toBe(true);
  });

  it('that says everything a definition can say rehearses too', () => {
    const report = rehearse(loadDefinition(editedFrom(WHOLE)()), { candidates: 25, months: 24 });
    expect(report.journeys.map(({ journey }) => journey)).toEqual(['project', 'structure', 'referent']);
    expect(report.stages.find(({ id }) => id === 'engagement')?.entered).toBeGreaterThan(0);
  });

  it('has somebody who acts in every step a person is waited for', () => {
    const idle = Object.entries(DEEDS).flatMap(([process, deeds]) =>
      Object.entries(tableOf(process).steps).filter(([name, step]) => step.role !== 'system' && !deeds[name]).map(([name]) => `${process}.${name}`));
    expect(idle.sort()).toEqual([...WITHOUT_DEED].sort());
  });

  it('is published with the schema of its report', () => {
    expect(JSON.parse(readFileSync(REHEARSAL_SCHEMA_FILE, 'utf8'))).toEqual(reportJsonSchema());
  });
});
