import { defineMachine } from '@tandem/kernel';

/**
 * One message to one person. A lapse needs a DELIVERED one; a bounce is a fact and makes a call task.
 * A bounce that comes after DELIVERED is still told: the address is known only then to be dead.
 */
export const messageMachine = defineMachine({
  aggregate: 'message',
  states: ['QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'],
  final: ['BOUNCED', 'FAILED'],
  transitions: [
    { from: null, command: 'queue', to: 'QUEUED', event: 'queued', by: ['system', 'coordinator'], guards: ['once per key', 'the person may be written to'] },
    { from: 'QUEUED', command: 'send', to: 'SENT', event: 'sent', by: ['system'] },
    { from: 'SENT', command: 'record-delivery', to: 'DELIVERED', event: 'delivered', by: ['system'] },
    { from: ['QUEUED', 'SENT', 'DELIVERED'], command: 'record-bounce', to: 'BOUNCED', event: 'bounced', by: ['system'] },
    { from: ['QUEUED', 'SENT'], command: 'fail', to: 'FAILED', event: 'failed', by: ['system'], guards: ['no way to reach the person, or they may not be written to'] },
  ],
});
