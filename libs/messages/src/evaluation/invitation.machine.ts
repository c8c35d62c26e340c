import { defineMachine } from '@tandem/kernel';

/**
 * One person asked once, F.10. Its facts name nobody (see events.ts). STARTED is for named questionnaires only: in an
 * anonymous one, when somebody opened it would help to tell who wrote what. So is an answer on paper.
 */
export const invitationMachine = defineMachine({
  aggregate: 'invitation',
  states: ['QUEUED', 'SENT', 'BOUNCED', 'STARTED', 'COMPLETED', 'DECLINED', 'EXPIRED'],
  final: ['COMPLETED', 'DECLINED', 'EXPIRED'],
  transitions: [
    { from: null, command: 'queue', to: 'QUEUED', event: 'queued', by: ['coordinator', 'lead', 'system'], guards: ['one questionnaire per person in 14 days'] },
    { from: ['QUEUED', 'BOUNCED'], command: 'send', to: 'SENT', event: 'sent', by: ['system', 'coordinator'] },
    { from: 'SENT', command: 'record-bounce', to: 'BOUNCED', event: 'bounced', by: ['system'] },
    { from: 'SENT', command: 'start', to: 'STARTED', event: 'started', by: ['public', 'person', 'system'], guards: ['the questionnaire is not anonymous'], later: true },
    { from: ['SENT', 'BOUNCED'], command: 'complete', to: 'COMPLETED', event: 'completed', by: ['public', 'person', 'system'], guards: ['the single-use ticket is good', 'the campaign is open'] },
    { from: 'STARTED', command: 'complete', to: 'COMPLETED', event: 'completed', by: ['public', 'person', 'system'], later: true },
    { from: ['SENT', 'BOUNCED'], command: 'decline', to: 'DECLINED', event: 'declined', by: ['public', 'person', 'coordinator'], guards: ['the single-use ticket is good', 'nothing was answered'] },
    { from: 'STARTED', command: 'decline', to: 'DECLINED', event: 'declined', by: ['public', 'person', 'coordinator'], later: true },
    { from: ['QUEUED', 'SENT', 'BOUNCED'], command: 'expire', to: 'EXPIRED', event: 'expired', by: ['coordinator', 'lead', 'system'], guards: ['the campaign is closed or cancelled'] },
    { from: 'STARTED', command: 'expire', to: 'EXPIRED', event: 'expired', by: ['system'], later: true },
  ],
});
