import { createHash, randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import type { TandemError } from '@tandem/kernel';
import { PLATFORM, type Platform } from '@tandem/platform';

/** Not the caller's doing: they may ask again. */
const PASSING = new Set(['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'INTERNAL', 'TOO_MANY_REQUESTS']);

export interface RefusedCommand {
  actor: string;
  operation: string;
  key?: string;
}

/** How often commands were refused, by code: figures of the summary. */
export class Refusals {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async count(error: TandemError, { actor, operation, key }: RefusedCommand): Promise<void> {
    if (PASSING.has(error.code)) return;
    const id = createHash('sha256').update(`${actor}\n${operation}\n${key ?? randomUUID()}`).digest('hex');
    // A figure that cannot be written must not hide the refusal itself.
    await this.platform.source.query('INSERT INTO refusal (id, code, at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING', [id, error.code]).catch((failure: unknown) => {
      this.platform.logger.warn({ err: String(failure) }, 'a refusal was not counted');
    });
  }

  async byCode(): Promise<Record<string, number>> {
    const rows = (await this.platform.source.query(
      'SELECT code, sum(n)::int AS n FROM (SELECT code, count(*) AS n FROM refusal GROUP BY code UNION ALL SELECT code, count FROM refusal_total) AS counted GROUP BY code ORDER BY code',
    )) as { code: string; n: number }[];
    return Object.fromEntries(rows.map((row) => [row.code, row.n]));
  }

  /** Keys are not repeated after a day: their refusals become one number per code. */
  async addUp(): Promise<void> {
    await this.platform.source.query(
      `WITH old AS (DELETE FROM refusal WHERE at < now() - interval '1 day' RETURNING code)
       INSERT INTO refusal_total (code, count) SELECT code, count(*)::int FROM old GROUP BY code
       ON CONFLICT (code) DO UPDATE SET count = refusal_total.count + excluded.count`,
    );
  }
}
