import { defineMachine } from '@tandem/kernel';

/** A partner bound to a project, F.6: by an accepted proposal or by a published speed-dating. It binds once the membership is active. */
export const assignmentMachine = defineMachine({
  aggregate: 'assignment',
  states: ['CONFIRMED', 'ACTIVE', 'COMPLETED', 'ENDED_EARLY', 'REPLACED'],
  final: ['COMPLETED', 'ENDED_EARLY', 'REPLACED'],
  transitions: [
    { from: null, command: 'confirm', to: 'CONFIRMED', event: 'confirmed', by: ['coordinator', 'referent', 'system'], guards: ['a seat is free', 'one per membership and project'] },
    { from: 'CONFIRMED', command: 'activate', to: 'ACTIVE', event: 'activated', by: ['system', 'coordinator'], guards: ['the membership is active'] },
    { from: 'ACTIVE', command: 'complete', to: 'COMPLETED', event: 'completed', by: ['referent', 'coordinator', 'system'], guards: ['the project is closing'] },
    { from: ['CONFIRMED', 'ACTIVE'], command: 'end', to: 'ENDED_EARLY', event: 'ended-early', by: ['partner', 'referent', 'coordinator', 'system'] },
    { from: ['CONFIRMED', 'ACTIVE'], command: 'replace', to: 'REPLACED', event: 'replaced', by: ['coordinator'], guards: ['a successor is confirmed in the same breath, or the seat is open again'] },
  ],
});
