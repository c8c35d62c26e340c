import { isGrpcServiceError, ServiceError, type WorkflowClientInterceptor } from '@temporalio/client';
import { TandemError } from '@tandem/kernel';

/** gRPC: deadline exceeded, resource exhausted, aborted, unavailable. */
const PASSING = [4, 8, 10, 14];

async function named<T>(calling: Promise<T>): Promise<T> {
  try {
    return await calling;
  } catch (error) {
    if (error instanceof ServiceError && isGrpcServiceError(error.cause) && PASSING.includes(error.cause.code)) throw new TandemError('UNAVAILABLE');
    throw error;
  }
}

/**
 * A Temporal that is down or overloaded is no fault of the fact on its way to it: named UNAVAILABLE, it makes the
 * consumer wait; under its own name it would cost the fact one of its five tries.
 */
export const temporalFaults: WorkflowClientInterceptor = {
  signal: (input, next) => named(next(input)),
  signalWithStart: (input, next) => named(next(input)),
};
