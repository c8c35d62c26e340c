import { TandemError } from '@tandem/kernel';
import './errors';
import { RateLimit } from './rate-limit';

describe('so many a minute', () => {
  it('lets the number through, then says how long to wait, and forgets with the minute', () => {
    let now = 60_000 * 100 + 15_000;
    const limit = new RateLimit(() => now);
    for (let i = 0; i < 3; i += 1) limit.take('a', 3);
    limit.take('b', 3);
    const refusal = (() => {
      try {
        limit.take('a', 3);
      } catch (error) {
        return error as TandemError;
      }
      return undefined;
    })();
    expect(refusal).toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { seconds: 45 } });
    now += 45_000;
    expect(() => limit.take('a', 3)).not.toThrow();
  });
  it('has no limit at 0', () => {
    const limit = new RateLimit(() => 0);
    for (let i = 0; i < 1000; i += 1) limit.take('a', 0);
  });
});
