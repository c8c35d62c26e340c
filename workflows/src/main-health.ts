import { createServer, type Server } from 'node:http';
import type { Metrics } from '@tandem/platform';

export interface Watched {
  /** What it stands on, each by name: all true is ready. */
  checks: () => Promise<Record<string, boolean>>;
  metrics: Metrics;
  /** Looks once more before the figures are told. */
  measure: () => Promise<void>;
}

/** The same three doors as a service: `/health/live`, `/health/ready`, `/metrics`; on the local address only. */
export function healthServer({ checks, metrics, measure }: Watched): Server {
  const pages: Record<string, () => Promise<[status: number, type: string, body: string]>> = {
    '/health/live': async () => [200, 'application/json', JSON.stringify({ status: 'ok' })],
    '/health/ready': async () => {
      const found = await checks();
      const ok = Object.values(found).every(Boolean);
      return [ok ? 200 : 503, 'application/json', JSON.stringify({ status: ok ? 'ok' : 'waiting', checks: found })];
    },
    '/metrics': async () => {
      await measure();
      return [200, metrics.registry.contentType, await metrics.registry.metrics()];
    },
  };
  return createServer((request, response) => {
    const page = pages[request.url ?? ''] ?? (async () => [404, 'application/json', '{}']);
    page().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(503, { 'content-type': 'application/json' }).end('{}'),
    );
  });
}
