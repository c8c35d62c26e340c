/**
 * Deferred acceptance (Gale and Shapley 1962; many-to-one, Roth 1984): proposers go down their list, a receiver keeps the
 * best it has room for. Stable, best for every proposer among all stable results, so nobody gains by ranking otherwise
 * than she thinks. Typed arrays and one heap per receiver: O(E log capacity).
 */
export interface Instance {
  proposers: number;
  receivers: number;
  /** Proposer p's choices stand at offsets[p] .. offsets[p + 1]. */
  offsets: Int32Array;
  /** Receivers in the proposer's order; acceptable pairs only. */
  choices: Int32Array;
  /** Beside each choice: how that receiver ranks the proposer; lower is better, all different for one receiver. */
  ranks: Float64Array;
  capacities: Int32Array;
}

/** Who each receiver holds: a max-heap on the worst rank, all heaps in one pair of arrays. */
class Seats {
  private readonly start: Int32Array;
  private readonly size: Int32Array;
  private readonly rank: Float64Array;
  private readonly who: Int32Array;

  constructor(private readonly capacities: Int32Array) {
    this.start = new Int32Array(capacities.length + 1);
    for (let r = 0; r < capacities.length; r += 1) this.start[r + 1] = this.start[r] + capacities[r];
    this.size = new Int32Array(capacities.length);
    this.rank = new Float64Array(this.start[capacities.length]);
    this.who = new Int32Array(this.start[capacities.length]);
  }

  /** Takes `proposer` if there is room or somebody ranked worse; answers who has to leave (-1: nobody, `proposer`: not taken). */
  offer(receiver: number, proposer: number, rank: number): number {
    const at = this.start[receiver];
    if (this.size[receiver] < this.capacities[receiver]) {
      this.rise(at, this.size[receiver]++, proposer, rank);
      return -1;
    }
    if (this.capacities[receiver] === 0 || rank > this.rank[at]) return proposer;
    const leaves = this.who[at];
    this.sink(at, this.size[receiver], proposer, rank);
    return leaves;
  }

  private rise(at: number, i: number, proposer: number, rank: number): void {
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (this.rank[at + up] >= rank) break;
      this.put(at + i, this.who[at + up], this.rank[at + up]);
      i = up;
    }
    this.put(at + i, proposer, rank);
  }
  private sink(at: number, size: number, proposer: number, rank: number): void {
    let i = 0;
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && this.rank[at + child + 1] > this.rank[at + child]) child += 1;
      if (this.rank[at + child] <= rank) break;
      this.put(at + i, this.who[at + child], this.rank[at + child]);
      i = child;
    }
    this.put(at + i, proposer, rank);
  }
  private put(slot: number, proposer: number, rank: number): void {
    this.who[slot] = proposer;
    this.rank[slot] = rank;
  }
}

/** Each proposer's receiver, or -1. */
export function stableMatching(instance: Instance): Int32Array {
  const { proposers, offsets, choices, ranks, capacities } = instance;
  const seats = new Seats(capacities);
  const next = offsets.slice(0, proposers);
  const match = new Int32Array(proposers).fill(-1);
  for (let first = 0; first < proposers; first += 1) {
    for (let proposer = first; proposer >= 0 && next[proposer] < offsets[proposer + 1]; ) {
      const at = next[proposer]++;
      const leaves = seats.offer(choices[at], proposer, ranks[at]);
      if (leaves === proposer) continue;
      match[proposer] = choices[at];
      // Who had to leave goes on down her own list.
      if (leaves >= 0) match[leaves] = -1;
      proposer = leaves;
    }
  }
  return match;
}

/** Pairs that would both rather be together than where the result puts them: 0 when it is stable. */
export function blockingPairs(instance: Instance, match: Int32Array): number {
  const { proposers, offsets, choices, ranks, capacities } = instance;
  const worst = new Float64Array(capacities.length).fill(-Infinity);
  const held = new Int32Array(capacities.length);
  for (let p = 0; p < proposers; p += 1)
    for (let at = offsets[p]; at < offsets[p + 1]; at += 1) {
      if (choices[at] !== match[p]) continue;
      held[choices[at]] += 1;
      worst[choices[at]] = Math.max(worst[choices[at]], ranks[at]);
    }
  let found = 0;
  for (let p = 0; p < proposers; p += 1)
    for (let at = offsets[p]; at < offsets[p + 1] && choices[at] !== match[p]; at += 1) {
      const r = choices[at];
      if (held[r] < capacities[r] || ranks[at] < worst[r]) found += 1;
    }
  return found;
}
