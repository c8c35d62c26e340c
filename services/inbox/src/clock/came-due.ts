import { Inject } from '@nestjs/common';
import { PLATFORM, type Platform } from '@tandem/platform';
import { nextInstant, occasionOf, rankOf } from '../domain/wait';
import { WaitRow } from '../persistence/wait.entity';
import { Loop } from '../register/loop';
import { asSystem } from '../register/as-system';

/** The clock also runs at real speed, and a wait may be registered past its hour. */
const LOOK_MS = 500;

/**
 * Sandbox only: tells each wait's workflow that business time reached a reminder or the deadline. Elsewhere business
 * time is real and the workflows' own timers are enough: nothing is told.
 */
export class CameDue {
  private readonly loop: Loop;
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {
    this.loop = new Loop(LOOK_MS, () => this.round(), (error) => platform.logger.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'due waits could not be looked up'));
  }
  start(): void {
    this.platform.clock.onStep(() => this.loop.wake());
    this.loop.start();
  }
  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async round(): Promise<boolean> {
    const keys = await asSystem(this.platform, 'clock', async (tx) => {
      const rows = (await tx.em.query(`SELECT id FROM wait WHERE state = 'OPEN' AND next_at <= $1 ORDER BY next_at, id LIMIT 200`, [tx.now])) as { id: string }[];
      return rows.map((r) => r.id);
    });
    for (const id of keys) await this.tell(id);
    return keys.length > 0;
  }

  /** One instant of one wait in one transaction: a kill in between tells the rest later and nothing twice. */
  private async tell(id: string): Promise<void> {
    await asSystem(this.platform, 'clock', async (tx) => {
      const wait = await tx.lock(WaitRow, id);
      const at = wait.nextAt;
      if (wait.state !== 'OPEN' || !at || at > tx.now) return;
      const occasion = { occasion: occasionOf(wait, at), n: rankOf(wait, at) };
      wait.lastAt = at;
      wait.nextAt = nextInstant(wait);
      await tx.move(wait, 'come-due', { data: occasion });
    });
  }
}

/** For the launcher, before it moves the clock: what is due and not told, letters not sent, and the next instant. */
export async function stillnessOf(platform: Platform): Promise<{ busy: number; nextAt?: string }> {
  return asSystem(platform, 'stillness', async (tx) => {
    const [row] = (await tx.em.query(
      `SELECT (SELECT count(*)::int FROM wait WHERE state = 'OPEN' AND next_at <= $1) AS due, (SELECT count(*)::int FROM message WHERE state = 'QUEUED') AS queued,
       (SELECT min(next_at) FROM wait WHERE state = 'OPEN' AND next_at > $1) AS next`,
      [tx.now],
    )) as { due: number; queued: number; next: Date | null }[];
    return { busy: row.due + row.queued, ...(row.next ? { nextAt: row.next.toISOString() } : {}) };
  });
}
