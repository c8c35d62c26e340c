import { interviewOperations } from './operations-selection-interview';
import { membershipOperations } from './operations-selection-membership';
import { panelOperations } from './operations-selection-panel';
import { trainingOperations } from './operations-selection-training';
import { seatOperations } from './operations-seat';
import { structureOperations } from './operations-structure';

export * from './operations-seat';
export * from './operations-selection-interview';
export * from './operations-selection-membership';
export * from './operations-selection-panel';
export * from './operations-selection-training';
export * from './operations-structure';

/** Recruitment from the interview on: panels, grids, decision, memberships, training; structures coming in, and seats. */
export const selectionOperations = { ...panelOperations, ...interviewOperations, ...membershipOperations, ...trainingOperations, ...structureOperations, ...seatOperations };
