import fc from 'fast-check';
import { DEFAULT_SETTINGS } from './settings';
import { blockers } from './blockers';
import { criteria, scoreOf } from './criteria';
import { median, rankOne, shortlist } from './shortlist';
import type { Context, Mission, Suitor } from './suitor';

const context: Context = { settings: DEFAULT_SETTINGS, today: '2024-09-02', median: 4, seed: 's' };
const mission: Mission = {
  id: 'project', unitId: 'unit', siteId: 'site', remote: false, referentId: 'referent', starts: '2024-09-10', formats: ['audit'], weights: null,
  halfDays: [{ date: '2024-10-01', part: 'AM' }, { date: '2024-10-08', part: 'AM' }],
  need: { pathways: ['renal'], groups: ['chronic'], role: 'PATIENT', transversal: true, topics: [], courses: [] },
};
const ana: Suitor = {
  membership: 'ana', person: 'ana', state: 'ACTIVE', since: '2024-01-01T00:00:00.000Z', cover: { state: 'COVERED', sites: ['site'], startsOn: '2024-09-01', endsOn: '2025-08-31' },
  lived: [{ pathway: 'renal', role: 'PATIENT' }], never: null, curious: false, wishes: ['project'], calendar: { weekly: [{ weekday: 2, part: 'AM' }], away: [] }, routeChosen: true,
  documents: [{ compulsory: true, state: 'VERIFIED' }], ties: [], courses: [], refusedBy: [], projects: [], capWeek: null, capMonth: null, taken: [], lastTwelveMonths: 0, monthsSinceLast: 7,
};
const codes = (m: Partial<Mission>, s: Partial<Suitor>) => blockers({ ...mission, ...m }, { ...ana, ...s }, context).map((b) => b.code);
const value = (code: string, m: Partial<Mission>, s: Partial<Suitor>) => criteria({ ...mission, ...m }, { ...ana, ...s }, context).find((c) => c.code === code)?.value;

describe('hard filters', () => {
  it('let through who fits', () => expect(codes({}, {})).toEqual([]));
  it.each([
    ['H01 paused', {}, { state: 'PAUSED' }, 'H01'], ['H03 no cover', {}, { cover: null }, 'H03'], ['H03 another site', { siteId: 'other' }, {}, 'H03'], ['H03 ended before', { starts: '2025-09-10' }, {}, 'H03'],
    ['H04 training missing', { need: { ...mission.need, courses: ['initial-joint'] } }, {}, 'H04'], ['H05 document expired', {}, { documents: [{ compulsory: true, state: 'EXPIRED' }] }, 'H05'],
    ['H06 tied to the unit', {}, { ties: [{ unitId: 'unit', otherId: null, state: 'DECLARED' }] }, 'H06'], ['H06 tied to the referent', {}, { ties: [{ unitId: null, otherId: 'referent', state: 'DECLARED' }] }, 'H06'],
    ['H09 three missions', {}, { projects: ['a', 'b', 'c'] }, 'H09'], ['H09 wants none', {}, { capMonth: 0 }, 'H09'], ['H11 one in five', {}, { calendar: { weekly: [{ weekday: 3, part: 'AM' as const }], away: [] } }, 'H11'],
    ['H12 not this unit', {}, { never: { units: ['unit'], projects: [], topics: [], formats: [] } }, 'H12'], ['H12 turned down before', {}, { refusedBy: ['project'] }, 'H12'],
  ])('%s', (_, m, s, code) => expect(codes(m as Partial<Mission>, s as Partial<Suitor>)).toEqual([code]));
  it.each([
    ['a framed tie', {}, { ties: [{ unitId: 'unit', otherId: null, state: 'FRAMED' }] }], ['a tie that ended', {}, { ties: [{ unitId: 'unit', otherId: null, state: 'ENDED' }] }], ['no document asked', {}, { documents: [] }],
    ['availability not told', {}, { calendar: null }], ['remote, whatever the site', { remote: true, siteId: 'other' }, {}], ['a missing optional document', {}, { documents: [{ compulsory: false, state: 'REJECTED' }] }],
  ])('do not stop %s', (_, m, s) => expect(codes(m as Partial<Mission>, s as Partial<Suitor>)).toEqual([]));
});

describe('soft criteria', () => {
  it('lived experience: exact 1, same group 0.7, a user 0.4, none 0, unknown neutral', () => {
    expect(value('S1', {}, {})).toBe(1);
    expect(value('S1', {}, { lived: [{ pathway: 'heart', group: 'chronic', role: 'PATIENT' }] })).toBe(0.7);
    expect(value('S1', {}, { lived: [{ pathway: 'heart', role: 'RELATIVE' }] })).toBe(0.4);
    expect(value('S1', { need: { ...mission.need, transversal: false } }, { lived: [{ pathway: 'renal', role: 'RELATIVE' }] })).toBe(0);
    expect(value('S1', {}, { lived: null })).toBe(0.5);
    expect(value('S1', { need: { ...mission.need, pathways: [], groups: [] } }, {})).toBeUndefined();
  });
  it('wishes: 1, 0.75, 0.5, 0.35, 0.2; not ranked 0.1, curious 0.2', () => {
    const at = (n: number) => value('S2', {}, { wishes: [...Array.from({ length: n - 1 }, (_, i) => `p${i}`), 'project'] });
    expect([1, 2, 3, 4, 5, 6].map(at)).toEqual([1, 0.75, 0.5, 0.35, 0.2, 0.2]);
    expect(value('S2', {}, { wishes: ['other'] })).toBe(0.1);
    expect(value('S2', {}, { wishes: ['other'], curious: true })).toBe(0.2);
  });
  it('fairness: who was called twice the median waits, a long wait helps', () => {
    expect(value('S7', {}, { lastTwelveMonths: 8, monthsSinceLast: 0 })).toBe(0);
    expect(value('S7', {}, { lastTwelveMonths: 4, monthsSinceLast: 1 })).toBe(0.5);
    expect(value('S7', {}, { lastTwelveMonths: 4, monthsSinceLast: 7 })).toBe(0.6);
    expect(value('S7', {}, { lastTwelveMonths: 0, monthsSinceLast: null })).toBe(1);
  });
  it('a project may weigh otherwise; a weight of 0 leaves the criterion out', () => {
    expect(criteria({ ...mission, weights: { S1: 0, S2: 50 } }, ana, context).map((c) => [c.code, c.weight])).toEqual([['S2', 50], ['S4', 12], ['S7', 8]]);
  });
});

const aCriterion = fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.integer({ min: 1, max: 100 }) });
describe('score', () => {
  it('stays between 0 and 100, grows with any criterion, and does not change when all weights double', () => {
    fc.assert(fc.property(fc.array(aCriterion, { minLength: 1, maxLength: 8 }), fc.nat(), (used, at) => {
      const score = scoreOf(used);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(scoreOf(used.map((c, i) => (i === at % used.length ? { ...c, value: 1 } : c)))).toBeGreaterThanOrEqual(score);
      expect(scoreOf(used.map((c) => ({ ...c, weight: c.weight * 2 })))).toBeCloseTo(score, 6);
    }));
  });
  it('is 100 · Σ w·s / Σ w', () => expect(scoreOf([{ value: 1, weight: 25 }, { value: 0.5, weight: 20 }])).toBe(77.78));
  it('the middle of figures', () => expect([median([]), median([3]), median([5, 1]), median([9, 1, 4])]).toEqual([0, 3, 3, 4]));
});

describe('shortlist', () => {
  const crowd = fc.array(fc.record({ wish: fc.integer({ min: 1, max: 7 }), year: fc.integer({ min: 0, max: 9 }), state: fc.constantFrom('ACTIVE', 'PAUSED'), day: fc.integer({ min: 10, max: 28 }) }), { maxLength: 12 });
  const people = (rows: { wish: number; year: number; state: string; day: number }[]): Suitor[] =>
    rows.map((r, i) => ({ ...ana, membership: `m${i}`, state: r.state, lastTwelveMonths: r.year, since: `2024-01-${r.day}T00:00:00.000Z`, wishes: [...Array.from({ length: r.wish - 1 }, (_, k) => `p${k}`), 'project'] }));

  it('orders everybody once, the same way whoever comes first, blocked people last, higher scores first', () => {
    fc.assert(fc.property(crowd, (rows) => {
      const all = people(rows);
      const list = shortlist(mission, all, context);
      expect(list.map((r) => r.membership).sort()).toEqual(all.map((s) => s.membership).sort());
      expect(shortlist(mission, [...all].reverse(), context)).toEqual(list);
      for (let i = 1; i < list.length; i += 1) {
        expect(Number(list[i - 1].blocked)).toBeLessThanOrEqual(Number(list[i].blocked));
        if (list[i - 1].blocked === list[i].blocked) expect(list[i - 1].score).toBeGreaterThanOrEqual(list[i].score);
      }
    }));
  });
  it('between equals the oldest request comes first, then a draw that the seed repeats', () => {
    const twins = people([{ wish: 1, year: 0, state: 'ACTIVE', day: 20 }, { wish: 1, year: 0, state: 'ACTIVE', day: 12 }, { wish: 1, year: 0, state: 'ACTIVE', day: 12 }]);
    const order = shortlist(mission, twins, context).map((r) => r.membership);
    expect(order[2]).toBe('m0');
    expect(shortlist(mission, twins, context).map((r) => r.membership)).toEqual(order);
  });
  it('explains in both languages, and flags what is not known', () => {
    const r = rankOne(mission, { ...ana, calendar: null, ties: [{ unitId: 'unit', otherId: null, state: 'FRAMED' }] }, context);
    expect(r.sentence.fr).toBe('Proposée parce que : parcours vécu correspondant (25/25), vœu n° 1 (20/20), disponibilités non renseignées (6/12), pas sollicitée depuis 7 mois (8/8). À savoir : lien avec l’unité — cadre signé.');
    expect(r.sentence.en).toContain('not called for 7 months (8/8)');
    expect(r.missing).toEqual(['S4']);
  });
});
