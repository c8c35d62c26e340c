import { operationName, type Operation } from '@tandem/messages';
import type { House } from '../house';
import { code, page, table } from '../markdown';

const route = ({ http }: Operation): string => (http ? code(`${http[0]} /api/v1${http[1]}`) : 'internal');

function nature(operation: Operation): string {
  return [operation.kind, operation.versioned ? 'If-Match' : '', operation.anonymous ? 'anonymous' : ''].filter(Boolean).join(', ');
}

function section(service: string, operations: readonly Operation[]): string[] {
  const rows = operations.map((o) => [code(operationName(o)), route(o), nature(o), o.by.join(', '), o.summary.fr, o.summary.en]);
  return [`## ${service}`, table(['operation', 'route', 'kind', 'open to', 'français', 'English'], rows)];
}

/** docs/operations.md: every way in, for a screen, an actor, a workflow or another service. */
export function operationsPage({ operations, parts }: House): string {
  const services = [...new Set(operations.map((o) => o.service))];
  const doors = parts.flatMap((p) => p.doors);
  const open = operations.filter((o) => o.http).length;
  return page('Operations', [
    `${operations.length} operations, ${open} with a REST route. A command carries \`Idempotency-Key\`; one marked If-Match changes an existing row and carries the version that was read. The use case still checks whose row it is. Inputs, answers and examples: \`openapi.json\`, and the API pages of a running gateway (\`/docs\`).`,
    'Those open to `system` are also Temporal activities of the same name.',
    ...services.flatMap((s) => section(s, operations.filter((o) => o.service === s))),
    '## The gateway’s own routes',
    table(['route', 'signed in', 'français', 'English'], doors.map((d) => [
      code(`${d.method} /api/v1${d.path}`), d.security + (d.sandbox ? ' (sandbox only)' : ''), d.summary.fr, d.summary.en,
    ])),
  ]);
}
