import { defineMachine } from '@tandem/kernel';

/**
 * One subject's way through a programme, from the first prospect or draft. Stages open and close without changing the
 * state; a stage may still close while the journey is paused, because what happened elsewhere has happened.
 */
export const journeyMachine = defineMachine({
  aggregate: 'journey',
  states: ['OPEN', 'PAUSED', 'CLOSED'],
  final: ['CLOSED'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['person', 'candidate', 'coordinator', 'system'], guards: ['one open journey per subject and programme'] },
    { from: 'OPEN', command: 'enter-stage', to: 'OPEN', event: 'stage-entered', by: ['system'], guards: ['the stages it comes after are closed'] },
    { from: 'OPEN', command: 'close-stage', to: 'OPEN', event: 'stage-closed', by: ['system'], guards: ['the stage is open'] },
    { from: 'PAUSED', command: 'close-stage', to: 'PAUSED', event: 'stage-closed', by: ['system'], guards: ['the stage is open'] },
    { from: 'OPEN', command: 'pause', to: 'PAUSED', event: 'paused', by: ['coordinator', 'partner', 'system'] },
    { from: 'PAUSED', command: 'resume', to: 'OPEN', event: 'resumed', by: ['coordinator', 'partner', 'system'] },
    { from: ['OPEN', 'PAUSED'], command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'system'] },
    { from: 'OPEN', command: 'migrate', to: 'OPEN', event: 'migrated', by: ['coordinator', 'operator'], guards: ['a later version', 'a safe point: no file is open whose stage is gone, and somebody is waited for afterwards'] },
  ],
});
