import { end, remember, stay, to, type Memory, type ProcessTable } from '../plan/process';

const application = (memory: Memory, ...states: string[]) => ({ aggregate: 'application', id: memory.ids.application, states });
const lapse = (memory: Memory) => ({ operation: 'recruitment.application.lapse', input: { id: memory.ids.application } });

/** From the first form to a screened file (domain.md F.1, until SCREENED). Follows the application itself. */
export const applicationTable: ProcessTable = {
  process: 'application',
  follows: 'application',
  names: { fr: 'Candidature', en: 'Application' },
  starts: {
    'application.drafted': (fact, m) => (remember(m, fact, { as: 'application', ids: ['person', 'call'] }), 'drafting'),
    'application.submitted': (fact, m) => (remember(m, fact, { as: 'application', ids: ['person', 'call'] }), 'screening'),
  },
  steps: {
    drafting: {
      role: 'candidate', expects: { fr: 'terminer sa candidature', en: 'finish the application' }, person: (m) => m.ids.person,
      deadline: 'draft', ends: (m) => application(m, 'SUBMITTED', 'WITHDRAWN', 'LAPSED'),
      on: { 'application.submitted': to('screening') },
      overdue: lapse,
    },
    screening: {
      role: 'coordinator', expects: { fr: 'vérifier la candidature', en: 'screen the application' },
      deadline: 'screen', ends: (m) => application(m, 'SCREENED', 'INCOMPLETE', 'REFUSED', 'WITHDRAWN'),
      on: { 'application.incompleted': to('completing'), 'application.screened': end('screened'), 'application.submitted': stay },
    },
    completing: {
      role: 'candidate', expects: { fr: 'compléter sa candidature', en: 'complete the application' }, person: (m) => m.ids.person,
      deadline: 'complete', ends: (m) => application(m, 'SUBMITTED', 'WITHDRAWN', 'LAPSED'),
      on: { 'application.submitted': to('screening') },
      overdue: lapse,
    },
  },
  anywhere: {
    'application.refused': end('refused'),
    'application.redirected': end('redirected'),
    'application.withdrawn': end('withdrawn'),
    'application.lapsed': end('lapsed'),
  },
};
