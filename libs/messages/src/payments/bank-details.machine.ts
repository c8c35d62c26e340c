import { defineMachine } from '@tandem/kernel';

/**
 * Where somebody is paid. The 72 hours after a change are `usableFrom`, a guard of the batch and not a state: nobody
 * waits for them. An unresolved holder mismatch stays ENTERED until verified or rejected.
 */
export const bankDetailsMachine = defineMachine({
  aggregate: 'bank-details',
  states: ['ENTERED', 'VERIFIED', 'REJECTED', 'REPLACED'],
  final: ['REJECTED', 'REPLACED'],
  transitions: [
    { from: null, command: 'enter', to: 'ENTERED', event: 'entered', by: ['partner', 'person', 'coordinator', 'preparer'], guards: ['the check digits are right'] },
    { from: 'ENTERED', command: 'verify', to: 'VERIFIED', event: 'verified', by: ['preparer', 'coordinator'], guards: ['the holder agrees with the proof', 'not the person who entered it'] },
    { from: 'ENTERED', command: 'reject', to: 'REJECTED', event: 'rejected', by: ['preparer', 'coordinator'], guards: ['a reason code'] },
    { from: ['ENTERED', 'VERIFIED'], command: 'replace', to: 'REPLACED', event: 'replaced', by: ['partner', 'person', 'coordinator', 'preparer', 'system'], guards: ['newer details are entered'] },
  ],
});
