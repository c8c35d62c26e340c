import { execFile } from 'node:child_process';
import path from 'node:path';
import { connectNats, SandboxStepper } from '@tandem/platform';
import type { Client as Pg } from 'pg';
import type { Platform } from '../src/platform/index.mjs';
import { inDatabase } from './open-processes';

/** Where a refused command must leave nothing. The gateway is not among them: it counts refusals and keeps sessions. */
const DATABASES = ['recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox'];

/** What may change beside a refusal, each with its reason; everything else must be the same row for row. */
const LEFT_OUT: Record<string, string> = {
  // The letters as a mail program would show them: reading and receiving them is no command.
  'inbox.mailbox_mail': 'table',
  // Tries of a fact that may be poison: counted by consumers, whatever people ask for.
  'recruitment.attempt': 'table', 'matching.attempt': 'table', 'contracts.attempt': 'table', 'payments.attempt': 'table', 'evaluation.attempt': 'table', 'inbox.attempt': 'table',
  // A wrong code counts its tries on purpose, though the signature is refused.
  'contracts.signing_code': 'tries',
};

/** Row count and digest of each table, whatever the order of its rows: `payments.batch` → `12 rows 9f86…`. */
async function tableDigests(platform: Platform): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const service of DATABASES) Object.assign(all, await inDatabase(platform, service, (pg) => digestsOf(pg, service)));
  return all;
}

async function digestsOf(pg: Pg, service: string): Promise<Record<string, string>> {
  const { rows: tables } = await pg.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const out: Record<string, string> = {};
  for (const { name } of tables) {
    const left = LEFT_OUT[`${service}.${name}`];
    if (left === 'table') continue;
    const text = left ? `(to_jsonb(t) - '${left}')::text` : 't::text';
    const { rows: [row] } = await pg.query<{ n: number; digest: string | null }>(`SELECT count(*)::int AS n, md5(string_agg(md5(${text}), '' ORDER BY md5(${text}))) AS digest FROM "${name}" AS t`);
    out[`${service}.${name}`] = `${row.n} rows ${row.digest ?? ''}`.trim();
  }
  return out;
}

/** Business time stands while `work` runs, and nothing is under way anywhere: what changes meanwhile was changed by it. */
export async function whileTimeStands<T>(platform: Platform, work: (stepper: SandboxStepper) => Promise<T>): Promise<T> {
  const { now } = (await (await fetch(`${platform.urls.gateway}/api/v1/clock`)).json()) as { now: string };
  const nc = await connectNats(platform.urls.nats, 'digests');
  const stepper = await SandboxStepper.open(nc);
  try {
    await stepper.stand(now);
    await stepper.untilStill();
    const result = await work(stepper);
    await stepper.untilStill();
    return result;
  } finally {
    await stepper.run(stepper.now ?? now);
    await nc.close();
  }
}

export interface Tried {
  tried: number;
  wrong: { id: string; operation: string; as: string; expected: string; got: string }[];
}
const program = path.join(__dirname, '../../../examples/chu-nice/dist/refusals-main.js');

/** Tries refusals.csv on an example that was lived on this platform, and looks at every table before and after. */
export async function tryRefusals(platform: Platform, example: string): Promise<Tried & { before: Record<string, string>; after: Record<string, string> }> {
  return whileTimeStands(platform, async () => {
    const before = await tableDigests(platform);
    const tried = await refusalsTold(platform, example);
    return { ...tried, before, after: await tableDigests(platform) };
  });
}

function refusalsTold(platform: Platform, example: string): Promise<Tried> {
  const { gateway, mailbox } = platform.urls;
  const env = { PATH: process.env.PATH, TZ: 'UTC', GATEWAY_URL: gateway, MAILBOX_URL: mailbox, STATE_DIR: path.join(platform.dataDir, 'example') };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, example], { env, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Tried);
      else reject(error ?? new Error(stderr));
    });
  });
}
