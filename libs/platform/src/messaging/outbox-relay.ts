import type { JetStreamClient } from '@nats-io/jetstream';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';

const BATCH = 500;
/** Only a fallback: a commit nudges the relay at once. A NOTIFY would cost more than half of the commits per second. */
const POLL_MS = 250;
const ADVISORY_KEY = 7412;
/** An ack that takes longer means the broker is gone; the rows stay unpublished and are tried again. */
const PUBLISH_TIMEOUT_MS = 5_000;

interface Pending {
  seq: string;
  aggregate_id: string;
  subject: string;
  event: { id: string; traceparent?: string };
}

/**
 * Publishes the outbox, in order per aggregate: never two facts of one aggregate in flight. One relay per service at a
 * time (an advisory lock on a connection of its own, checked again before each batch); the others stand by.
 */
export class OutboxRelay {
  private readonly js: JetStreamClient;
  private running = false;
  private wake: () => void = () => undefined;
  private nudged = false;
  private loop: Promise<void> = Promise.resolve();
  private leader?: QueryRunner;

  constructor(private readonly source: DataSource, nc: NatsConnection, private readonly logger: Logger) {
    this.js = jetstream(nc, { timeout: PUBLISH_TIMEOUT_MS });
  }

  start(): void {
    this.running = true;
    this.loop = this.run();
  }
  nudge(): void {
    this.nudged = true;
    this.wake();
  }
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
    await this.resign();
  }
  async pending(): Promise<number> {
    const [row] = await this.source.query('SELECT count(*)::int AS n FROM outbox WHERE published_at IS NULL');
    return (row as { n: number }).n;
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.nudged = false;
      try {
        const full = (await this.lead()) && (await this.batch()) === BATCH;
        if (full) continue;
      } catch (error) {
        this.logger.warn({ err: String(error) }, 'relay waits for its database or broker');
        await this.resign();
      }
      if (this.running && !this.nudged) await this.sleep();
    }
  }
  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => (clearTimeout(timer), resolve());
    });
  }
  private async lead(): Promise<boolean> {
    if (!this.leader) {
      this.leader = this.source.createQueryRunner();
      await this.leader.connect();
    }
    const [row] = (await this.leader.query(
      `SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${ADVISORY_KEY} AND pid = pg_backend_pid() AND granted)
       OR pg_try_advisory_lock(${ADVISORY_KEY}) AS held`,
    )) as { held: boolean }[];
    return row.held;
  }
  private async resign(): Promise<void> {
    const leader = this.leader;
    this.leader = undefined;
    await leader?.query(`SELECT pg_advisory_unlock(${ADVISORY_KEY})`).catch(() => undefined);
    await leader?.release().catch(() => undefined);
  }

  /** @returns how many rows were published */
  private async batch(): Promise<number> {
    const rows = (await this.source.query('SELECT seq, aggregate_id, subject, event FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT $1', [BATCH])) as Pending[];
    if (!rows.length) return 0;
    const lanes = new Map<string, Pending[]>();
    for (const row of rows) lanes.set(row.aggregate_id, [...(lanes.get(row.aggregate_id) ?? []), row]);
    const done: string[] = [];
    const results = await Promise.allSettled([...lanes.values()].map((lane) => this.publishLane(lane, done)));
    if (done.length) await this.source.query('UPDATE outbox SET published_at = now() WHERE seq = ANY($1)', [done]);
    const failed = results.find((r) => r.status === 'rejected');
    if (failed) throw failed.reason;
    return done.length;
  }
  private async publishLane(lane: Pending[], done: string[]): Promise<void> {
    for (const row of lane) {
      await this.js.publish(row.subject, JSON.stringify(row.event), { msgID: row.event.id });
      done.push(row.seq);
    }
  }
}
