import { Inject, type OnApplicationBootstrap } from '@nestjs/common';
import { inTransaction, PLATFORM, type Platform } from '@tandem/platform';
import { Gauge } from 'prom-client';

interface Counted {
  label: string;
  n: number;
}
/** `$1`: business time. A process without a journey (a batch, a campaign) counts as one of its own. */
const GAUGES = [
  { name: 'tandem_journeys', help: 'Journeys with an open process, by stage', label: 'stage', sql: `SELECT process AS label, count(DISTINCT coalesce(journey, id))::int AS n FROM wait WHERE state = 'OPEN' GROUP BY 1` },
  { name: 'tandem_waits_overdue', help: 'Open waits past their due time, by the role waited for', label: 'role', sql: `SELECT role AS label, count(*) FILTER (WHERE due <= $1)::int AS n FROM wait WHERE state = 'OPEN' GROUP BY 1` },
  { name: 'tandem_tasks_overdue', help: 'Open tasks past their date, by role', label: 'role', sql: `SELECT role AS label, count(*) FILTER (WHERE due <= $1)::int AS n FROM task WHERE state = 'OPEN' GROUP BY 1` },
] as const;

/** The register in figures, read when they are asked for. Every inbox process tells the same: take the highest, not the sum. */
export class Gauges implements OnApplicationBootstrap {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  onApplicationBootstrap(): void {
    const { platform } = this;
    for (const { name, help, label, sql } of GAUGES)
      new Gauge({
        name, help, labelNames: [label], registers: [platform.metrics.registry],
        async collect() {
          const rows = await inTransaction(platform.source, ['*'], (em) => em.query(sql, sql.includes('$1') ? [platform.clock.now()] : []) as Promise<Counted[]>);
          this.reset();
          for (const row of rows) this.set({ [label]: row.label }, row.n);
        },
      });
  }
}
