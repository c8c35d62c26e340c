import { factName, familyOf, type TandemEvent } from '@tandem/messages';
import {
  ActorTokens, BAD_CONFIG_EXIT, BadConfig, connectNats, createLogger, ensureStreams, FactConsumer, Metrics, onStopSignal, realClock, sandboxClock, serveDeadLetters, StreamLetters,
} from '@tandem/platform';
import { Bridge } from './bridge/bridge';
import { workflowsConfig } from './config';
import { healthServer } from './main-health';
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
  const metrics = new Metrics('workflows');
  // No outbox here: a figure of it would say that nothing waits in it.
  for (const name of ['tandem_outbox_pending', 'tandem_outbox_age_seconds', 'tandem_operation_seconds']) metrics.registry.removeSingleMetric(name);
  const hear = async (fact: TandemEvent) => {
    await bridge.handle(fact);
    metrics.facts.inc({ type: factName(fact), outcome: 'ok' });
  };
  const letters = new StreamLetters('bridge', nc, hear);
  const tries = new Map<string, number>();
  const consumer = new FactConsumer(nc, {
    durable: 'bridge', logger, wants: bridge.types().map((type) => ({ type, service: familyOf(type).service })),
    handle: hear,
    countTry: async (fact) => {
      metrics.facts.inc({ type: factName(fact), outcome: 'failed' });
      return tries.set(fact.id, (tries.get(fact.id) ?? 0) + 1).get(fact.id) as number;
    },
    bury: (raw, id, error) => letters.bury(raw, id, error, tries.get(id)).then(() => void tries.delete(id)),
  });
  const running = worker.run();
  await consumer.start();
  if (config.SANDBOX) nc.subscribe('still.workflows', { callback: (_, msg) => void stillness().then((s) => msg.respond(JSON.stringify(s)), () => undefined) });
  const stillness = async () => {
    const busy = consumer.busy + (await bridge.busy());
    // Read at once: whatever is signalled from here on shows at the next look.
    const { signals } = bridge;
    const quiet = busy === 0;
    const [workflowsFailed, deadLetters] = await Promise.all([bridge.failed(quiet), quiet ? letters.count() : 0]);
    return { part: 'workflows', clockRevision: clock.revision(), outboxPending: 0, deadLetters, signals, busy, workflowsFailed };
  };
  serveDeadLetters('workflows', letters, { nc, tokens: await ActorTokens.from(config.ACTOR_KEYS), logger });
  const health = healthServer({
    metrics, measure: async () => metrics.deadLetters.set(await letters.count()),
    checks: async () => ({ temporal: worker.getState() === 'RUNNING', broker: !nc.isClosed() && (await nc.rtt().then(() => true, () => false)), consumers: consumer.healthy }),
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
