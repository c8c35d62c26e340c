import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { newId } from '@tandem/kernel';
import { inboxOperations, streamOf } from '@tandem/messages';
import { actorKeys, ActorTokens, connectNats, OperationClient, systemActor } from '@tandem/platform';
import { strayPostgresHome } from '../src/servers/postgres.mjs';
import { startPlatform, type Platform } from '../src/platform/index.mjs';
import { tableDigests, whileTimeStands } from './digests';
import { inDatabase, openProcesses, type OpenProcess } from './open-processes';

const tandem = path.join(__dirname, '../bin/tandem.mjs');

/** The command as an operator types it. */
export function type(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [tandem, ...words], { env: { ...process.env, NO_COLOR: '1' } }, (_, out, said) => resolve({ code: child.exitCode ?? 1, out, said }));
  });
}

/** A command of the house on the restored platform, and where its fact went. */
async function aCommand(platform: Platform): Promise<{ answered: string | undefined; published: boolean; onStream: boolean }> {
  const nc = await connectNats(platform.urls.nats, 'restored');
  try {
    const client = new OperationClient(nc, await ActorTokens.from(actorKeys.parse(platform.signerKeys('cli'))));
    const { id, state } = await client.ask(inboxOperations.taskOpen, { kind: 'call', role: 'coordinator', organisation: newId() }, { actor: systemActor('restored'), key: newId() });
    const fact = `${id}:1:0`;
    const isPublished = () => inDatabase(platform, 'inbox', async (pg) => (await pg.query(`SELECT 1 FROM outbox WHERE event->>'id' = $1 AND published_at IS NOT NULL`, [fact])).rowCount === 1);
    for (let i = 0; i < 100 && !(await isPublished()); i += 1) await new Promise((r) => setTimeout(r, 50));
    const last = await (await jetstreamManager(nc)).streams.getMessage(streamOf('inbox'), { last_by_subj: 'evt.inbox.*.task.opened.v1' });
    return { answered: state, published: await isPublished(), onStream: last?.json<{ id: string }>().id === fact };
  } finally {
    await nc.close();
  }
}

const due = (platform: Platform) => inDatabase(platform, 'inbox', async (pg) => (await pg.query<{ n: number }>(`SELECT count(*)::int AS n FROM outbox WHERE event->>'type' = 'wait.came-due.v1'`)).rows[0].n);

export interface Restored {
  saved: { code: number; said: string };
  /** Permissions of the backup's files beyond their owner's. */
  open: number;
  restored: { code: number; said: string };
  tables: Record<string, string>;
  processes: OpenProcess[];
  letters: { code: number; out: string };
  command: Awaited<ReturnType<typeof aCommand>>;
  /** Waits that came due by themselves when time went on: before, after. */
  cameDue: [before: number, after: number];
}

/** Backs a stopped platform up, restores it elsewhere, starts that, and looks. */
export async function throughBackup(dataDir: string): Promise<Restored> {
  const place = mkdtempSync(path.join(tmpdir(), 'tandem-restored-'));
  const [dir, data] = [path.join(place, 'backup'), path.join(place, 'data')];
  try {
    const saved = await type('backup', dir, '--data', dataDir);
    const restored = await type('restore', dir, '--data', data);
    if (saved.code || restored.code) throw new Error(`${saved.said}\n${restored.said}`);
    const platform = await startPlatform({ dataDir: data, freePorts: true });
    try {
      const seen = await whileTimeStands(platform, async (stepper) => {
        const standing = { tables: await tableDigests(platform), processes: await openProcesses(platform) };
        const before = await due(platform);
        const { nextAt } = await stepper.untilStill();
        await stepper.stand(nextAt as string);
        await stepper.untilStill();
        return { ...standing, cameDue: [before, await due(platform)] as [number, number] };
      });
      const letters = await type('dead-letters', '--json', '--data', data);
      return { saved, restored, ...seen, letters, command: await aCommand(platform), open: statSync(path.join(dir, 'kept/secrets.json')).mode & 0o077 };
    } finally {
      await platform.stop();
    }
  } finally {
    for (const d of [strayPostgresHome(data), place]) if (d) rmSync(d, { recursive: true, force: true });
  }
}
