import { defineMachine } from '@tandem/kernel';

const ANYBODY_ASKED = [
  'person', 'candidate', 'partner', 'coordinator', 'ru', 'professional', 'referent', 'lead', 'signatory', 'trainer', 'preparer', 'approver',
  'direction', 'dpo', 'admin', 'operator',
] as const;

/** Something only a person can do (call somebody); the wait it comes from, if any, ends with it. */
export const taskMachine = defineMachine({
  aggregate: 'task',
  states: ['OPEN', 'DONE', 'CANCELLED'],
  final: ['DONE', 'CANCELLED'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['system', 'coordinator'], guards: ['once per key'] },
    { from: 'OPEN', command: 'done', to: 'DONE', event: 'done', by: ANYBODY_ASKED, guards: ['asked of them or of their role', 'an outcome of the list'] },
    { from: 'OPEN', command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['system', 'coordinator'] },
  ],
});
