import { createServer } from 'node:http';
import { familyOf } from '@tandem/messages';
import { BAD_CONFIG_EXIT, BadConfig, connectNats, createLogger, ensureStreams, FactConsumer, onStopSignal, sandboxClock, realClock } from '@tandem/platform';
import { jetstream } from '@nats-io/jetstream';
import { Bridge } from './bridge/bridge';
import { workflowsConfig } from './config';
import { openClient, openWorker } from './worker';

async function main(): Promise<void> {
  const config = workflowsConfig();
  const logger = createLogger('workflows', config.LOG_LEVEL);
  const nc = await connectNats(config.NATS_URL, 'workflows');
  await ensureStreams(nc);
  const clock = config.SANDBOX ? await sandboxClock(nc) : realClock;
  const client = await openClient(config);
  const { worker, connection } = await openWorker(config, nc);
  const bridge = new Bridge(client, config.SANDBOX);
  await bridge.touchAllOpen();
  const tries = new Map<string, number>();
  const consumer = new FactConsumer(nc, {
    durable: 'bridge', logger, wants: bridge.types().map((type) => ({ type, service: familyOf(type).service })),
    handle: (fact) => bridge.handle(fact),
    countTry: async (fact) => tries.set(fact.id, (tries.get(fact.id) ?? 0) + 1).get(fact.id) as number,
    bury: async (raw, id, error) => void (await jetstream(nc).publish('dlq.bridge', JSON.stringify({ id, reason: String(error).slice(0, 200), event: raw }), { msgID: `bridge:${id}` })),
  });
  const running = worker.run();
  await consumer.start();
  if (config.SANDBOX) nc.subscribe('still.workflows', { callback: (_, msg) => void stillness().then((s) => msg.respond(JSON.stringify(s)), () => undefined) });
  const stillness = async () => {
    const busy = consumer.busy + (await bridge.busy());
    return { part: 'workflows', clockRevision: clock.revision(), outboxPending: 0, deadLetters: 0, signals: bridge.signals, busy, workflowsFailed: await bridge.failed(busy === 0) };
  };
  const health = createServer((request, response) => {
    const ready = worker.getState() === 'RUNNING' && consumer.healthy && !nc.isClosed();
    const ok = request.url === '/health/live' || ready;
    response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ status: ok ? 'ok' : 'waiting' }));
  }).listen(config.HEALTH_PORT, config.LISTEN);
  logger.info({ port: config.HEALTH_PORT }, 'ready');
  onStopSignal(async () => {
    await consumer.stop();
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    health.close();
    await connection.close();
    await client.connection.close();
    await nc.drain();
  });
  // A worker that stops by itself is a fault: leave, and be started again.
  await running;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error instanceof BadConfig ? error.message : error.stack) : String(error)}\n`);
  process.exit(error instanceof BadConfig ? BAD_CONFIG_EXIT : 1);
});
