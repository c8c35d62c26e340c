import { TandemError } from '@tandem/kernel';

const WINDOW_MS = 60_000;

/** So many a minute per key, in windows of one minute. Per process: several gateways let several times as many through. */
export class RateLimit {
  private window = 0;
  private counts = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws TOO_MANY_REQUESTS with the seconds to wait. `limit` 0: no limit. */
  take(key: string, limit: number): void {
    if (limit === 0) return;
    const now = this.now();
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window) {
      this.window = window;
      this.counts = new Map();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > limit) throw new TandemError('TOO_MANY_REQUESTS', { seconds: Math.ceil(((window + 1) * WINDOW_MS - now) / 1000) });
  }
}
