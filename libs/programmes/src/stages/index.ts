import type { ProcessTable } from '../plan/process';
import { agreementTable } from './agreement';
import { applicationTable } from './application';
import { batchTable } from './batch';
import { campaignTable } from './campaign';
import { claimTable } from './claim';
import { conventionTable } from './convention';
import { engagementTable } from './engagement';
import { exitTable } from './exit';
import { incidentTable } from './incident';
import { matchingTable } from './matching';
import { appointmentTable, electionTable, proposalTable } from './matching-ways';
import { meetingTable } from './meeting';
import { reviewTable } from './review';
import { selectionTable } from './selection';
import { trainingTable } from './training';
import { vacationTable } from './vacation';
import { workTable } from './work';

export * from './agreement';
export * from './application';
export * from './batch';
export * from './campaign';
export * from './claim';
export * from './convention';
export * from './engagement';
export * from './exit';
export * from './incident';
export * from './journey';
export * from './matching';
export * from './matching-ways';
export * from './meeting';
export * from './review';
export * from './selection';
export * from './training';
export * from './vacation';
export * from './work';

/** Every process of the house that is one table; ways of one kind stand after the usual one. The journey is the only one with a plan besides. */
export const PROCESS_TABLES: readonly ProcessTable[] = [
  agreementTable, applicationTable, selectionTable, meetingTable, trainingTable, matchingTable, proposalTable, appointmentTable, electionTable, conventionTable,
  workTable, engagementTable, reviewTable, exitTable, vacationTable, claimTable, batchTable, campaignTable, incidentTable,
];
