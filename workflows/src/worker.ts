import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { ActorTokens, OperationClient } from '@tandem/platform';
import { AesCodec } from '@tandem/platform/codec';
import type { NatsConnection } from '@nats-io/transport-node';
import { operationActivities } from './activities/operation-activities';
import { temporalFaults } from './bridge/temporal-faults';
import type { WorkflowsConfig } from './config';
import { TASK_QUEUE } from './queue';
import { ensureSearchAttributes } from './search-attributes';

export const failureConverterPath = require.resolve('./failure-converter');

/** Everything that goes to Temporal is encrypted, failures and summaries included. */
export const dataConverter = (config: Pick<WorkflowsConfig, 'CODEC_KEYS'>) => ({ payloadCodecs: [new AesCodec(config.CODEC_KEYS)], failureConverterPath });

/** Waits for a Temporal that is still starting: the parts start together. */
async function patiently<T>(open: () => Promise<T>, waitMs = 60_000): Promise<T> {
  for (const until = Date.now() + waitMs; ; ) {
    try {
      return await open();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

export async function openClient(config: WorkflowsConfig): Promise<Client> {
  const connection = await patiently(() => Connection.connect({ address: config.TEMPORAL_ADDRESS }));
  await patiently(() => ensureSearchAttributes(connection, config.TEMPORAL_NAMESPACE));
  return new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter: dataConverter(config), interceptors: { workflow: [temporalFaults] } });
}

/** All of a worker but whom it asks: what a bench runs is what a hospital runs. */
export function workerOptions(config: Pick<WorkflowsConfig, 'CODEC_KEYS' | 'TEMPORAL_NAMESPACE'>) {
  const bundle = path.join(__dirname, 'workflow-bundle.js');
  return {
    namespace: config.TEMPORAL_NAMESPACE, taskQueue: TASK_QUEUE, dataConverter: dataConverter(config),
    ...(existsSync(bundle) ? { workflowBundle: { codePath: bundle } } : { workflowsPath: require.resolve('./processes') }),
    // Activities get their time to finish; the default kills them at once.
    shutdownGraceTime: '25s',
    // Not below the number of open workflows of an establishment: a cache too small doubles the work.
    maxCachedWorkflows: 2_000,
    // After a worker's death its workflows wait this long for it before another takes them.
    stickyQueueScheduleToStartTimeout: '1s',
  } as const;
}

export async function openWorker(config: WorkflowsConfig, nc: NatsConnection): Promise<{ worker: Worker; connection: NativeConnection }> {
  const connection = await patiently(() => NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }));
  const client = new OperationClient(nc, await ActorTokens.from(config.ACTOR_KEYS));
  const worker = await Worker.create({ connection, ...workerOptions(config), activities: operationActivities(client) });
  return { worker, connection };
}
