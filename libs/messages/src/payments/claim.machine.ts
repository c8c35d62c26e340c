import { defineMachine } from '@tandem/kernel';

/**
 * Expenses of one trip, F.8. Lines are OK, CAPPED or REFUSED one by one. Once decided, what is owed is a payable and
 * its states tell the payment; the claim's own payment states wait for a claim shown as one thing.
 */
export const claimMachine = defineMachine({
  aggregate: 'claim',
  states: [
    'DRAFT', 'SUBMITTED', 'INFO_REQUESTED', 'CHECKED', 'APPROVED', 'PARTLY_APPROVED', 'REJECTED', 'IN_BATCH', 'PAID', 'WITHDRAWN',
    'PAYMENT_FAILED', 'CORRECTED',
  ],
  final: ['PAID', 'WITHDRAWN'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['partner', 'coordinator'], guards: ['a vacation done, a training attended or a trip agreed before'] },
    { from: 'DRAFT', command: 'submit', to: 'SUBMITTED', event: 'submitted', by: ['partner', 'coordinator'], guards: ['within 60 days', 'dates in the window', 'a proof or a sworn statement under the limit', 'no proof used twice', 'EUR'] },
    { from: 'SUBMITTED', command: 'check', to: 'CHECKED', event: 'checked', by: ['coordinator'], guards: ['not the claimant', 'vehicle document valid for kilometres'] },
    { from: 'CHECKED', command: 'decide', to: 'APPROVED', event: 'approved', by: ['approver'], guards: ['not the checker', 'no line refused', 'kilometre band computed in event order'] },
    { from: 'CHECKED', command: 'decide', to: 'PARTLY_APPROVED', event: 'partly-approved', by: ['approver'], guards: ['not the checker', 'each line refused has a reason code'] },
    { from: 'CHECKED', command: 'decide', to: 'REJECTED', event: 'rejected', by: ['approver'], guards: ['not the checker', 'a reason code'] },
    { from: 'SUBMITTED', command: 'request-info', to: 'INFO_REQUESTED', event: 'info-requested', by: ['coordinator'], guards: ['what is missing is listed'], later: true },
    { from: 'INFO_REQUESTED', command: 'answer', to: 'SUBMITTED', event: 'answered', by: ['partner', 'coordinator'], later: true },
    { from: 'INFO_REQUESTED', command: 'lapse', to: 'REJECTED', event: 'rejected', by: ['system'], guards: ['14 days without an answer', 'a message was delivered'], later: true },
    { from: 'REJECTED', command: 'reopen', to: 'SUBMITTED', event: 'reopened', by: ['partner', 'coordinator'], guards: ['once'], later: true },
    { from: ['DRAFT', 'SUBMITTED', 'INFO_REQUESTED'], command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['partner', 'coordinator'], later: true },
    { from: ['APPROVED', 'PARTLY_APPROVED', 'CORRECTED'], command: 'put-in-batch', to: 'IN_BATCH', event: 'batched', by: ['preparer', 'system'], later: true },
    { from: 'IN_BATCH', command: 'mark-paid', to: 'PAID', event: 'paid', by: ['preparer', 'system'], later: true },
    { from: 'IN_BATCH', command: 'mark-failed', to: 'PAYMENT_FAILED', event: 'payment-failed', by: ['preparer', 'system'], later: true },
    { from: 'PAYMENT_FAILED', command: 'correct', to: 'CORRECTED', event: 'corrected', by: ['preparer', 'partner', 'coordinator'], later: true },
  ],
});
