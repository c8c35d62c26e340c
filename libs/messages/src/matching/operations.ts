import { profileOperations } from './profile.operations';
import { projectOperations } from './project.operations';
import { assignmentOperations, proposalOperations, speedDatingOperations } from './speed-dating.operations';
import { vacationOperations } from './vacation.operations';

/** Everything one may ask of matching. */
export const matchingOperations = { ...projectOperations, ...profileOperations, ...speedDatingOperations, ...proposalOperations, ...assignmentOperations, ...vacationOperations };
