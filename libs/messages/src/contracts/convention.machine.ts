import { defineMachine } from '@tandem/kernel';

const SIGNERS = ['partner', 'referent', 'ru', 'professional', 'signatory'] as const;

/**
 * The convention, F.4. It follows its signatures; nothing is edited after SENT (void and start again). Notice given
 * changes its end, not its state: cover holds until the notice is over.
 */
export const conventionMachine = defineMachine({
  aggregate: 'convention',
  states: [
    'DRAFT', 'READY', 'SENT', 'PARTIALLY_SIGNED', 'SIGNED', 'ACTIVE', 'EXPIRING', 'EXPIRED', 'RENEWED', 'TERMINATED', 'DECLINED',
    'VOIDED', 'SUSPENDED', 'AMENDED',
  ],
  final: ['EXPIRED', 'RENEWED', 'TERMINATED', 'DECLINED', 'VOIDED', 'AMENDED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator', 'system'] },
    { from: 'DRAFT', command: 'prepare', to: 'READY', event: 'prepared', by: ['coordinator'], guards: ['variables complete', 'the signers its programme wants', 'template published, and the charter where one is asked for', 'status route allowed', 'ends after it starts', 'three years at most', 'no other active one for the same scope'] },
    { from: 'READY', command: 'send', to: 'SENT', event: 'sent', by: ['coordinator'], guards: ['hash of the PDF and charter version frozen', 'nobody signs twice', 'the signatory is last'] },
    { from: ['SENT', 'PARTIALLY_SIGNED'], command: 'record-signature', to: 'PARTIALLY_SIGNED', event: 'partially-signed', by: SIGNERS, guards: ['a signer is still to come'] },
    { from: 'PARTIALLY_SIGNED', command: 'record-signature', to: 'SIGNED', event: 'signed', by: SIGNERS, guards: ['it is the last signer'] },
    { from: ['SENT', 'PARTIALLY_SIGNED'], command: 'decline', to: 'DECLINED', event: 'declined', by: SIGNERS, guards: ['a reason code'] },
    { from: ['DRAFT', 'READY', 'SENT', 'PARTIALLY_SIGNED'], command: 'void', to: 'VOIDED', event: 'voided', by: ['coordinator', 'system'], guards: ['by the system: 30 days after a signer was told, and a message was delivered'] },
    { from: 'SIGNED', command: 'activate', to: 'ACTIVE', event: 'activated', by: ['system'], guards: ['the start date has come'] },
    { from: 'ACTIVE', command: 'announce-expiry', to: 'EXPIRING', event: 'expiry-announced', by: ['system'], guards: ['it ends within 90 days'] },
    { from: 'EXPIRING', command: 'expire', to: 'EXPIRED', event: 'expired', by: ['system'], guards: ['its end has passed', 'no successor is active'] },
    { from: 'EXPIRING', command: 'renew', to: 'RENEWED', event: 'renewed', by: ['system'], guards: ['the successor is active the next day: no gap, no overlap'] },
    { from: 'ACTIVE', command: 'give-notice', to: 'ACTIVE', event: 'notice-given', by: ['partner', 'coordinator', 'signatory', 'direction'], guards: ['a reason unless by the partner'] },
    { from: 'EXPIRING', command: 'give-notice', to: 'EXPIRING', event: 'notice-given', by: ['partner', 'coordinator', 'signatory', 'direction'], guards: ['a reason unless by the partner'] },
    { from: ['SIGNED', 'ACTIVE', 'EXPIRING'], command: 'terminate', to: 'TERMINATED', event: 'terminated', by: ['partner', 'coordinator', 'signatory', 'direction', 'system'], guards: ['the notice is over: partner 0 to 15 days, establishment 30'] },
    { from: 'SUSPENDED', command: 'terminate', to: 'TERMINATED', event: 'terminated', by: ['partner', 'coordinator', 'signatory', 'direction', 'system'], guards: ['by the partner at once; by the establishment with a reason, 30 days after it was suspended', 'by the system: its end has passed'] },
    { from: ['ACTIVE', 'EXPIRING'], command: 'suspend', to: 'SUSPENDED', event: 'suspended', by: ['coordinator', 'direction'], guards: ['a reason code'] },
    { from: 'SUSPENDED', command: 'reinstate', to: 'ACTIVE', event: 'reinstated', by: ['coordinator', 'direction'], guards: ['its end has not passed'] },
    { from: ['ACTIVE', 'EXPIRING'], command: 'amend', to: 'AMENDED', event: 'amended', by: ['coordinator', 'system'], guards: ['the linked new version is signed by all and begins'] },
  ],
});
