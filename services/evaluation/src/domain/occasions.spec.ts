import { askingOf, notYet, reachOf, type Asked, type Moment } from './occasions';

const asked = (over: Partial<Asked>): Asked => ({ trigger: 'YEARLY', audience: 'PARTNER', after: null, delay: null, stage: null, day: null, ...over });
const moment = (over: Partial<Moment>): Moment => ({ trigger: 'YEARLY', on: '2025-03-10', partner: 'p', professional: 'r', ...over });
const both = (a: Partial<Asked>, m: Partial<Moment> = {}) => askingOf(asked(a), moment({ trigger: a.trigger ?? 'YEARLY', ...m }));

test('partners and professionals are invited, the others answer by a link', () => {
  expect(['PARTNER', 'PROFESSIONAL', 'TEAM', 'TEACHER', 'STUDENT', 'FAMILY', 'PUBLIC'].map(reachOf)).toEqual(['INVITATION', 'INVITATION', 'LINK', 'LINK', 'LINK', 'LINK', 'LINK']);
  expect(both({ audience: 'PROFESSIONAL' })?.person).toBe('r');
  expect(both({ audience: 'STUDENT' })?.person).toBeNull();
  expect(both({ audience: 'PROFESSIONAL' }, { professional: undefined })).toBeUndefined();
});
test.each<[Partial<Asked>, Partial<Moment>, string, string]>([
  [{ trigger: 'TRAINING_END', delay: '3d' }, { session: 's' }, 's', '2025-03-13'],
  [{ trigger: 'VACATIONS', after: 3 }, { count: 3 }, '2025-S1', '2025-07-01'],
  [{ trigger: 'PROFESSIONAL_MISSION_END', audience: 'TEAM', delay: '30d' }, { on: '2025-06-28' }, '2025-S1', '2025-07-28'],
  [{ delay: '12mo' }, {}, '2025', '2025-12-01'],
  [{ delay: '6mo' }, { on: '2025-07-01' }, '2025-2of2', '2025-12-01'],
  [{ delay: '3mo' }, {}, '2025-1of4', '2025-03-01'],
  [{ trigger: 'EXIT', delay: '3d' }, { on: '2025-12-30' }, '2025-12', '2026-01-02'],
  [{ trigger: 'BEFORE_STAGE', stage: 'matching' }, { stage: 'matching' }, 'before-matching-2025-03', '2025-04-01'],
  [{ trigger: 'AFTER_STAGE', stage: 'work', delay: '60d' }, { stage: 'work' }, 'after-work-2025-03', '2025-05-09'],
  [{ trigger: 'DATE', day: '2025-05-15' }, {}, '2025-05-15', '2025-05-15'],
])('%j at %j is gathered as %s and opens on %s', (a, m, gathering, opens) => {
  expect(both(a, m)).toMatchObject({ gathering, opens });
});
test('too few half-days, another stage, a day that is past or here: nothing', () => {
  expect(both({ trigger: 'VACATIONS', after: 3 }, { count: 2 })).toBeUndefined();
  expect(both({ trigger: 'BEFORE_STAGE', stage: 'matching' }, { stage: 'work' })).toBeUndefined();
  for (const on of ['2025-05-15', '2025-05-16']) expect(both({ trigger: 'DATE', day: '2025-05-15' }, { on })).toBeUndefined();
});
test('what no fact tells is not asked, and says why', () => {
  for (const a of [{ trigger: 'MANUAL' }, { delay: '24mo' }, { delay: '90d' }, { trigger: 'VACATIONS', audience: 'STUDENT' }, { trigger: 'EXIT', audience: 'TEAM' }, { trigger: 'BEFORE_STAGE', stage: 'x', audience: 'PROFESSIONAL' }]) {
    expect(notYet(asked(a))?.fr).toMatch(/\.$/);
    expect(both(a, { count: 9, stage: 'x' })).toBeUndefined();
  }
});
