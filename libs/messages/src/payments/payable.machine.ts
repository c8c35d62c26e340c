import { defineMachine } from '@tandem/kernel';

/**
 * Something owed to somebody, frozen when the service is done: rate, route, amount. A later rate rewrites nothing.
 * What cannot be paid yet is BLOCKED with a reason code and a task, never refused. A wrong one is REVERSED, never edited:
 * what was paid is taken back by a line below zero, netted in the person's next transfer.
 */
export const payableMachine = defineMachine({
  aggregate: 'payable',
  states: ['READY', 'BLOCKED', 'NOT_PAYABLE', 'IN_BATCH', 'PAID', 'RETURNED', 'REVERSED'],
  final: ['NOT_PAYABLE', 'REVERSED'],
  transitions: [
    { from: null, command: 'create', to: 'READY', event: 'created', by: ['system', 'approver', 'preparer'], guards: ['once per vacation or claim', 'a rate for the date', 'an allowed route'] },
    { from: null, command: 'create', to: 'BLOCKED', event: 'blocked', by: ['system', 'approver', 'preparer'], guards: ['a reason code: no rate, no route, no cover, no bank details'] },
    { from: null, command: 'create', to: 'NOT_PAYABLE', event: 'ruled-out', by: ['system', 'approver', 'preparer'], guards: ['volunteer, declined, or paid by somebody else'] },
    { from: 'READY', command: 'block', to: 'BLOCKED', event: 'blocked', by: ['system', 'preparer'], guards: ['a reason code'] },
    { from: 'BLOCKED', command: 'unblock', to: 'READY', event: 'unblocked', by: ['system', 'preparer'], guards: ['the reason is gone'] },
    { from: ['READY', 'BLOCKED'], command: 'rule-out', to: 'NOT_PAYABLE', event: 'ruled-out', by: ['system', 'preparer'], guards: ['a reason code'] },
    { from: 'READY', command: 'put-in-batch', to: 'IN_BATCH', event: 'batched', by: ['preparer', 'system'], guards: ['in no other batch', 'same payer and route', 'bank details verified for 72 hours'] },
    { from: 'IN_BATCH', command: 'take-out', to: 'READY', event: 'unbatched', by: ['preparer', 'approver', 'system'], guards: ['the batch is a draft again or cancelled'] },
    { from: 'IN_BATCH', command: 'mark-paid', to: 'PAID', event: 'paid', by: ['preparer', 'system'], guards: ['the return file says so'] },
    { from: ['IN_BATCH', 'PAID'], command: 'return', to: 'RETURNED', event: 'returned', by: ['preparer', 'system'], guards: ['the return file says so', 'a reason code'] },
    { from: 'RETURNED', command: 'requeue', to: 'READY', event: 'requeued', by: ['preparer', 'system'], guards: ['bank details verified since the return', 'the next line gets a new id'] },
    { from: ['READY', 'RETURNED', 'PAID'], command: 'reverse', to: 'REVERSED', event: 'reversed', by: ['approver'], guards: ['a reason code', 'not the preparer', 'once', 'what was paid is taken back by a reversal line'] },
  ],
});
