import {
  agreementTable, applicationTable, appointmentTable, batchTable, campaignTable, claimTable, conventionTable, electionTable, engagementTable, exitTable, incidentTable, matchingTable, meetingTable,
  proposalTable, reviewTable, selectionTable, trainingTable, vacationTable, workTable, type ProcessTable,
} from '@tandem/programmes/plan';
import { runJourney } from '../runtime/run-journey';
import { runProcess } from '../runtime/run-process';
import type { ProcessInput } from '../runtime/state';

/** One table, or the usual one and the other ways a programme may take. */
const run = (...ways: [ProcessTable, ...ProcessTable[]]) => (input: ProcessInput): Promise<string> => runProcess(ways, input);

// A workflow type is an exported function: Temporal UI shows its name.
export const journey = runJourney;
export const agreement = run(agreementTable);
export const application = run(applicationTable);
export const selection = run(selectionTable, meetingTable);
export const training = run(trainingTable);
export const matching = run(matchingTable, proposalTable, appointmentTable, electionTable);
export const convention = run(conventionTable);
export const work = run(workTable);
export const engagement = run(engagementTable);
export const review = run(reviewTable);
export const exit = run(exitTable);
export const vacation = run(vacationTable);
export const claim = run(claimTable);
export const batch = run(batchTable);
export const campaign = run(campaignTable);
export const incident = run(incidentTable);
