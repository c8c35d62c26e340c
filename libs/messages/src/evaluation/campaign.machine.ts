import { defineMachine } from '@tandem/kernel';

/** One asking of one questionnaire, F.10. */
export const campaignMachine = defineMachine({
  aggregate: 'campaign',
  states: ['DRAFT', 'SCHEDULED', 'OPEN', 'CLOSED', 'PUBLISHED', 'ARCHIVED', 'CANCELLED'],
  final: ['ARCHIVED', 'CANCELLED'],
  transitions: [
    { from: null, command: 'create', to: 'DRAFT', event: 'created', by: ['coordinator', 'lead', 'system'] },
    { from: 'DRAFT', command: 'schedule', to: 'SCHEDULED', event: 'scheduled', by: ['coordinator', 'lead', 'system'], guards: ['the questionnaire is complete in every language'] },
    { from: 'SCHEDULED', command: 'open', to: 'OPEN', event: 'opened', by: ['coordinator', 'lead', 'system'], guards: ['its day has come'] },
    { from: 'OPEN', command: 'remind', to: 'OPEN', event: 'reminded', by: ['system'] },
    { from: 'OPEN', command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'lead', 'system'], guards: ['21 days, or everybody answered'] },
    { from: 'CLOSED', command: 'publish', to: 'PUBLISHED', event: 'published', by: ['lead', 'coordinator'], guards: ['reviewed by the lead', 'cells under five stay hidden'] },
    { from: 'PUBLISHED', command: 'archive', to: 'ARCHIVED', event: 'archived', by: ['coordinator', 'system'] },
    { from: ['DRAFT', 'SCHEDULED', 'OPEN'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['coordinator', 'lead'], guards: ['its answers are not used'] },
  ],
});
