import { spawn, type ChildProcess } from 'node:child_process';
import { answers, freePort } from '@tandem/testing';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Its classes alone may take Java ten seconds on a machine with more to do. */
const PATIENCE_MS = 50_000;

async function spawned(path: string): Promise<{ server: ChildProcess; address: string }> {
  const port = await freePort();
  // It lives for seconds: a light compiler and collector start it sooner.
  const server = spawn(path, [String(port)], { stdio: 'ignore', env: { ...process.env, JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' } });
  for (const until = Date.now() + PATIENCE_MS; !(await answers(port)); ) {
    if (server.exitCode !== null || Date.now() > until) throw new Error(`the Temporal test server does not start: ${path}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { server, address: `127.0.0.1:${port}` };
}

interface Existing {
  server: { type: 'existing' };
  address: string;
  namespace: string;
  supportsTimeSkipping: boolean;
}
// The SDK's own start gives Java five seconds and its door for a running server says that time is not skipped there:
// this is the same private door with that said.
const openTo = (opts: Existing) => (TestWorkflowEnvironment as unknown as { create(opts: Existing): Promise<TestWorkflowEnvironment> }).create(opts);

export async function startTestServer(path: string): Promise<{ env: TestWorkflowEnvironment; stop: () => Promise<void> }> {
  const { server, address } = await spawned(path);
  const env = await openTo({ server: { type: 'existing' }, address, namespace: 'default', supportsTimeSkipping: true });
  return {
    env,
    stop: async () => {
      await env.teardown();
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
    },
  };
}
