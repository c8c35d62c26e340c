import { defineMachine } from '@tandem/kernel';

/** A place at an hour of a panel or of a meeting. A missed one is spent; a moved or withdrawn one is free again. */
export const interviewSlotMachine = defineMachine({
  aggregate: 'interview-slot',
  states: ['OPEN', 'BOOKED', 'HELD', 'CANCELLED'],
  final: ['HELD', 'CANCELLED'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['coordinator'], guards: ['the panel is complete, or the host may receive', 'the slot is to come'] },
    { from: 'OPEN', command: 'book', to: 'BOOKED', event: 'booked', by: ['person', 'candidate', 'coordinator'], guards: ['the slot is to come', 'no panel member has a tie with the candidate; a host has none but care'] },
    { from: 'BOOKED', command: 'release', to: 'OPEN', event: 'released', by: ['person', 'candidate', 'coordinator', 'system'] },
    { from: 'BOOKED', command: 'hold', to: 'HELD', event: 'held', by: ['coordinator', 'professional', 'ru'], guards: ['its hour has come', 'of a panel: a professional and a user representative were there'] },
    { from: 'BOOKED', command: 'record-absence', to: 'CANCELLED', event: 'missed', by: ['coordinator', 'professional', 'ru'], guards: ['its hour has come'] },
    { from: ['OPEN', 'BOOKED'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['coordinator'] },
  ],
});
