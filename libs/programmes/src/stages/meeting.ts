import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { ends } from './common';

const file = (memory: Memory, ...states: string[]) => ends('application', memory.ids.application, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'application', ids: ['person'] });
  return 'inviting';
}
function booked(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['slot'], dates: ['interviewAt'] });
  return 'meeting';
}

/**
 * Selection without a panel (`mode: meeting` or `group-meeting`): people meet, say what each wants and needs, and agree
 * or not. No grid, no vote; several candidates may come to one meeting.
 */
export const meetingTable: ProcessTable = {
  process: 'meeting',
  way: 'selection',
  follows: 'application',
  names: { fr: 'Rencontre', en: 'Meeting' },
  starts: facts({ 'application.screened': start }),
  steps: {
    inviting: {
      role: 'coordinator', expects: { fr: 'convenir d’une date de rencontre avec la personne', en: 'agree a date to meet the person' },
      deadline: 'invite', ends: (m) => file(m, 'INTERVIEW_SCHEDULED', 'WITHDRAWN', 'LAPSED'), on: facts({ 'application.interview-scheduled': booked }),
    },
    meeting: {
      role: 'candidate', expects: { fr: 'venir à la rencontre', en: 'come to the meeting' }, person: (m) => m.ids.person,
      handedOn: { fr: 'noter si la rencontre a eu lieu', en: 'record whether the meeting took place' },
      otherwise: { fr: 'Ensuite : l’équipe note si la rencontre a eu lieu', en: 'Then: the team records whether it took place' },
      deadline: 'meet', until: (m) => m.dates.interviewAt, ends: (m) => file(m, 'INTERVIEWED', 'SCREENED', 'WITHDRAWN', 'LAPSED'),
      on: facts({
        'application.interview-moved': booked, 'application.interview-missed': to('inviting'), 'application.interview-cancelled': to('inviting'),
        'application.interviewed': to('answering'), 'interview-slot.held': stay,
      }),
    },
    answering: {
      role: 'coordinator', expects: { fr: 'convenir avec la personne de la suite et le lui confirmer', en: 'agree with the person what follows and confirm it' },
      deadline: 'answer', ends: (m) => file(m, 'ACCEPTED', 'REFUSED', 'REDIRECTED', 'WITHDRAWN'),
      on: facts({ 'application.deliberation-opened': stay, 'application.accepted': end('accepted') }),
    },
  },
  anywhere: facts({ 'application.refused': end('refused'), 'application.redirected': end('redirected'), 'application.withdrawn': end('withdrawn'), 'application.lapsed': end('lapsed') }),
};
