import { Client, Connection } from '@temporalio/client';
import { safeCode } from '@tandem/platform';
import { AesCodec } from '@tandem/platform/codec';
import type { OperatorConfig } from './config';
import type { OpenProcess, SeenTemporal } from './seen';

const CONNECT_MS = 3_000;
/** One look at each costs the server about a millisecond. */
const LOOKED_AT = 5_000;
const AT_ONCE = 16;
/** A part that restarts makes a step fail once or twice. */
const TRIES = 3;
const ENDED_BADLY = 'ExecutionStatus IN ("Failed", "TimedOut", "Terminated")';

type Description = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['describe']>>;
type Pending = NonNullable<Description['raw']['pendingActivities']>[number];

/** Runs over all, a few at a time. */
async function overAll<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const out: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) out.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  return out;
}

/** The code of an activity's last failure. Failures travel encrypted, words and trace together. */
async function codeOf(codec: AesCodec, { lastFailure }: Pending): Promise<string> {
  if (!lastFailure?.encodedAttributes) return safeCode(lastFailure?.message);
  try {
    const [clear] = await codec.decode([lastFailure.encodedAttributes]);
    return safeCode((JSON.parse(Buffer.from(clear.data ?? []).toString()) as { message?: string }).message);
  } catch {
    return 'UNKNOWN';
  }
}

class Look {
  constructor(private readonly client: Client, private readonly codec: AesCodec) {}

  async all(deep: boolean): Promise<SeenTemporal> {
    const open: OpenProcess[] = [];
    for await (const w of this.client.workflow.list({ query: 'ExecutionStatus = "Running"' })) open.push({ id: w.workflowId, process: w.type, failing: [], codeAttempts: 0 });
    if (!deep) return { open, ended: [], notLookedAt: 0 };
    const near = await overAll(open.slice(0, LOOKED_AT), (p) => this.closely(p));
    return { open: [...near, ...open.slice(LOOKED_AT)], ended: await this.endedBadly(), notLookedAt: Math.max(0, open.length - LOOKED_AT) };
  }

  private describe(id: string): Promise<Description | undefined> {
    return this.client.workflow.getHandle(id).describe().catch(() => undefined);
  }

  private async closely(process: OpenProcess): Promise<OpenProcess> {
    const raw = (await this.describe(process.id))?.raw;
    const stubborn = (raw?.pendingActivities ?? []).filter((a) => (a.attempt ?? 0) >= TRIES && a.lastFailure);
    const failing = await Promise.all(stubborn.map(async (a) => ({ operation: a.activityType?.name ?? 'unknown', code: await codeOf(this.codec, a), attempts: a.attempt ?? 0 })));
    return { ...process, failing, codeAttempts: raw?.pendingWorkflowTask?.attempt ?? 0 };
  }

  /** Those whose last run ended so: one that was reset left a run behind, and goes on. */
  private async endedBadly(): Promise<SeenTemporal['ended']> {
    const ids = new Set<string>();
    for await (const w of this.client.workflow.list({ query: ENDED_BADLY })) if (ids.size < LOOKED_AT) ids.add(w.workflowId);
    const last = await overAll([...ids], async (id) => ({ id, found: await this.describe(id) }));
    return last.flatMap(({ id, found }) => (found && ['FAILED', 'TIMED_OUT', 'TERMINATED'].includes(found.status.name) ? [{ id, process: found.type, status: found.status.name }] : []));
  }
}

/** @param deep also what each open process has under way, and those that ended badly */
export async function lookAtTemporal({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, CODEC_KEYS }: OperatorConfig, deep: boolean): Promise<SeenTemporal> {
  const connection = await Connection.connect({ address: TEMPORAL_ADDRESS, connectTimeout: CONNECT_MS });
  try {
    return await new Look(new Client({ connection, namespace: TEMPORAL_NAMESPACE }), new AesCodec(CODEC_KEYS)).all(deep);
  } finally {
    await connection.close();
  }
}
