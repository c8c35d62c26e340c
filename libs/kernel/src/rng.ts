import { hash128 } from './hash';

/** Pseudo-random draws that a seed repeats exactly, on every machine: demo data, fair draws one can replay. Never for secrets. */
export interface Rng {
  /** A number in [0, 1), 32 bits fine. */
  next(): number;
  /** A whole number in [0, n). @throws RangeError unless n is a whole number from 1 to 2^32 */
  int(n: number): number;
  /** One element. @throws RangeError on an empty list */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy (Fisher–Yates); the list is left as it was. */
  shuffle<T>(list: readonly T[]): T[];
  /** True with probability p: never for 0, always for 1. */
  chance(p: number): boolean;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, unsigned 32-bit results. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = hash128(seed);
  const step = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  // The first draws of close seeds look alike until the state has been mixed.
  for (let i = 0; i < 12; i++) step();
  return step;
}

/** A generator of its own for each call; a number and its text are the same seed. */
export function seeded(seed: string | number): Rng {
  const word = sfc32(String(seed));
  const int = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`int(${n}): a whole number from 1 to 2^32 is expected`);
    // Draws past the last multiple of n are thrown away: a plain remainder would favour small numbers.
    const limit = 2 ** 32 - (2 ** 32 % n);
    let value = word();
    while (value >= limit) value = word();
    return value % n;
  };
  return {
    next: () => word() / 2 ** 32,
    int,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('pick: empty list');
      return list[int(list.length)]!;
    },
    shuffle: <T>(list: readonly T[]): T[] => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
    chance: (p) => word() / 2 ** 32 < p,
  };
}
