import type { ProcessTable } from '../plan/process';
import { applicationTable } from './application';
import { batchTable } from './batch';
import { campaignTable } from './campaign';
import { conventionTable } from './convention';
import { engagementTable } from './engagement';
import { incidentTable } from './incident';
import { matchingTable } from './matching';
import { selectionTable } from './selection';
import { trainingTable } from './training';
import { vacationTable } from './vacation';

export * from './application';
export * from './batch';
export * from './campaign';
export * from './convention';
export * from './engagement';
export * from './incident';
export * from './journey';
export * from './matching';
export * from './selection';
export * from './training';
export * from './vacation';

/** Every process of the house that is one table. The journey is the only one with a plan besides. */
export const PROCESS_TABLES: readonly ProcessTable[] = [
  applicationTable, selectionTable, trainingTable, matchingTable, conventionTable, engagementTable, vacationTable, batchTable, campaignTable, incidentTable,
];
