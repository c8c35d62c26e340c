import { end, facts, remember, stay, to, type Heard, type Memory, type Move, type Next, type ProcessTable } from '../plan/process';
import { act, ends, endsInJourney, isStage, journeyOver } from './common';

/** Opens on the stage of its own journey, keeping who it is about. */
const opens = (step: string): Move => (fact, memory) => {
  remember(memory, fact, { ids: ['person', 'membership'] });
  return step;
};
const matched = facts({ 'assignment.confirmed': end('matched') });

function proposed(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'proposal', ids: ['person', 'project'] });
  return 'answering';
}
/** Several may be out at once: whichever is accepted is the one that goes on. */
function accepted(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'proposal' });
  return 'confirming';
}
const ours = (next: Next): Move => (fact, memory) => (fact.subject === memory.ids.proposal ? next : undefined);
const proposal = (memory: Memory, ...states: string[]) => ends('proposal', memory.ids.proposal, ...states);

/** Matching by proposal, F.6: suggested by the coordinators, answered by the partner within days, then by the team. */
export const proposalTable: ProcessTable = {
  process: 'proposal',
  way: 'matching',
  follows: 'journey',
  names: { fr: 'Proposition d’un projet', en: 'Proposal of a project' },
  concerns: isStage('matching'),
  starts: { ...facts({ 'journey.stage-entered': opens('suggesting'), 'proposal.proposed': proposed }), ...matched },
  steps: {
    suggesting: {
      role: 'coordinator', expects: { fr: 'proposer un projet à la ou au partenaire', en: 'propose a project to the partner' },
      deadline: 'suggest', ends: (m) => endsInJourney(m, 'proposal', 'PROPOSED'), on: facts({ 'proposal.proposed': proposed, 'journey.stage-entered': stay }),
    },
    answering: {
      role: 'partner', expects: { fr: 'répondre à la proposition de projet', en: 'answer the proposed project' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Sinon : la proposition est close, si un message a bien été reçu, et une autre est cherchée', en: 'Otherwise: the proposal is closed, once a message was delivered, and another is looked for' },
      deadline: 'answer', ends: (m) => proposal(m, 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN'),
      on: facts({ 'proposal.accepted': accepted, 'proposal.declined': ours('suggesting'), 'proposal.lapsed': ours('suggesting'), 'proposal.withdrawn': ours('suggesting'), 'proposal.proposed': stay, 'journey.stage-entered': stay }),
      overdue: (m) => act('matching.proposal.lapse', { id: m.ids.proposal }),
    },
    confirming: {
      role: 'referent', expects: { fr: 'confirmer la ou le partenaire dans le projet', en: 'confirm the partner in the project' },
      deadline: 'confirm', ends: (m) => proposal(m, 'CONFIRMED', 'REFUSED_BY_TEAM', 'WITHDRAWN'),
      on: facts({ 'proposal.confirmed': stay, 'proposal.refused-by-team': ours('suggesting'), 'proposal.withdrawn': ours('suggesting') }),
    },
  },
  anywhere: { ...matched, ...journeyOver },
};

/** Matching by appointment: one person is entrusted with a mission, as a house names somebody. */
export const appointmentTable: ProcessTable = {
  process: 'appointment',
  way: 'matching',
  follows: 'journey',
  names: { fr: 'Nomination sur une mission', en: 'Appointment to a mission' },
  concerns: isStage('matching'),
  starts: { ...facts({ 'journey.stage-entered': opens('appointing') }), ...matched },
  steps: {
    appointing: {
      role: 'lead', expects: { fr: 'confier sa mission à la ou au partenaire', en: 'entrust the partner with a mission' },
      deadline: 'appoint', ends: (m) => endsInJourney(m, 'assignment', 'CONFIRMED', 'ACTIVE'), on: facts({ 'journey.stage-entered': stay }),
    },
  },
  anywhere: { ...matched, ...journeyOver },
};

/** Matching by election to a body, F.13: candidates are gathered, then one is elected. */
export const electionTable: ProcessTable = {
  process: 'election',
  way: 'matching',
  follows: 'journey',
  names: { fr: 'Élection à un siège', en: 'Election to a seat' },
  concerns: isStage('matching'),
  starts: facts({ 'journey.stage-entered': opens('nominating'), 'seat.appointed': end('matched') }),
  steps: {
    nominating: {
      role: 'coordinator', expects: { fr: 'recueillir les candidatures au siège', en: 'gather the candidates for the seat' },
      deadline: 'nominate', ends: (m) => endsInJourney(m, 'seat', 'NOMINATED'), on: facts({ 'seat.nominated': to('electing'), 'journey.stage-entered': stay }),
    },
    electing: {
      role: 'coordinator', expects: { fr: 'tenir l’élection et en inscrire le résultat', en: 'hold the election and record its result' },
      deadline: 'elect', ends: (m) => endsInJourney(m, 'seat', 'APPOINTED', 'ENDED'), on: facts({ 'seat.ended': to('nominating') }),
    },
  },
  anywhere: { ...facts({ 'seat.appointed': end('matched') }), ...journeyOver },
};
