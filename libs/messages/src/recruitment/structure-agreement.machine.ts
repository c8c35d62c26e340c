import { defineMachine } from '@tandem/kernel';

/** A partner structure (MSP, CPTS, ESSMS) coming in, F.15. Its people join once it is in force. */
export const structureAgreementMachine = defineMachine({
  aggregate: 'structure-agreement',
  states: ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT', 'SIGNED', 'ACTIVE', 'ENDED'],
  final: ['ENDED'],
  transitions: [
    { from: null, command: 'register', to: 'CONTACT', event: 'registered', by: ['coordinator', 'lead'], guards: ['not already coming in, in this programme', 'a way in the programme allows'] },
    { from: 'CONTACT', command: 'open-discussion', to: 'IN_DISCUSSION', event: 'discussion-opened', by: ['coordinator', 'lead'] },
    { from: 'IN_DISCUSSION', command: 'draft', to: 'AGREEMENT_DRAFT', event: 'drafted', by: ['coordinator', 'lead'] },
    { from: 'AGREEMENT_DRAFT', command: 'sign', to: 'SIGNED', event: 'signed', by: ['signatory'], guards: ['the documents the programme asks for are in', 'signed by today'] },
    { from: 'SIGNED', command: 'activate', to: 'ACTIVE', event: 'activated', by: ['system', 'coordinator'], guards: ['rhythm is one-off or continuous, as the programme allows'] },
    { from: ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT', 'SIGNED', 'ACTIVE'], command: 'end', to: 'ENDED', event: 'ended', by: ['coordinator', 'lead', 'direction'], guards: ['a reason code'] },
  ],
});
