import { defineMachine } from '@tandem/kernel';

/** A team's project, F.5. Approval is where tokenism stops: no referent, no budget line or no partner seat, no project. */
export const projectMachine = defineMachine({
  aggregate: 'project',
  states: [
    'IDEA', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'OPEN', 'STAFFED', 'RUNNING', 'CLOSING', 'CLOSED',
    'REJECTED', 'PAUSED', 'CANCELLED',
  ],
  final: ['CLOSED', 'REJECTED', 'CANCELLED'],
  transitions: [
    { from: null, command: 'create', to: 'IDEA', event: 'created', by: ['professional', 'referent', 'lead', 'coordinator'] },
    { from: 'IDEA', command: 'submit', to: 'SUBMITTED', event: 'submitted', by: ['professional', 'referent', 'lead', 'coordinator'], guards: ['a referent is named', 'it ends after it starts'] },
    { from: 'SUBMITTED', command: 'start-review', to: 'IN_REVIEW', event: 'review-started', by: ['coordinator'] },
    { from: 'IN_REVIEW', command: 'request-changes', to: 'CHANGES_REQUESTED', event: 'changes-requested', by: ['coordinator'], guards: ['the open points of the checklist are listed'] },
    { from: 'CHANGES_REQUESTED', command: 'resubmit', to: 'SUBMITTED', event: 'resubmitted', by: ['professional', 'referent', 'lead', 'coordinator'] },
    { from: 'IN_REVIEW', command: 'approve', to: 'APPROVED', event: 'approved', by: ['coordinator'], guards: ['a referent is named', 'field and level are set', 'half-days are estimated', 'a budget line, or unpaid and justified', 'status routes are possible', 'the checklist is complete', 'two partners or a reason', 'from collaboration on: a partner seat in the group before the start'] },
    { from: 'IN_REVIEW', command: 'reject', to: 'REJECTED', event: 'rejected', by: ['coordinator'], guards: ['a reason code'] },
    { from: 'APPROVED', command: 'open', to: 'OPEN', event: 'opened', by: ['coordinator', 'referent', 'system'] },
    { from: 'OPEN', command: 'staff', to: 'STAFFED', event: 'staffed', by: ['coordinator', 'referent', 'system'], guards: ['the least number of partners is assigned', 'the group its programme asks for before the start is complete'] },
    { from: 'STAFFED', command: 'start', to: 'RUNNING', event: 'started', by: ['referent', 'coordinator', 'system'], guards: ['the start date has come', 'the partners and the group are still there'] },
    { from: 'RUNNING', command: 'start-closing', to: 'CLOSING', event: 'closing-started', by: ['referent', 'coordinator'], guards: ['what the partners’ work changed was told to them, and when'] },
    { from: 'CLOSING', command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator'] },
    { from: ['OPEN', 'STAFFED', 'RUNNING'], command: 'pause', to: 'PAUSED', event: 'paused', by: ['referent', 'coordinator'], guards: ['a reason code'] },
    { from: 'PAUSED', command: 'resume', to: 'OPEN', event: 'resumed', by: ['referent', 'coordinator'], guards: ['paused when open, or partners are missing'] },
    { from: 'PAUSED', command: 'resume', to: 'STAFFED', event: 'resumed', by: ['referent', 'coordinator'], guards: ['paused when staffed'] },
    { from: 'PAUSED', command: 'resume', to: 'RUNNING', event: 'resumed', by: ['referent', 'coordinator'], guards: ['paused when running'] },
    { from: ['IDEA', 'SUBMITTED', 'IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED', 'OPEN', 'STAFFED', 'RUNNING', 'PAUSED'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['referent', 'lead', 'coordinator'], guards: ['a reason code'] },
  ],
});
