import { defineMachine } from '@tandem/kernel';

/** One partner suggested for one project, F.6, up to the binding. CONFIRMED: the assignment exists and lives on its own. */
export const proposalMachine = defineMachine({
  aggregate: 'proposal',
  states: ['SUGGESTED', 'PROPOSED', 'ACCEPTED', 'CONFIRMED', 'DECLINED', 'REFUSED_BY_TEAM', 'LAPSED', 'WITHDRAWN'],
  final: ['CONFIRMED', 'DECLINED', 'REFUSED_BY_TEAM', 'LAPSED', 'WITHDRAWN'],
  transitions: [
    { from: null, command: 'suggest', to: 'SUGGESTED', event: 'suggested', by: ['coordinator', 'system'], guards: ['no blocker without its override', 'seen by coordinators only'] },
    { from: 'SUGGESTED', command: 'propose', to: 'PROPOSED', event: 'proposed', by: ['coordinator', 'system'], guards: ['at most three at a time per seat', 'no blocker without its override'] },
    { from: 'PROPOSED', command: 'accept', to: 'ACCEPTED', event: 'accepted', by: ['partner', 'coordinator'] },
    { from: 'PROPOSED', command: 'decline', to: 'DECLINED', event: 'declined', by: ['partner', 'coordinator'] },
    { from: 'PROPOSED', command: 'lapse', to: 'LAPSED', event: 'lapsed', by: ['system'], guards: ['7 days without an answer', 'a message was delivered'] },
    { from: 'ACCEPTED', command: 'confirm', to: 'CONFIRMED', event: 'confirmed', by: ['referent', 'coordinator'], guards: ['a seat is free'] },
    { from: 'ACCEPTED', command: 'refuse', to: 'REFUSED_BY_TEAM', event: 'refused-by-team', by: ['referent', 'coordinator'], guards: ['a reason of the list'] },
    { from: ['SUGGESTED', 'PROPOSED', 'ACCEPTED'], command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['coordinator', 'system'] },
  ],
});
