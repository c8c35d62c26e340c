import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export class Metrics {
  readonly registry = new Registry();
  readonly operation = new Histogram({ name: 'tandem_operation_seconds', help: 'Time to answer an operation', labelNames: ['operation', 'outcome'], registers: [this.registry], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] });
  readonly facts = new Counter({ name: 'tandem_facts_total', help: 'Facts handled by this service’s consumers', labelNames: ['type', 'outcome'], registers: [this.registry] });
  readonly deadLetters = new Gauge({ name: 'tandem_dead_letters', help: 'Facts set aside after five failed tries', registers: [this.registry] });
  readonly outboxPending = new Gauge({ name: 'tandem_outbox_pending', help: 'Facts not yet published', registers: [this.registry] });
  readonly outboxAge = new Gauge({ name: 'tandem_outbox_age_seconds', help: 'Age of the oldest fact not yet published', registers: [this.registry] });

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }
}
