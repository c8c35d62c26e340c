import { defineMachine } from '@tandem/kernel';

/**
 * Expenses of one trip, F.8. Lines are OK, CAPPED or REFUSED one by one. Once decided, what is owed is a payable; the
 * claim's own payment states follow it in the same transaction and in no other way: no operation moves them.
 */
export const claimMachine = defineMachine({
  aggregate: 'claim',
  states: [
    'DRAFT', 'SUBMITTED', 'INFO_REQUESTED', 'CHECKED', 'APPROVED', 'PARTLY_APPROVED', 'REJECTED', 'IN_BATCH', 'PAID', 'WITHDRAWN',
    'PAYMENT_FAILED', 'CORRECTED', 'CLOSED', 'REVERSED',
  ],
  final: ['WITHDRAWN', 'CLOSED', 'REVERSED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['partner', 'coordinator'], guards: ['a vacation done, a training attended or a trip agreed before'] },
    { from: 'DRAFT', command: 'submit', to: 'SUBMITTED', event: 'submitted', by: ['partner', 'coordinator'], guards: ['within 60 days', 'dates in the window', 'a proof or a sworn statement under the limit', 'no proof used twice', 'EUR'] },
    { from: 'SUBMITTED', command: 'check', to: 'CHECKED', event: 'checked', by: ['coordinator'], guards: ['not the claimant', 'vehicle document valid for kilometres'] },
    { from: 'CHECKED', command: 'decide', to: 'APPROVED', event: 'approved', by: ['approver'], guards: ['not the checker', 'no line refused', 'kilometre band computed in event order'] },
    { from: 'CHECKED', command: 'decide', to: 'PARTLY_APPROVED', event: 'partly-approved', by: ['approver'], guards: ['not the checker', 'each line refused has a reason code'] },
    { from: 'CHECKED', command: 'decide', to: 'REJECTED', event: 'rejected', by: ['approver'], guards: ['not the checker', 'a reason code'] },
    { from: 'SUBMITTED', command: 'request-info', to: 'INFO_REQUESTED', event: 'info-requested', by: ['coordinator'], guards: ['not the claimant', 'what is missing is listed'] },
    { from: 'INFO_REQUESTED', command: 'answer', to: 'SUBMITTED', event: 'answered', by: ['partner', 'coordinator'], guards: ['proofs and journeys as at submission'] },
    { from: 'INFO_REQUESTED', command: 'lapse', to: 'REJECTED', event: 'rejected', by: ['system'], guards: ['14 days without an answer', 'a message was delivered'] },
    { from: 'REJECTED', command: 'reopen', to: 'SUBMITTED', event: 'reopened', by: ['partner', 'coordinator'], guards: ['once', 'proofs and journeys as at submission'] },
    { from: 'REJECTED', command: 'close', to: 'CLOSED', event: 'closed', by: ['system'], guards: ['the time to reopen it is over'] },
    { from: ['DRAFT', 'SUBMITTED', 'INFO_REQUESTED'], command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['partner', 'coordinator'] },
    { from: ['APPROVED', 'PARTLY_APPROVED', 'CORRECTED'], command: 'put-in-batch', to: 'IN_BATCH', event: 'batched', by: ['system'], guards: ['its payable is in a batch'] },
    { from: 'IN_BATCH', command: 'take-out', to: 'APPROVED', event: 'unbatched', by: ['system'], guards: ['its payable left the batch'] },
    { from: 'IN_BATCH', command: 'take-out', to: 'PARTLY_APPROVED', event: 'unbatched', by: ['system'], guards: ['its payable left the batch', 'a line was refused'] },
    { from: 'IN_BATCH', command: 'take-out', to: 'CORRECTED', event: 'unbatched', by: ['system'], guards: ['its payable left the batch', 'a payment failed before'] },
    { from: 'IN_BATCH', command: 'mark-paid', to: 'PAID', event: 'paid', by: ['system'], guards: ['its payable is paid'] },
    { from: ['IN_BATCH', 'PAID'], command: 'mark-failed', to: 'PAYMENT_FAILED', event: 'payment-failed', by: ['system'], guards: ['its payable came back'] },
    { from: 'PAYMENT_FAILED', command: 'correct', to: 'CORRECTED', event: 'corrected', by: ['system'], guards: ['its payable goes to another account'] },
    { from: ['APPROVED', 'PARTLY_APPROVED', 'CORRECTED', 'PAYMENT_FAILED', 'PAID'], command: 'reverse', to: 'REVERSED', event: 'reversed', by: ['system'], guards: ['its payable is reversed'] },
  ],
});
