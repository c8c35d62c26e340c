import { FORMULAS, type Facts } from './indicators';

const period = { starts: '2025-01-01', ends: '2025-12-31' };
const none: Facts = { applications: [], memberships: [], vacations: [], projects: [], trainings: [], payables: [], answers: [] };
const vacation = (id: string, over: Partial<Facts['vacations'][number]> = {}) => ({ id, membership: 'm', person: 'p', project: 'x', date: '2025-03-04', level: 'PARTNERSHIP', field: 'TEACHING', done: true, ...over });
const answer = (over: Partial<Facts['answers'][number]>) => ({ day: '2025-06-01', satisfaction: null, brake: null, knows: null, posture: null, learning: null, institution: null, ...over });
const figure = (code: string, facts: Partial<Facts>) => FORMULAS[code]({ ...none, ...facts }, period);

test('I2 counts a partner who taught once, however often, and nobody who did something else', () => {
  const vacations = [vacation('1'), vacation('2'), vacation('3', { person: 'q', field: 'CARE' }), vacation('4', { person: 'r', done: false }), vacation('5', { person: 's', date: '2024-12-31' })];
  expect(figure('I2', { vacations })).toMatchObject({ value: 1, n: 1, ids: ['1', '2'] });
});
test('I4 counts a professional once, by the Paris day', () => {
  const trainings = [{ id: '1', person: 'a', completedAt: '2024-12-31T23:30:00.000Z' }, { id: '2', person: 'a', completedAt: '2025-05-01T09:00:00.000Z' }, { id: '3', person: 'b', completedAt: '2025-12-31T23:30:00.000Z' }];
  expect(figure('I4', { trainings })).toMatchObject({ value: 1, ids: ['1', '2'] });
});
test('I6 and I11 hide what fewer than five said', () => {
  const four = Array.from({ length: 4 }, () => answer({ knows: 'yes', posture: 4, learning: 2 }));
  expect([figure('I6', { answers: four }), figure('I11', { answers: four })].map((f) => [f.value, f.n, f.hidden])).toEqual([[null, null, true], [null, null, true]]);
  const answers = [...four, answer({ knows: 'no', posture: 4 })];
  expect(figure('I6', { answers })).toMatchObject({ value: 0.8, n: 5, hidden: false });
  // Four spoke of what they learned: that mean stays hidden though the whole is shown.
  expect(figure('I11', { answers })).toMatchObject({ n: 5, cells: { posture: 4, learning: null, institution: null } });
});
test('N6 is late from the 46th day', () => {
  const paid = (id: string, paidOn: string) => ({ id, kind: 'INDEMNITY', vacation: id, amountCents: 1, paidOn });
  const vacations = ['1', '2'].map((id) => vacation(id));
  expect(figure('N6', { vacations, payables: [paid('1', '2025-04-18'), paid('2', '2025-04-19')] })).toMatchObject({ value: 0.5, n: 2 });
  expect(figure('N6', {})).toMatchObject({ value: null, n: 0 });
});
