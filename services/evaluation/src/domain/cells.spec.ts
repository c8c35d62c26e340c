import fc from 'fast-check';
import { cellsOf, jain, median, SMALL_CELL } from './cells';
import { INSTRUMENTS } from './instruments';

const instrument = INSTRUMENTS[1];

test('a cell under five answers says nothing at all', () => {
  fc.assert(fc.property(fc.array(fc.record({ satisfaction: fc.integer({ min: 1, max: 5 }) }), { maxLength: 12 }), (answers) => {
    const cell = cellsOf(instrument, answers).find((c) => c.question === 'satisfaction');
    expect(cell?.hidden).toBe(answers.length < SMALL_CELL);
    if (cell?.hidden) expect([cell.n, cell.mean, cell.distribution]).toEqual([null, null, null]);
  }));
});
test('free texts are never cells', () => {
  expect(cellsOf(instrument, []).map((c) => c.question)).not.toContain('change');
});
test('Jain is 1 when all have the same, 1/n when one has all, and never leaves that span', () => {
  expect(jain([3, 3, 3])).toBe(1);
  expect(jain([9, 0, 0])).toBe(0.333);
  expect(jain([0, 0])).toBeNull();
  fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 30 }), (v) => {
    const j = jain(v);
    if (j !== null) expect(j >= Math.floor(1000 / v.length) / 1000 && j <= 1).toBe(true);
  }));
});
test('the median of an even list is between its two middles', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([1, 9, 2])).toBe(2);
});
