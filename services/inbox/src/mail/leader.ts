import type { Platform } from '@tandem/platform';

type Runner = ReturnType<Platform['source']['createQueryRunner']>;
/** Platform's relay uses 7412, migrations 7411. */
const ADVISORY_KEY = 7413;

/** One sender at a time among the processes of this service: a lock of the session, gone with the process. */
export class Leader {
  private runner?: Runner;
  constructor(private readonly platform: Platform) {}

  async leads(): Promise<boolean> {
    if (!this.runner) {
      this.runner = this.platform.source.createQueryRunner();
      await this.runner.connect();
    }
    const [row] = (await this.runner.query(
      `SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${ADVISORY_KEY} AND pid = pg_backend_pid() AND granted)
       OR pg_try_advisory_lock(${ADVISORY_KEY}) AS held`,
    )) as { held: boolean }[];
    return row.held;
  }
  async resign(): Promise<void> {
    const runner = this.runner;
    this.runner = undefined;
    await runner?.query(`SELECT pg_advisory_unlock(${ADVISORY_KEY})`).catch(() => undefined);
    await runner?.release().catch(() => undefined);
  }
}
