import fc from 'fast-check';
import { isFree } from './availability';
import { openPoints, partnerSeatMissing, type ProjectPlan } from './checklist';
import { checkedSetting, DEFAULT_SETTINGS, settingsOfDefinition, withChanges } from './settings';
import { capBroken, capsOf, checkUnits, covers, referentIsLate, teamCancellation } from './vacation-rules';
import './errors';

describe('cover', () => {
  const cover = { state: 'COVERED', sites: ['a'], startsOn: '2024-09-01', endsOn: '2025-08-31' };
  it('holds from its first to its last day, on its sites; remote has no site; no site named is everywhere', () => {
    expect([covers(cover, '2024-09-01', 'a'), covers(cover, '2025-08-31', 'a'), covers(cover, '2024-10-01', null), covers({ ...cover, sites: [] }, '2024-10-01', 'z')]).toEqual([true, true, true, true]);
    expect([covers(cover, '2024-08-31', 'a'), covers(cover, '2025-09-01', 'a'), covers(cover, '2024-10-01', 'b'), covers({ ...cover, state: 'SUSPENDED' }, '2024-10-01', 'a'), covers(null, '2024-10-01', 'a')]).toEqual([false, false, false, false, false]);
  });
});

describe('caps', () => {
  it('count the ISO week and the calendar month; the person’s own figure wins, up or down', () => {
    const taken = ['2024-09-30', '2024-10-02'];
    expect(capBroken({ week: 2, month: 6 }, taken, '2024-10-06')).toMatchObject({ code: 'CAP_WEEK' });
    expect(capBroken({ week: 2, month: 6 }, taken, '2024-10-07')).toBeNull();
    expect(capBroken({ week: 9, month: 1 }, taken, '2024-10-20')).toMatchObject({ code: 'CAP_MONTH' });
    expect(capsOf(DEFAULT_SETTINGS, { capWeek: 5, capMonth: null })).toEqual({ week: 5, month: 6 });
  });
  it('never let a week hold more than the cap, whatever the order', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['2024-10-07', '2024-10-08', '2024-10-09', '2024-10-10', '2024-10-11', '2024-10-14', '2024-10-15']), fc.integer({ min: 0, max: 3 }), (dates, week) => {
      const kept = dates.reduce<string[]>((taken, d) => (capBroken({ week, month: 99 }, taken, d) ? taken : [...taken, d]), []);
      expect(kept.filter((d) => d < '2024-10-14').length).toBeLessThanOrEqual(week);
    }));
  });
});

test('a team’s cancellation is late strictly under 48 hours, and only of a confirmed half-day', () => {
  const at = (now: string, state = 'CONFIRMED') => teamCancellation({ state, startsAt: '2024-10-10T07:00:00.000Z' }, now, DEFAULT_SETTINGS);
  expect(at('2024-10-08T07:00:00.000Z')).toEqual({ late: false, payableShare: 0 });
  expect(at('2024-10-08T07:00:00.001Z')).toEqual({ late: true, payableShare: 100 });
  expect(at('2024-10-10T06:00:00.000Z', 'PLANNED')).toEqual({ late: false, payableShare: 0 });
  expect(teamCancellation({ state: 'CONFIRMED', startsAt: '2024-10-10T07:00:00.000Z' }, '2024-10-10T06:00:00.000Z', withChanges([{ name: 'late-share', value: 50 }]))).toEqual({ late: true, payableShare: 50 });
});

test('four hours are one unit, one minute more are two', () => {
  expect(() => checkUnits(240, 1, DEFAULT_SETTINGS)).not.toThrow();
  expect(() => checkUnits(241, 2, DEFAULT_SETTINGS)).not.toThrow();
  expect(() => checkUnits(241, 1, DEFAULT_SETTINGS)).toThrow('UNITS_DO_NOT_FIT');
  expect(() => checkUnits(240, 2, DEFAULT_SETTINGS)).toThrow('UNITS_DO_NOT_FIT');
});

test('the referent has ten business days', () => {
  const late = (now: string) => referentIsLate('2024-10-08T12:00:00.000Z', now, DEFAULT_SETTINGS, 'FR');
  expect([late('2024-10-22T20:00:00.000Z'), late('2024-10-23T06:00:00.000Z')]).toEqual([false, true]);
});

test('free is a half-day of her week outside her absences', () => {
  const calendar = { weekly: [{ weekday: 2, part: 'AM' as const }], away: [{ from: '2024-10-08', to: '2024-10-08' }, { from: '2024-10-15', to: '2024-10-15', part: 'PM' as const }] };
  expect(['2024-10-01', '2024-10-02', '2024-10-08', '2024-10-15'].map((date) => isFree(calendar, { date, part: 'AM' }))).toEqual([true, false, false, true]);
});

describe('the checklist', () => {
  const plan: ProjectPlan = {
    field: 'CARE', level: 'COLLABORATION', referentId: 'r', seats: 2, plannedHalfDays: 4, budgetLine: null, unpaidReason: 'Bénévolat choisi', starts: '2024-10-01',
    checklist: { whyPartners: 'x', fromStep: 'DESIGN', canChange: 'x', feedbackOn: '2025-01-01', accessibility: 'x', wordingChecked: true, partnerSeats: 1, seatsFrom: '2024-10-01' },
  };
  it('is complete with each answer, or with the reason that stands for it', () => expect(openPoints(plan)).toEqual([]));
  it('lists every point of an empty project', () => expect(openPoints({ ...plan, field: null, level: null, referentId: null, seats: 1, plannedHalfDays: 0, unpaidReason: null, checklist: {} })).toHaveLength(12));
  it('wants partners seated on the first day from collaboration on', () => {
    expect(partnerSeatMissing(plan)).toBe(false);
    expect(partnerSeatMissing({ ...plan, checklist: { ...plan.checklist, seatsFrom: '2024-10-02' } })).toBe(true);
    expect(partnerSeatMissing({ ...plan, checklist: { ...plan.checklist, partnerSeats: 0 } })).toBe(true);
    expect(partnerSeatMissing({ ...plan, level: 'CONSULTATION', checklist: {} })).toBe(false);
  });
});

describe('settings', () => {
  it('read what a definition says of activities, and leave the rest at its default', () => {
    expect(settingsOfDefinition({ activities: { unit: 'halfday', caps: { week: 3, month: 8 }, lateCancel: { under: '72h', pays: '50%' } } })).toEqual([
      { name: 'cap-week', value: 3 }, { name: 'cap-month', value: 8 }, { name: 'late-hours', value: 72 }, { name: 'late-share', value: 50 },
    ]);
    expect(settingsOfDefinition({})).toEqual([]);
  });
  it('refuse an unknown name and a value out of range', () => {
    expect(() => checkedSetting('toString', 1)).toThrow('UNKNOWN_SETTING');
    expect(() => checkedSetting('cap-week', 22)).toThrow('SETTING_OUT_OF_RANGE');
  });
});
