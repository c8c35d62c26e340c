import { defineMachine } from '@tandem/kernel';

/** A partner structure (MSP, CPTS, ESSMS) coming in, F.15. Not built yet. */
export const structureAgreementMachine = defineMachine({
  aggregate: 'structure-agreement',
  states: ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT', 'SIGNED', 'ACTIVE', 'ENDED'],
  final: ['ENDED'],
  transitions: [
    { from: null, command: 'register', to: 'CONTACT', event: 'registered', by: ['coordinator', 'lead'], later: true },
    { from: 'CONTACT', command: 'open-discussion', to: 'IN_DISCUSSION', event: 'discussion-opened', by: ['coordinator', 'lead'], later: true },
    { from: 'IN_DISCUSSION', command: 'draft', to: 'AGREEMENT_DRAFT', event: 'drafted', by: ['coordinator', 'lead'], later: true },
    { from: 'AGREEMENT_DRAFT', command: 'sign', to: 'SIGNED', event: 'signed', by: ['signatory'], later: true },
    { from: 'SIGNED', command: 'activate', to: 'ACTIVE', event: 'activated', by: ['system', 'coordinator'], guards: ['rhythm is one-off or continuous'], later: true },
    { from: ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT', 'SIGNED', 'ACTIVE'], command: 'end', to: 'ENDED', event: 'ended', by: ['coordinator', 'lead', 'direction'], later: true },
  ],
});
