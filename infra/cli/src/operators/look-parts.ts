import type { Stillness } from '@tandem/platform';
import type { Line } from './line';
import type { SeenPart } from './seen';

const ANSWER_MS = 3_000;

/** One figure of Prometheus' text, whatever its labels. */
export function figure(metrics: string, name: string): number | undefined {
  const line = metrics.split('\n').find((l) => l.startsWith(`${name}{`) || l.startsWith(`${name} `));
  const value = Number(line?.slice(line.lastIndexOf(' ')));
  return line && Number.isFinite(value) ? value : undefined;
}

const get = (url: string): Promise<Response | null> => fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);

/** Health says whether it can work, metrics what it has not done yet, and in a sandbox its word which time it knows. */
export async function lookAtPart(name: string, url: string, line: Line | null): Promise<SeenPart> {
  const response = await get(`${url}/health/ready`);
  if (!response) return { name, answers: false, missing: [] };
  const asked = Date.now();
  const { checks = {} } = (await response.json().catch(() => ({}))) as { checks?: Record<string, boolean> };
  const missing = Object.keys(checks).filter((check) => !checks[check]);
  // A worker apart stands on its api's database: its figures are the same, and told once.
  const text = name.endsWith('-worker') ? '' : (await (await get(`${url}/metrics`))?.text().catch(() => '')) ?? '';
  const [pending, ageSeconds, deadLetters] = ['tandem_outbox_pending', 'tandem_outbox_age_seconds', 'tandem_dead_letters'].map((m) => figure(text, m));
  const still = await line?.nc.request(`still.${name}`, undefined, { timeout: ANSWER_MS }).then((m) => m.json<Stillness>(), () => undefined);
  const said = Date.parse(response.headers.get('date') ?? '');
  return {
    name, answers: true, missing: response.ok || missing.length ? missing : ['NATS/Temporal'],
    ...(pending !== undefined && ageSeconds !== undefined ? { outbox: { pending, ageSeconds } } : {}),
    ...(deadLetters !== undefined ? { deadLetters } : {}),
    ...(still ? { clockRevision: still.clockRevision } : {}),
    ...(Number.isFinite(said) ? { secondsApart: Math.abs(asked - said) / 1000 } : {}),
  };
}
