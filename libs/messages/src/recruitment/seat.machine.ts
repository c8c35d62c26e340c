import { defineMachine } from '@tandem/kernel';

/** A seat in a governing body, F.13. Not built yet. */
export const seatMachine = defineMachine({
  aggregate: 'seat',
  states: ['VACANT', 'NOMINATED', 'APPOINTED', 'ENDED'],
  final: ['ENDED'],
  transitions: [
    { from: null, command: 'create', to: 'VACANT', event: 'created', by: ['coordinator', 'direction'], later: true },
    { from: 'VACANT', command: 'nominate', to: 'NOMINATED', event: 'nominated', by: ['coordinator', 'ru', 'direction'], later: true },
    { from: 'NOMINATED', command: 'appoint', to: 'APPOINTED', event: 'appointed', by: ['direction', 'coordinator'], guards: ['appointment or election is recorded'], later: true },
    { from: 'APPOINTED', command: 'end', to: 'ENDED', event: 'ended', by: ['partner', 'coordinator', 'direction', 'system'], guards: ['term or resignation'], later: true },
  ],
});
