import { defineMachine } from '@tandem/kernel';

/** A version of the charter. A convention pins one by its hash. */
export const charterMachine = defineMachine({
  aggregate: 'charter',
  states: ['DRAFT', 'PUBLISHED', 'RETIRED'],
  final: ['RETIRED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator', 'direction'] },
    { from: 'DRAFT', command: 'publish', to: 'PUBLISHED', event: 'published', by: ['coordinator', 'direction'] },
    { from: 'PUBLISHED', command: 'retire', to: 'RETIRED', event: 'retired', by: ['coordinator', 'direction'] },
  ],
});
