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
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last || !this.heap.length) return first;
    this.heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const least = [left, left + 1].reduce((best, j) => (j < this.heap.length && this.before(j, best) ? j : best), i);
      if (least === i) return first;
      this.swap(i, least);
      i = least;
    }
  }

  private before(i: number, j: number): boolean {
    const [a, b] = [this.heap[i], this.heap[j]];
    if (a.at !== b.at) return a.at < b.at;
    return a.rank === b.rank ? a.n < b.n : a.rank < b.rank;
  }
  private swap(i: number, j: number): void {
    [this.heap[i], this.heap[j]] = [this.heap[j], this.heap[i]];
  }
}
