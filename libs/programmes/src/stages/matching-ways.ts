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
// Several may be out at once: one is waited for, the others stand in line.
const others = ({ ids }: Memory): string[] => (ids.others ? ids.others.split(' ') : []);
function inLine(memory: Memory, ...proposals: string[]): void {
  memory.ids.others = [...new Set(proposals)].filter((id) => id && id !== memory.ids.proposal).join(' ');
}
function alsoProposed(fact: Heard, memory: Memory): Next {
  inLine(memory, ...others(memory), fact.subject);
  return undefined;
}
/** Whichever is accepted is the one that goes on. */
function accepted(fact: Heard, memory: Memory): Next {
  const before = memory.ids.proposal;
  remember(memory, fact, { as: 'proposal' });
  inLine(memory, before, ...others(memory));
  return 'confirming';
}
/** One that is out no more; after the one that was waited for, the next in line is. */
function gone(fact: Heard, memory: Memory): Next {
  const left = others(memory).filter((id) => id !== fact.subject);
  const waitedFor = fact.subject === memory.ids.proposal;
  if (waitedFor) memory.ids.proposal = left.shift() ?? '';
  inLine(memory, ...left);
  if (!waitedFor) return undefined;
  return memory.ids.proposal ? 'answering' : 'suggesting';
}
const going = facts({ 'proposal.declined': gone, 'proposal.lapsed': gone, 'proposal.withdrawn': gone, 'proposal.proposed': alsoProposed });
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
      deadline: 'suggest', ends: (m) => endsInJourney(m, 'proposal', 'PROPOSED'), on: facts({ 'proposal.proposed': proposed, 'proposal.accepted': accepted, 'journey.stage-entered': stay }),
    },
    answering: {
      role: 'partner', expects: { fr: 'répondre à la proposition de projet', en: 'answer the proposed project' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Sinon : la proposition est close, si un message a bien été reçu, et une autre est cherchée', en: 'Otherwise: the proposal is closed, once a message was delivered, and another is looked for' },
      deadline: 'answer', ends: (m) => proposal(m, 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN'),
      on: { ...going, ...facts({ 'proposal.accepted': accepted, 'journey.stage-entered': stay }) },
      overdue: (m) => act('matching.proposal.lapse', { id: m.ids.proposal }),
    },
    confirming: {
      role: 'referent', expects: { fr: 'confirmer la ou le partenaire dans le projet', en: 'confirm the partner in the project' },
      deadline: 'confirm', ends: (m) => proposal(m, 'CONFIRMED', 'REFUSED_BY_TEAM', 'WITHDRAWN'),
      on: { ...going, ...facts({ 'proposal.confirmed': stay, 'proposal.refused-by-team': gone }) },
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
