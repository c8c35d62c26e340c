/** Milliseconds since 1970, of business time. */
export type Ms = number;
interface Due {
  at: Ms;
  rank: number;
  n: number;
  run: () => void;
}

/** What is to happen, earliest first; of one instant, what is done before deadlines (rank 1), then in the order it was said. A binary heap. */
export class Queue {
  private readonly heap: Due[] = [];
  private n = 0;

  push(at: Ms, run: () => void, rank = 0): void {
    this.heap.push({ at, rank, n: (this.n += 1), run });
    for (let i = this.heap.length - 1; i > 0; ) {
      const up = (i - 1) >> 1;
      if (!this.before(i, up)) break;
      this.swap(i, up);
      i = up;
    }
  }

  pop(): Due | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || !this.heap.length) return first;
    this.heap[0] = last;
    for (let i = 0; ; ) {
      const least = this.leastOf(i);
      if (least === i) return first;
      this.swap(i, least);
      i = least;
    }
  }

  /** Of a place and the two below it. */
  private leastOf(i: number): number {
    const left = 2 * i + 1;
    let least = i;
    if (left < this.heap.length && this.before(left, least)) least = left;
    if (left + 1 < this.heap.length && this.before(left + 1, least)) least = left + 1;
    return least;
  }
  private before(i: number, j: number): boolean {
    const a = this.heap[i];
    const b = this.heap[j];
    if (a.at !== b.at) return a.at < b.at;
    return a.rank === b.rank ? a.n < b.n : a.rank < b.rank;
  }
  private swap(i: number, j: number): void {
    const a = this.heap[i];
    this.heap[i] = this.heap[j];
    this.heap[j] = a;
  }
}
