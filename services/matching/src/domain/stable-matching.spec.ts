import fc from 'fast-check';
import { blockingPairs, stableMatching, type Instance } from './stable-matching';

/** Lists of (receiver, how the receiver ranks her), in the proposer's order. */
function instanceOf(lists: readonly number[][], rankings: readonly number[][], capacities: readonly number[]): Instance {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((l, i) => (offsets[i + 1] = offsets[i] + l.length));
  const ranks = lists.flatMap((l, p) => l.map((r) => rankings[r].indexOf(p)));
  return { proposers: lists.length, receivers: capacities.length, offsets, choices: Int32Array.from(lists.flat()), ranks: Float64Array.from(ranks), capacities: Int32Array.from(capacities) };
}

const anInstance = (maxProposers: number, maxReceivers: number) =>
  fc.tuple(fc.integer({ min: 1, max: maxProposers }), fc.integer({ min: 1, max: maxReceivers })).chain(([n, m]) => {
    const everybody = Array.from({ length: n }, (_, i) => i);
    return fc.record({
      lists: fc.array(fc.shuffledSubarray(Array.from({ length: m }, (_, i) => i)), { minLength: n, maxLength: n }),
      rankings: fc.array(fc.shuffledSubarray(everybody, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
      capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: m, maxLength: m }),
    }).map(({ lists, rankings, capacities }) => ({ lists, capacities, instance: instanceOf(lists, rankings, capacities) }));
  });

/** Every assignment within capacities and lists, by brute force. */
function* everyMatching(lists: readonly number[][], capacities: readonly number[], p = 0, held: number[] = capacities.map(() => 0), so: number[] = []): Generator<Int32Array> {
  if (p === lists.length) {
    yield Int32Array.from(so);
    return;
  }
  for (const r of [-1, ...lists[p]]) {
    if (r >= 0 && held[r] >= capacities[r]) continue;
    if (r >= 0) held[r] += 1;
    yield* everyMatching(lists, capacities, p + 1, held, [...so, r]);
    if (r >= 0) held[r] -= 1;
  }
}

describe('deferred acceptance', () => {
  it('is stable: no two would both rather be together', () => {
    fc.assert(fc.property(anInstance(40, 12), ({ instance }) => blockingPairs(instance, stableMatching(instance)) === 0), { numRuns: 400 });
  });
  it('never takes more than there is room for, nor a receiver nobody chose', () => {
    fc.assert(fc.property(anInstance(40, 12), ({ instance, lists, capacities }) => {
      const match = stableMatching(instance);
      match.forEach((r, p) => expect(r === -1 || lists[p].includes(r)).toBe(true));
      capacities.forEach((c, r) => expect(match.filter((x) => x === r).length).toBeLessThanOrEqual(c));
    }));
  });
  it('gives the same result each time', () => {
    fc.assert(fc.property(anInstance(30, 10), ({ instance }) => expect(stableMatching(instance)).toEqual(stableMatching(instance))));
  });
  it('is the best stable result for every proposer at once, among all there are', () => {
    fc.assert(fc.property(anInstance(5, 3), ({ instance, lists, capacities }) => {
      const ours = stableMatching(instance);
      const liking = (p: number, r: number) => (r === -1 ? lists[p].length : lists[p].indexOf(r));
      for (const other of everyMatching(lists, capacities)) {
        if (blockingPairs(instance, other) > 0) continue;
        ours.forEach((r, p) => expect(liking(p, r)).toBeLessThanOrEqual(liking(p, other[p])));
      }
    }), { numRuns: 200 });
  });
  it('sees a blocking pair where there is one', () => {
    const instance = instanceOf([[0, 1], [0, 1]], [[1, 0], [0, 1]], [1, 1]);
    expect(blockingPairs(instance, Int32Array.from([0, 1]))).toBe(1);
    expect(Array.from(stableMatching(instance))).toEqual([1, 0]);
  });
});
