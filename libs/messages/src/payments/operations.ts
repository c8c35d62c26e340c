import { batchOperations } from './operations-batches';
import { claimOperations } from './operations-claims';
import { payableOperations } from './operations-payables';
import { setupOperations } from './operations-setup';

export const paymentsOperations = { ...setupOperations, ...payableOperations, ...claimOperations, ...batchOperations };
