import { defineMachine } from '@tandem/kernel';

/** A version of a convention's text. Published means frozen: a change is another version. */
export const templateMachine = defineMachine({
  aggregate: 'template',
  states: ['DRAFT', 'PUBLISHED', 'RETIRED'],
  final: ['RETIRED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator', 'direction'] },
    { from: 'DRAFT', command: 'publish', to: 'PUBLISHED', event: 'published', by: ['coordinator', 'direction'], guards: ['every variable is known', 'a trial PDF was made'] },
    { from: 'PUBLISHED', command: 'retire', to: 'RETIRED', event: 'retired', by: ['coordinator', 'direction'] },
  ],
});
