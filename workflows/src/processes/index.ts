import {
  applicationTable, batchTable, campaignTable, conventionTable, engagementTable, incidentTable, matchingTable, selectionTable, trainingTable, vacationTable, type ProcessTable,
} from '@tandem/programmes/plan';
import { runJourney } from '../runtime/run-journey';
import { runProcess } from '../runtime/run-process';
import type { ProcessInput } from '../runtime/state';

const run = (table: ProcessTable) => (input: ProcessInput): Promise<string> => runProcess(table, input);

// A workflow type is an exported function: Temporal UI shows its name.
export const journey = runJourney;
export const application = run(applicationTable);
export const selection = run(selectionTable);
export const training = run(trainingTable);
export const matching = run(matchingTable);
export const convention = run(conventionTable);
export const engagement = run(engagementTable);
export const vacation = run(vacationTable);
export const batch = run(batchTable);
export const campaign = run(campaignTable);
export const incident = run(incidentTable);
