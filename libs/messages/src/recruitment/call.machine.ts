import { defineMachine } from '@tandem/kernel';

/** A call for candidates, to users and to teams (E.1, rows 1, 5 and 7). Without a closing date it stays open. */
export const callMachine = defineMachine({
  aggregate: 'call',
  states: ['DRAFT', 'PUBLISHED', 'CLOSED'],
  final: ['CLOSED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator', 'lead'] },
    { from: 'DRAFT', command: 'publish', to: 'PUBLISHED', event: 'published', by: ['coordinator', 'lead'], guards: ['a programme version is published', 'it closes after it opens'] },
    { from: 'PUBLISHED', command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'lead', 'system'] },
  ],
});
