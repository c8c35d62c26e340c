import { halfDayEnd, halfDayStart, isHalfDay } from '@tandem/kernel';
import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends } from './common';

const halfDay = (memory: Memory, ...states: string[]) => ends('vacation', memory.ids.vacation, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'vacation', ids: ['person', 'membership', 'project', 'referent'] });
  const { date, part } = fact.data;
  const half = { date, part };
  if (isHalfDay(half)) Object.assign(memory.dates, { start: halfDayStart(half), end: halfDayEnd(half) });
  return 'confirming';
}

/** Nobody approves what they declared or did themselves: then it is the coordinators' turn, as where no referent is named. */
function declared(fact: Heard, { ids }: Memory): Next {
  const hers = !ids.referent || ids.referent === ids.person || fact.actor === `person:${ids.referent}`;
  ids.approver = hers ? 'coordinator' : 'referent';
  return 'approving';
}

/** One half-day, F.7, from the invitation to service done. Follows the vacation itself. */
export const vacationTable: ProcessTable = {
  process: 'vacation',
  follows: 'vacation',
  names: { fr: 'Demi-journée', en: 'Half-day' },
  starts: facts({ 'vacation.planned': start }),
  steps: {
    confirming: {
      role: 'partner', expects: { fr: 'confirmer sa venue à la demi-journée', en: 'confirm coming to the half-day' }, person: (m) => m.ids.person,
      handedOn: { fr: 'confirmer ou annuler la demi-journée restée sans réponse', en: 'confirm or cancel the half-day nobody answered' },
      deadline: 'confirm', until: (m) => m.dates.start, ends: (m) => halfDay(m, 'CONFIRMED', 'CANCELLED_BY_PARTNER', 'CANCELLED_BY_TEAM'),
      on: facts({ 'vacation.confirmed': to('coming') }),
    },
    coming: {
      role: 'partner', expects: { fr: 'venir à la demi-journée', en: 'come to the half-day' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Ensuite : Tandem note que la demi-journée a eu lieu', en: 'Then: Tandem notes that it took place' },
      deadline: 'come', until: (m) => m.dates.end, ends: (m) => halfDay(m, 'DONE', 'CANCELLED_BY_PARTNER', 'CANCELLED_BY_TEAM', 'NO_SHOW_PARTNER', 'NO_SHOW_TEAM'),
      on: facts({ 'vacation.done': to('declaring') }),
      overdue: (m) => act('matching.vacation.finish', { id: m.ids.vacation }),
    },
    declaring: {
      role: 'partner', expects: { fr: 'déclarer la demi-journée faite', en: 'declare the half-day done' }, person: (m) => m.ids.person,
      handedOn: { fr: 'examiner la demi-journée restée sans déclaration', en: 'review the half-day nobody declared' },
      deadline: 'declare', since: (m) => m.dates.end, ends: (m) => halfDay(m, 'DECLARED', 'DISPUTED', 'FORFEITED', 'NO_SHOW_PARTNER', 'NO_SHOW_TEAM'),
      on: facts({ 'vacation.declared': declared, 'vacation.disputed': to('settling') }),
    },
    approving: {
      role: (m) => (m.ids.approver === 'coordinator' ? 'coordinator' : 'referent'), person: (m) => (m.ids.approver === 'coordinator' ? undefined : m.ids.referent),
      expects: { fr: 'valider le service fait', en: 'approve the service done' },
      deadline: 'approve', ends: (m) => halfDay(m, 'APPROVED', 'DISPUTED'),
      on: facts({ 'vacation.disputed': to('settling'), 'vacation.declared': stay }),
    },
    settling: {
      role: 'coordinator', expects: { fr: 'trancher le désaccord sur la demi-journée', en: 'settle the dispute about the half-day' },
      deadline: 'settle', ends: (m) => halfDay(m, 'APPROVED', 'REJECTED'),
      on: {},
    },
  },
  anywhere: facts({
    'vacation.approved': end('approved'),
    'vacation.rejected': end('rejected'),
    'vacation.forfeited': end('forfeited'),
    'vacation.cancelled-by-partner': end('cancelled-by-partner'),
    'vacation.cancelled-by-team': end('cancelled-by-team'),
    'vacation.missed-by-partner': end('missed-by-partner'),
    'vacation.missed-by-team': end('missed-by-team'),
  }),
};
