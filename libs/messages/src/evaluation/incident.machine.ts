import { defineMachine } from '@tandem/kernel';

/**
 * Distress, a breach of confidentiality, a conflict, discrimination: F.14. Seen by named people only: who told it, whom it
 * is handed to, whoever they named. Its facts say neither who told it nor whom it is about.
 */
export const incidentMachine = defineMachine({
  aggregate: 'incident',
  states: ['OPEN', 'TRIAGED', 'ACTION', 'RESOLVED', 'ESCALATED', 'CLOSED'],
  final: ['CLOSED'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['person', 'candidate', 'partner', 'professional', 'referent', 'coordinator', 'ru', 'lead', 'dpo', 'direction'], guards: ['somebody of this organisation', 'a breach goes to the data protection officer'] },
    { from: 'OPEN', command: 'triage', to: 'TRIAGED', event: 'triaged', by: ['coordinator', 'dpo', 'direction'], guards: ['distress: the person was called', 'a breach is triaged by the data protection officer'] },
    { from: 'TRIAGED', command: 'act', to: 'ACTION', event: 'action-started', by: ['coordinator', 'dpo', 'direction'], guards: ['a breach: what the supervisory authority was told is decided', 'a conflict: a mediator is named'] },
    { from: ['ACTION', 'ESCALATED'], command: 'resolve', to: 'RESOLVED', event: 'resolved', by: ['coordinator', 'dpo', 'direction'] },
    { from: ['OPEN', 'TRIAGED', 'ACTION'], command: 'escalate', to: 'ESCALATED', event: 'escalated', by: ['coordinator', 'dpo', 'direction', 'system'], guards: ['a breach: not before the decision about the supervisory authority'] },
    { from: ['RESOLVED', 'ESCALATED'], command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'dpo', 'direction'] },
  ],
});
