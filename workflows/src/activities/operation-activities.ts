import { TandemError } from '@tandem/kernel';
import { OPERATIONS, operationName, type Operation } from '@tandem/messages';
import { isPassing, systemActor, type OperationClient } from '@tandem/platform';
import type { ActRequest, ActResult } from '../runtime/acts';

/**
 * Every operation as an activity of the same name, asked for by `system:<workflow id>` with the workflow's key.
 * Only infrastructure and bugs throw (and are tried again); a guard's answer is a result.
 */
export function operationActivities(client: Pick<OperationClient, 'ask'>): Record<string, (request: ActRequest) => Promise<ActResult>> {
  const forSystem = OPERATIONS.filter((o) => o.by.includes('system'));
  return Object.fromEntries(forSystem.map((operation) => [operationName(operation), (request: ActRequest) => perform(client, operation, request)]));
}

async function perform(client: Pick<OperationClient, 'ask'>, operation: Operation, { input, key, process, must }: ActRequest): Promise<ActResult> {
  try {
    const answer = await client.ask(operation, input as never, { actor: systemActor(process), ...(operation.kind === 'command' ? { key } : {}) });
    return { outcome: 'done', answer: answer as Record<string, unknown> };
  } catch (error) {
    // A bare code travels to Temporal: failure messages are shown in clear in its logs.
    if (!(error instanceof TandemError) || isPassing(error) || error.code === 'INTERNAL') throw new Error(error instanceof TandemError ? error.code : 'ACTIVITY_FAILED');
    if (must) throw new Error(error.code);
    if (error.code === 'ILLEGAL_TRANSITION' || error.code === 'STALE_VERSION') return { outcome: 'stale' };
    return { outcome: 'refused', code: error.code };
  }
}
