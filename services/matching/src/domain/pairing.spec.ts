import fc from 'fast-check';
import { pairUp, type PairingInput } from './pairing';

const partner = (membership: string, order: string[], acceptsOthers = true) => ({ membership, person: `person of ${membership}`, order, acceptsOthers });
const team = (project: string, order: string[], capacity = 1, acceptsOthers = true) => ({ project, order, capacity, acceptsOthers });
const pairs = (input: Omit<PairingInput, 'score' | 'seed'> & Partial<PairingInput>) => pairUp({ score: () => 50, seed: 1, ...input }).pairs.map((p) => [p.membership, p.project]);

describe('speed-dating pairs', () => {
  it('obeys explicit ranks before any score', () => {
    const score = (m: string) => (m === 'bob' ? 99 : 1);
    expect(pairs({ partners: [partner('ana', ['a']), partner('bob', ['a'])], teams: [team('a', ['ana', 'bob'])], score })).toEqual([['ana', 'a']]);
  });
  it('pairs who did not rank each other only if both are open to it, best score first', () => {
    const score = (m: string) => (m === 'bob' ? 99 : 1);
    expect(pairs({ partners: [partner('ana', []), partner('bob', [])], teams: [team('a', [])], score })).toEqual([['bob', 'a']]);
    expect(pairs({ partners: [partner('ana', [], false)], teams: [team('a', [])] })).toEqual([]);
    expect(pairs({ partners: [partner('ana', [])], teams: [team('a', [], 1, false)] })).toEqual([]);
    expect(pairs({ partners: [partner('ana', ['a'], false)], teams: [team('a', [])] })).toEqual([['ana', 'a']]);
  });
  it('never pairs what must not be', () => {
    expect(pairs({ partners: [partner('ana', ['a', 'b'])], teams: [team('a', ['ana']), team('b', [])], score: (_, p) => (p === 'a' ? null : 10) })).toEqual([['ana', 'b']]);
  });

  const ids = (prefix: string, max: number) => fc.integer({ min: 1, max }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}${i}`));
  const anEvent = fc.tuple(ids('m', 8), ids('p', 5)).chain(([people, projects]) =>
    fc.record({
      partners: fc.tuple(...people.map((m) => fc.record({ membership: fc.constant(m), person: fc.constant(m), order: fc.shuffledSubarray(projects), acceptsOthers: fc.boolean() }))),
      teams: fc.tuple(...projects.map((p) => fc.record({ project: fc.constant(p), capacity: fc.integer({ min: 0, max: 3 }), order: fc.shuffledSubarray(people), acceptsOthers: fc.boolean() }))),
      seed: fc.integer({ min: 1, max: 1000 }),
      scores: fc.dictionary(fc.constantFrom(...people.flatMap((m) => projects.map((p) => `${m}/${p}`))), fc.option(fc.integer({ min: 0, max: 100 }))),
      mixed: fc.integer(),
    }),
  );
  const inputOf = ({ partners, teams, seed, scores }: { partners: PairingInput['partners']; teams: PairingInput['teams']; seed: number; scores: Record<string, number | null> }): PairingInput => ({
    partners, teams, seed, score: (m, p) => (`${m}/${p}` in scores ? scores[`${m}/${p}`] : 50),
  });
  it('is stable, within capacities, each partner at most once, and the same whatever the order of arrival', () => {
    fc.assert(fc.property(anEvent, (event) => {
      const result = pairUp(inputOf(event));
      expect(result.blockingPairs).toBe(0);
      for (const t of event.teams) expect(result.pairs.filter((p) => p.project === t.project).length).toBeLessThanOrEqual(t.capacity);
      expect(new Set([...result.pairs.map((p) => p.membership), ...result.unmatched]).size).toBe(event.partners.length);
      expect(result.pairs.length + result.unmatched.length).toBe(event.partners.length);
      expect(pairUp(inputOf({ ...event, partners: [...event.partners].reverse(), teams: [...event.teams].reverse() }))).toEqual(result);
    }), { numRuns: 300 });
  });
});
