import { defineMachine } from '@tandem/kernel';

/** A paper asked of somebody, F.11. The fact says which kind and until when; the paper stays with its owner. */
export const documentMachine = defineMachine({
  aggregate: 'document',
  states: ['REQUESTED', 'RECEIVED', 'VERIFIED', 'REJECTED', 'EXPIRING', 'EXPIRED', 'RENEWED'],
  final: ['RENEWED'],
  transitions: [
    { from: null, command: 'request', to: 'REQUESTED', event: 'requested', by: ['coordinator', 'system'] },
    { from: ['REQUESTED', 'REJECTED'], command: 'receive', to: 'RECEIVED', event: 'received', by: ['partner', 'person', 'professional', 'coordinator'], guards: ['the file is there and of an accepted kind'] },
    { from: 'RECEIVED', command: 'verify', to: 'VERIFIED', event: 'verified', by: ['coordinator'], guards: ['not the person it is about', 'recent enough when presented'] },
    { from: 'RECEIVED', command: 'reject', to: 'REJECTED', event: 'rejected', by: ['coordinator'], guards: ['a reason code'] },
    { from: 'VERIFIED', command: 'announce-expiry', to: 'EXPIRING', event: 'expiry-announced', by: ['system'], guards: ['validity ends within 60 days'] },
    { from: 'EXPIRING', command: 'expire', to: 'EXPIRED', event: 'expired', by: ['system'], guards: ['validity has ended'] },
    { from: ['EXPIRING', 'EXPIRED'], command: 'renew', to: 'RENEWED', event: 'renewed', by: ['coordinator', 'system'], guards: ['its successor is verified'] },
  ],
});
