import { defineMachine } from '@tandem/kernel';

/** Both sides rank, one stable result, F.6. Computing again with the same seed gives the same pairs. */
export const speedDatingMachine = defineMachine({
  aggregate: 'speed-dating',
  states: ['DRAFT', 'OPEN', 'CLOSED', 'COMPUTED', 'PUBLISHED'],
  final: ['PUBLISHED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator'] },
    { from: 'DRAFT', command: 'open', to: 'OPEN', event: 'opened', by: ['coordinator'], guards: ['projects with free seats', 'partners to match'] },
    { from: 'OPEN', command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'system'] },
    { from: ['CLOSED', 'COMPUTED'], command: 'compute', to: 'COMPUTED', event: 'computed', by: ['coordinator', 'system'], guards: ['a seed is given'] },
    { from: 'COMPUTED', command: 'publish', to: 'PUBLISHED', event: 'published', by: ['coordinator'], guards: ['reviewed by a coordinator and a user representative', 'no blocking pair'] },
  ],
});
