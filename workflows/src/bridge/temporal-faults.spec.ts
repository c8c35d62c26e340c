import { ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { isPassing } from '@tandem/platform';
import { temporalFaults } from './temporal-faults';

describe('a fact on its way to Temporal', () => {
  const grpc = (code: number) => new ServiceError('Failed to signalWithStart Workflow', { cause: Object.assign(new Error('grpc'), { code, details: '', metadata: {} }) });
  /** What the bridge's consumer makes of it, whichever way the fact went. */
  const failed = async (error: Error): Promise<boolean[]> => {
    const next = () => Promise.reject(error);
    const ways = [temporalFaults.signal?.({} as never, next), temporalFaults.signalWithStart?.({} as never, next)];
    return Promise.all(ways.map(async (way) => isPassing(await Promise.resolve(way).catch((e: unknown) => e))));
  };

  test.each([['unavailable', 14], ['too slow', 4], ['overloaded', 8], ['interrupted', 10]])('waits for a Temporal that is %s, however long', async (_, code) => {
    await expect(failed(grpc(code))).resolves.toEqual([true, true]);
  });

  test('is set aside when Temporal refuses the fact itself', async () => {
    await expect(failed(grpc(3))).resolves.toEqual([false, false]);
  });

  test('for a process that is gone says so under its own name', async () => {
    const gone = new WorkflowNotFoundError('gone', 'application/x', undefined);
    await expect(temporalFaults.signal?.({} as never, () => Promise.reject(gone))).rejects.toBe(gone);
  });
});
