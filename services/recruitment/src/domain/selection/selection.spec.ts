import type { TandemError } from '@tandem/kernel';
import fc from 'fast-check';
import { assertGrid, differ } from './grid';
import { assertPanel, assertQuorum, type PanelMember } from './panel';

const member = (person: string, role: PanelMember['role']): PanelMember => ({ person, role });
const panel = [member('a', 'professional'), member('b', 'ru'), member('c', 'coordinator')];

describe('a panel and its quorum', () => {
  test('one professional and one user representative are enough, anything else is not', () => {
    expect(() => assertPanel(panel)).not.toThrow();
    expect(() => assertPanel([member('a', 'professional'), member('c', 'partner')])).toThrow('PANEL_WITHOUT_RU');
    expect(() => assertPanel([member('b', 'ru'), member('c', 'coordinator')])).toThrow('PANEL_WITHOUT_PROFESSIONAL');
  });
  test('the quorum counts panel members only, and answers who was there', () => {
    expect(assertQuorum(panel, ['a', 'b'])).toEqual(panel.slice(0, 2));
    expect(() => assertQuorum(panel, ['a', 'c'])).toThrow('PANEL_QUORUM');
    expect(() => assertQuorum(panel, ['a', 'b', 'x'])).toThrow('NOT_ON_PANEL');
  });
});

describe('grids', () => {
  const grid = (score: number, evidence?: string) => ({ criteria: [{ code: 'WISH', score, evidence }], competencies: [], recommendation: 'YES' });
  test('0 and 3 need an example, 1 and 2 do not; the field is named', () => {
    for (const score of [1, 2]) expect(() => assertGrid(grid(score))).not.toThrow();
    for (const score of [0, 3]) {
      expect(() => assertGrid(grid(score, 'Cite ses sources.'))).not.toThrow();
      try {
        assertGrid(grid(score));
        throw new Error('accepted');
      } catch (error) {
        expect((error as TandemError).fields).toMatchObject([{ path: 'criteria[0].evidence', code: 'GRID_EVIDENCE' }]);
      }
    }
  });
  test('a criterion is scored once', () => {
    const twice = grid(2);
    twice.criteria.push({ code: 'WISH', score: 1, evidence: undefined });
    expect(() => assertGrid(twice)).toThrow('GRID_MARK_TWICE');
  });
  test('law: opinions differ exactly when two of them are more than one level apart', () => {
    fc.assert(fc.property(fc.array(fc.nat(3), { maxLength: 6 }), (levels) => expect(differ(levels)).toBe(levels.some((a) => levels.some((b) => Math.abs(a - b) > 1)))));
  });
});
