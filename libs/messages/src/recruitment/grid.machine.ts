import { defineMachine } from '@tandem/kernel';

/** One panel member's own view of one interview. It is born when the interview is held, so that a missing one has a name. */
export const gridMachine = defineMachine({
  aggregate: 'grid',
  states: ['DRAFT', 'SUBMITTED', 'CANCELLED'],
  final: ['SUBMITTED', 'CANCELLED'],
  transitions: [
    { from: null, command: 'assign', to: 'DRAFT', event: 'assigned', by: ['coordinator', 'professional', 'ru', 'system'], guards: ['the interview was held'] },
    { from: 'DRAFT', command: 'submit', to: 'SUBMITTED', event: 'submitted', by: ['professional', 'ru'], guards: ['own grid', 'every criterion is scored', 'evidence for 0 and 3'] },
    { from: 'DRAFT', command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['coordinator', 'system'], guards: ['the application ended or the member is replaced'], later: true },
  ],
});
