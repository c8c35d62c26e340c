import { defineMachine } from '@tandem/kernel';

/**
 * One half-day, F.7, up to service done. What follows (in a batch, paid, not payable) is the payable's, in payments.
 * Cancelling as a partner never costs a point; why (health, carer) stays here and travels as PERSONAL.
 */
export const vacationMachine = defineMachine({
  aggregate: 'vacation',
  states: [
    'PLANNED', 'CONFIRMED', 'DONE', 'DECLARED', 'APPROVED', 'CANCELLED_BY_PARTNER', 'CANCELLED_BY_TEAM', 'NO_SHOW_PARTNER',
    'NO_SHOW_TEAM', 'DISPUTED', 'REJECTED', 'FORFEITED',
  ],
  final: ['APPROVED', 'CANCELLED_BY_PARTNER', 'CANCELLED_BY_TEAM', 'NO_SHOW_PARTNER', 'NO_SHOW_TEAM', 'REJECTED', 'FORFEITED'],
  transitions: [
    { from: null, command: 'plan', to: 'PLANNED', event: 'planned', by: ['referent', 'coordinator'], guards: ['today or later (past: coordinator with a reason)', 'the assignment is confirmed', 'not a closed day unless forced'] },
    { from: 'PLANNED', command: 'confirm', to: 'CONFIRMED', event: 'confirmed', by: ['partner', 'coordinator'], guards: ['convention active on that date and site', 'no other vacation that half-day in any organisation', 'caps of the week, the month and the person', 'the membership is active'] },
    { from: ['PLANNED', 'CONFIRMED'], command: 'cancel-as-partner', to: 'CANCELLED_BY_PARTNER', event: 'cancelled-by-partner', by: ['partner', 'coordinator', 'system'], guards: ['before it starts'] },
    { from: ['PLANNED', 'CONFIRMED'], command: 'cancel-as-team', to: 'CANCELLED_BY_TEAM', event: 'cancelled-by-team', by: ['referent', 'coordinator', 'system'], guards: ['before it starts, or never confirmed', 'under 48 hours a confirmed one is late and payable'] },
    { from: 'CONFIRMED', command: 'finish', to: 'DONE', event: 'done', by: ['system', 'referent'], guards: ['its start has passed'] },
    { from: ['CONFIRMED', 'DONE'], command: 'report-partner-absence', to: 'NO_SHOW_PARTNER', event: 'missed-by-partner', by: ['referent', 'coordinator'], guards: ['its start has passed', 'not declared'] },
    { from: ['CONFIRMED', 'DONE'], command: 'report-team-absence', to: 'NO_SHOW_TEAM', event: 'missed-by-team', by: ['partner', 'coordinator'], guards: ['its start has passed', 'not declared'] },
    { from: 'DONE', command: 'declare', to: 'DECLARED', event: 'declared', by: ['partner', 'referent', 'coordinator'], guards: ['within 30 days', 'four hours at most, else two units', 'a referent or coordinator has the signed sheet'] },
    { from: 'DONE', command: 'forfeit', to: 'FORFEITED', event: 'forfeited', by: ['coordinator'], guards: ['60 days undeclared'] },
    { from: 'DECLARED', command: 'approve', to: 'APPROVED', event: 'approved', by: ['referent', 'coordinator', 'lead'], guards: ['not the partner, not the declarer', 'attendance agrees', 'coordinator or lead only if the referent is absent or late'] },
    { from: ['DONE', 'DECLARED'], command: 'dispute', to: 'DISPUTED', event: 'disputed', by: ['referent', 'partner', 'coordinator'] },
    { from: 'DISPUTED', command: 'settle', to: 'APPROVED', event: 'approved', by: ['coordinator'], guards: ['not the partner'] },
    { from: 'DISPUTED', command: 'settle', to: 'REJECTED', event: 'rejected', by: ['coordinator'], guards: ['a reason code'] },
  ],
});
