import { defineMachine } from '@tandem/kernel';

/** One row of the register of waits (engine.md): opened by a workflow, closed by inbox alone, on the fact that ends it. */
export const waitMachine = defineMachine({
  aggregate: 'wait',
  states: ['OPEN', 'CLOSED', 'WITHDRAWN'],
  final: ['CLOSED', 'WITHDRAWN'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['system'], guards: ['once per key', 'a role and a due time'] },
    { from: 'OPEN', command: 'come-due', to: 'OPEN', event: 'came-due', by: ['system'], guards: ['a reminder or the deadline has come'] },
    { from: [null, 'OPEN'], command: 'close', to: 'CLOSED', event: 'closed', by: ['system'], guards: ['the aggregate is in one of the states that end it'] },
    { from: 'OPEN', command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['system'], guards: ['by the workflow that opened it'] },
  ],
});
