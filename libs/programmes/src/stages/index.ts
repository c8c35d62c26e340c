import type { ProcessTable } from '../plan/process';
import { applicationTable } from './application';

export * from './application';

/** Every process of the house that is one table. The journey is the only one with a plan instead. */
export const PROCESS_TABLES: readonly ProcessTable[] = [applicationTable];
