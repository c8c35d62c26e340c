import { facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { endsInJourney, ends, isStage, journeyOver, midnightOf } from './common';

const life = (memory: Memory, ...states: string[]) => (memory.ids.membership ? ends('membership', memory.ids.membership, ...states) : endsInJourney(memory, 'membership', ...states));

function entered(fact: Heard, memory: Memory): Next {
  if (!isStage('engagement')(fact)) return undefined;
  remember(memory, fact, { ids: ['person', 'membership'] });
  return 'activating';
}

function activated(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'membership', ids: ['person'] });
  return moved(fact, memory, 'active');
}

/** News of the partner: the clock of inactivity starts again. */
function moved(fact: Heard, memory: Memory, next: Next = 'again'): Next {
  memory.dates.lastNews = fact.at;
  return next;
}

function paused(fact: Heard, memory: Memory): Next {
  delete memory.dates.returns;
  remember(memory, fact, { as: 'membership', dates: ['returns'] });
  return 'paused';
}
const back = (fact: Heard, memory: Memory): Next => moved(fact, memory, 'active');

/** The whole active life of a partner, F.2: news, pauses, suspension, until the membership ends. */
export const engagementTable: ProcessTable = {
  process: 'engagement',
  follows: 'journey',
  names: { fr: 'Vie du partenariat', en: 'Life of the partnership' },
  concerns: isStage('engagement'),
  // Recruitment activates in the same breath as the cover comes: before the journey has opened the stage, or after.
  starts: facts({ 'journey.stage-entered': entered, 'membership.activated': activated }),
  steps: {
    activating: {
      role: 'coordinator', expects: { fr: 'réunir ce qui manque pour rendre le partenariat actif', en: 'gather what is missing to make the partnership active' },
      deadline: 'activate', ends: (m) => life(m, 'ACTIVE', 'ENDED'),
      on: facts({ 'membership.activated': activated, 'journey.stage-entered': stay }),
    },
    active: {
      role: 'partner', expects: { fr: 'donner de ses nouvelles ou venir à une demi-journée', en: 'give news or come to a half-day' }, person: (m) => m.ids.person,
      deadline: 'inactivity', since: (m) => m.dates.lastNews, ends: (m) => life(m, 'PAUSED', 'SUSPENDED', 'ENDED'),
      on: facts({
        'vacation.done': moved, 'profile.checked': moved, 'availability.changed': moved, 'journey.stage-entered': stay,
        'membership.paused': paused, 'membership.suspended': to('suspended'),
      }),
    },
    paused: {
      role: 'coordinator', expects: { fr: 'prendre des nouvelles de la ou du partenaire en pause', en: 'ask after the partner who is pausing' },
      deadline: 'check-in', until: (m) => midnightOf(m, 'returns'), ends: (m) => life(m, 'ACTIVE', 'ENDED'),
      on: facts({ 'membership.resumed': back }),
    },
    suspended: {
      role: 'coordinator', expects: { fr: 'examiner la suspension : rétablir ou mettre fin au partenariat', en: 'review the suspension: reinstate or end the partnership' },
      deadline: 'review', ends: (m) => life(m, 'ACTIVE', 'ENDED'),
      on: facts({ 'membership.reinstated': back }),
    },
  },
  anywhere: journeyOver,
};
