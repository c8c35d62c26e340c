import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answers, freePort } from './ports';

let running: Promise<{ child: ChildProcess; dir: string }> | undefined;
let users = 0;

async function start(binary: string): Promise<{ child: ChildProcess; dir: string }> {
  const port = await freePort();
  const dir = mkdtempSync(path.join(tmpdir(), 'tandem-broker-'));
  const child = spawn(binary, ['-js', '-sd', dir, '-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  for (let i = 0; i < 400 && !(await answers(port)); i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
  process.env.TEST_NATS_URL = `nats://127.0.0.1:${port}`;
  return { child, dir };
}

/**
 * A NATS of this test file alone (TEST_NATS_SERVER, a binary; it starts in milliseconds): facts of other files' services
 * would reach its consumers. Without the variable, the shared one of TEST_NATS_URL.
 */
export async function temporaryBroker(): Promise<{ stop: () => Promise<void> }> {
  const binary = process.env.TEST_NATS_SERVER;
  if (!binary) return { stop: async () => undefined };
  users += 1;
  running ??= start(binary);
  const { child, dir } = await running;
  return {
    stop: async () => {
      users -= 1;
      if (users) return;
      // The next one of this file gets a broker of its own.
      running = undefined;
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
