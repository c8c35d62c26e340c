import { interviewOperations } from './operations-selection-interview';
import { membershipOperations } from './operations-selection-membership';
import { panelOperations } from './operations-selection-panel';
import { trainingOperations } from './operations-selection-training';

export * from './operations-selection-interview';
export * from './operations-selection-membership';
export * from './operations-selection-panel';
export * from './operations-selection-training';

/** Recruitment from the interview on: panels, grids, decision, memberships, training. */
export const selectionOperations = { ...panelOperations, ...interviewOperations, ...membershipOperations, ...trainingOperations };
