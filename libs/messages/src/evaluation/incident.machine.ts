import { defineMachine } from '@tandem/kernel';

/** Distress, a breach of confidentiality, a conflict, discrimination: F.14. Seen by named people only. Not built yet. */
export const incidentMachine = defineMachine({
  aggregate: 'incident',
  states: ['OPEN', 'TRIAGED', 'ACTION', 'RESOLVED', 'ESCALATED', 'CLOSED'],
  final: ['CLOSED'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['person', 'partner', 'professional', 'referent', 'coordinator'], later: true },
    { from: 'OPEN', command: 'triage', to: 'TRIAGED', event: 'triaged', by: ['coordinator', 'dpo'], guards: ['distress is called the same day', 'a breach reaches the DPO within 24 hours'], later: true },
    { from: 'TRIAGED', command: 'act', to: 'ACTION', event: 'action-started', by: ['coordinator', 'dpo'], later: true },
    { from: ['ACTION', 'ESCALATED'], command: 'resolve', to: 'RESOLVED', event: 'resolved', by: ['coordinator', 'dpo', 'direction'], later: true },
    { from: 'ACTION', command: 'escalate', to: 'ESCALATED', event: 'escalated', by: ['coordinator', 'dpo', 'system'], later: true },
    { from: ['RESOLVED', 'ESCALATED'], command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'dpo', 'direction'], later: true },
  ],
});
