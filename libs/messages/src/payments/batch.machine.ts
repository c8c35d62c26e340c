import { defineMachine } from '@tandem/kernel';

/** Payments of one payer and one route, F.9: two persons, a frozen file, a return file reconciled. */
export const batchMachine = defineMachine({
  aggregate: 'batch',
  states: [
    'DRAFT', 'LOCKED', 'CONTROLLED', 'APPROVED', 'EXPORTED', 'TRANSMITTED', 'ACKNOWLEDGED', 'PARTIALLY_REJECTED', 'RECONCILED', 'CLOSED',
    'CANCELLED', 'FILE_REJECTED',
  ],
  final: ['CLOSED', 'CANCELLED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['preparer'], guards: ['one payer, route, currency and execution date'] },
    { from: 'DRAFT', command: 'lock', to: 'LOCKED', event: 'locked', by: ['preparer'], guards: ['not empty', 'every payable is ready and in no other batch', 'no amount of zero'] },
    { from: 'LOCKED', command: 'control', to: 'CONTROLLED', event: 'controlled', by: ['preparer', 'system'], guards: ['totals agree', 'bank details verified for 72 hours', 'every vacation is covered'] },
    { from: 'CONTROLLED', command: 'approve', to: 'APPROVED', event: 'approved', by: ['approver'], guards: ['not the preparer'] },
    { from: 'APPROVED', command: 'export', to: 'EXPORTED', event: 'exported', by: ['preparer', 'approver'], guards: ['the file hash is stored'] },
    { from: 'EXPORTED', command: 'transmit', to: 'TRANSMITTED', event: 'transmitted', by: ['preparer'] },
    { from: 'TRANSMITTED', command: 'acknowledge', to: 'ACKNOWLEDGED', event: 'acknowledged', by: ['preparer', 'system'] },
    { from: 'ACKNOWLEDGED', command: 'record-rejections', to: 'PARTIALLY_REJECTED', event: 'partially-rejected', by: ['preparer', 'system'], guards: ['the return file names lines of this batch'] },
    { from: ['ACKNOWLEDGED', 'PARTIALLY_REJECTED'], command: 'reconcile', to: 'RECONCILED', event: 'reconciled', by: ['preparer', 'system'], guards: ['every line is paid or returned', 'totals agree with the return file'] },
    { from: 'RECONCILED', command: 'close', to: 'CLOSED', event: 'closed', by: ['preparer', 'approver', 'system'] },
    { from: ['DRAFT', 'LOCKED', 'CONTROLLED', 'APPROVED'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['preparer', 'approver'] },
    { from: 'TRANSMITTED', command: 'reject-file', to: 'FILE_REJECTED', event: 'file-rejected', by: ['preparer', 'system'], guards: ['the whole file came back', 'a reason code'] },
    { from: 'FILE_REJECTED', command: 'rework', to: 'DRAFT', event: 'reworked', by: ['preparer'], guards: ['an execution date to come', 'its sums are ready again'] },
  ],
});
