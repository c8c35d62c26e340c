import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends } from './common';

const file = (memory: Memory, ...states: string[]) => ends('application', memory.ids.application, ...states);
const lapse = (memory: Memory) => act('recruitment.application.lapse', { id: memory.ids.application, reason: 'NO_ANSWER' });

const start = (step: string) => (fact: Heard, memory: Memory): Next => {
  remember(memory, fact, { as: 'application', ids: ['person', 'call'] });
  return step;
};

/** From the first form to a screened file (domain.md F.1, until SCREENED). Follows the application itself. */
export const applicationTable: ProcessTable = {
  process: 'application',
  follows: 'application',
  names: { fr: 'Candidature', en: 'Application' },
  // Started comes first, always; a bridge that was down may bring the second alone.
  starts: facts({ 'application.started': start('drafting'), 'application.submitted': start('screening') }),
  steps: {
    drafting: {
      role: 'candidate', expects: { fr: 'terminer sa candidature', en: 'finish the application' }, person: (m) => m.ids.person,
      deadline: 'draft', ends: (m) => file(m, 'SUBMITTED', 'WITHDRAWN', 'LAPSED'),
      on: facts({ 'application.submitted': to('screening') }),
      overdue: lapse,
    },
    screening: {
      role: 'coordinator', expects: { fr: 'vérifier la candidature', en: 'screen the application' },
      deadline: 'screen', ends: (m) => file(m, 'SCREENED', 'INCOMPLETE', 'WITHDRAWN'),
      on: facts({ 'application.submitted': stay, 'application.marked-incomplete': to('completing'), 'application.refusal-proposed': to('confirming-refusal'), 'application.screened': end('screened') }),
    },
    'confirming-refusal': {
      role: 'lead', expects: { fr: 'confirmer ou écarter le refus proposé', en: 'confirm or set aside the proposed refusal' },
      deadline: 'second-opinion', ends: (m) => file(m, 'REFUSED', 'SCREENED', 'INCOMPLETE', 'WITHDRAWN'),
      on: facts({ 'application.marked-incomplete': to('completing'), 'application.refusal-proposed': stay, 'application.screened': end('screened') }),
    },
    completing: {
      role: 'candidate', expects: { fr: 'compléter sa candidature', en: 'complete the application' }, person: (m) => m.ids.person,
      deadline: 'complete', ends: (m) => file(m, 'SUBMITTED', 'WITHDRAWN', 'LAPSED'),
      on: facts({ 'application.resubmitted': to('screening') }),
      overdue: lapse,
    },
  },
  anywhere: facts({
    'application.refused': end('refused'),
    'application.withdrawn': end('withdrawn'),
    'application.lapsed': end('lapsed'),
  }),
};
