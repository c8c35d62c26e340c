import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures are encrypted like everything else. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
