import { defineMachine } from '@tandem/kernel';

/** A seat in a governing body, F.13. One that is over is not filled again: another is opened. */
export const seatMachine = defineMachine({
  aggregate: 'seat',
  states: ['VACANT', 'NOMINATED', 'APPOINTED', 'ENDED'],
  final: ['ENDED'],
  transitions: [
    { from: null, command: 'create', to: 'VACANT', event: 'created', by: ['coordinator', 'direction'], guards: ['the programme names the body', 'the body has a place left'] },
    { from: 'VACANT', command: 'nominate', to: 'NOMINATED', event: 'nominated', by: ['coordinator', 'ru', 'direction'], guards: ['the body is open to them', 'no other seat in the body'] },
    { from: 'NOMINATED', command: 'appoint', to: 'APPOINTED', event: 'appointed', by: ['direction', 'coordinator'], guards: ['appointment or election is recorded, as the programme says', 'not oneself'] },
    { from: 'NOMINATED', command: 'end', to: 'ENDED', event: 'ended', by: ['partner', 'coordinator', 'direction', 'system'], guards: ['not chosen, or resignation'] },
    { from: 'APPOINTED', command: 'end', to: 'ENDED', event: 'ended', by: ['partner', 'coordinator', 'direction', 'system'], guards: ['term or resignation'] },
  ],
});
