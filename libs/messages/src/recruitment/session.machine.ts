import { defineMachine } from '@tandem/kernel';

/** A training session, F.3: joint, so it is confirmed by its mix and not by its number alone. */
export const sessionMachine = defineMachine({
  aggregate: 'session',
  states: ['DRAFT', 'OPEN', 'CONFIRMED', 'HELD', 'CLOSED', 'CANCELLED'],
  final: ['CLOSED', 'CANCELLED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['trainer', 'coordinator'], guards: ['it ends after it starts'] },
    { from: 'DRAFT', command: 'open', to: 'OPEN', event: 'opened', by: ['trainer', 'coordinator'], guards: ['the session is to come'] },
    { from: 'OPEN', command: 'confirm', to: 'CONFIRMED', event: 'confirmed', by: ['trainer', 'coordinator', 'system'], guards: ['enough people', 'the mix of partners and professionals is reached'] },
    { from: 'CONFIRMED', command: 'hold', to: 'HELD', event: 'held', by: ['trainer', 'coordinator', 'system'], guards: ['its last half-day has started'] },
    { from: 'HELD', command: 'close', to: 'CLOSED', event: 'closed', by: ['trainer', 'coordinator', 'system'], guards: ['attendance is entered for everybody'] },
    { from: ['DRAFT', 'OPEN', 'CONFIRMED'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['trainer', 'coordinator'] },
  ],
});
