import { defineMachine } from '@tandem/kernel';

const SIGNERS = ['partner', 'referent', 'ru', 'professional', 'signatory'] as const;

/** One signer of one convention, F.4. Signers are told one after the other; asking again for a code changes no state. */
export const signatureMachine = defineMachine({
  aggregate: 'signature',
  states: ['WAITING_TURN', 'NOTIFIED', 'VIEWED', 'SIGNED', 'DECLINED', 'DELEGATED'],
  final: ['SIGNED', 'DECLINED', 'DELEGATED'],
  transitions: [
    { from: null, command: 'expect', to: 'WAITING_TURN', event: 'expected', by: ['coordinator', 'system'], guards: ['one person, one role'] },
    { from: 'WAITING_TURN', command: 'notify', to: 'NOTIFIED', event: 'notified', by: ['system'], guards: ['everybody before has signed', 'the convention is sent'] },
    { from: 'NOTIFIED', command: 'view', to: 'VIEWED', event: 'viewed', by: SIGNERS, guards: ['the signer, and nobody else'] },
    { from: 'VIEWED', command: 'sign', to: 'SIGNED', event: 'signed', by: SIGNERS, guards: ['right turn', 'a one-time code of the last minutes', 'the document hash is unchanged', 'the convention is open'] },
    { from: ['NOTIFIED', 'VIEWED'], command: 'decline', to: 'DECLINED', event: 'declined', by: SIGNERS, guards: ['right turn', 'a reason code'] },
    { from: ['NOTIFIED', 'VIEWED'], command: 'delegate', to: 'DELEGATED', event: 'delegated', by: ['signatory'], guards: ['a written delegation', 'the delegate signs nowhere else'], later: true },
  ],
});
