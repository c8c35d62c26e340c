import { end, facts, remember, stay, textOf, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends } from './common';

const file = (memory: Memory, ...states: string[]) => ends('application', memory.ids.application, ...states);
const lapse = (memory: Memory) => act('recruitment.application.lapse', { id: memory.ids.application, reason: 'NO_ANSWER' });

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'application', ids: ['person', 'call'] });
  return 'choosing';
}

function booked(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['slot', 'professional'], dates: ['interviewAt'] });
  return 'interview';
}

function held(fact: Heard, memory: Memory): Next {
  memory.dates.held = fact.at;
  return 'grids';
}

// A panel's grids, in the order they were handed out: `grid:1`, `grid:2`; one that is in is forgotten.
const grids = (memory: Memory): string[] => Object.keys(memory.ids).filter((name) => name.startsWith('grid:'));
const missing = (memory: Memory): { grid: string; member: string; role: string } | undefined => {
  const [name] = grids(memory);
  if (!name) return undefined;
  const n = name.slice('grid:'.length);
  return { grid: memory.ids[name], member: memory.ids[`member:${n}`], role: memory.ids[`role:${n}`] };
};

function handedOut(fact: Heard, memory: Memory): Next {
  if (grids(memory).some((name) => memory.ids[name] === fact.subject)) return undefined;
  const first = !missing(memory);
  const n = (memory.counts.grids = (memory.counts.grids ?? 0) + 1);
  Object.assign(memory.ids, { [`grid:${n}`]: fact.subject, [`member:${n}`]: textOf(fact, 'member') ?? '', [`role:${n}`]: textOf(fact, 'role') ?? '' });
  memory.dates.held ??= fact.at;
  return first ? 'grids' : undefined;
}

/** The wait stands on one member at a time: when theirs is in, on the other. */
function gridIn(fact: Heard, memory: Memory): Next {
  const awaited = missing(memory)?.grid;
  for (const name of grids(memory)) {
    if (memory.ids[name] !== fact.subject) continue;
    const n = name.slice('grid:'.length);
    for (const part of ['grid', 'member', 'role']) delete memory.ids[`${part}:${n}`];
  }
  return awaited === fact.subject && missing(memory) ? 'again' : undefined;
}

/** From a screened file to an answer (domain.md F.1): slot, interview, two independent grids, deliberation. */
export const selectionTable: ProcessTable = {
  process: 'selection',
  follows: 'application',
  names: { fr: 'Sélection', en: 'Selection' },
  starts: facts({ 'application.screened': start }),
  steps: {
    choosing: {
      role: 'candidate', expects: { fr: 'choisir un créneau d’entretien', en: 'choose an interview slot' }, person: (m) => m.ids.person,
      deadline: 'choose', ends: (m) => file(m, 'INTERVIEW_SCHEDULED', 'WITHDRAWN', 'LAPSED'),
      on: facts({ 'application.interview-scheduled': booked }),
      overdue: lapse,
    },
    interview: {
      role: 'candidate', expects: { fr: 'venir à l’entretien', en: 'come to the interview' }, person: (m) => m.ids.person,
      handedOn: { fr: 'noter si l’entretien a eu lieu', en: 'record whether the interview took place' },
      handedTo: (m) => m.ids.professional,
      otherwise: { fr: 'Ensuite : le jury note si l’entretien a eu lieu', en: 'Then: the panel records whether it took place' },
      deadline: 'interview', until: (m) => m.dates.interviewAt, ends: (m) => ends('interview-slot', m.ids.slot, 'HELD', 'CANCELLED', 'OPEN'),
      on: facts({
        'application.interview-moved': booked, 'application.interview-missed': to('choosing'), 'application.interview-cancelled': to('choosing'),
        'interview-slot.held': held, 'grid.assigned': handedOut, 'application.interviewed': to('deciding'),
        // The same happening told by the slot: what the application says of it comes with it.
        'interview-slot.missed': stay, 'interview-slot.cancelled': stay, 'interview-slot.released': stay,
      }),
    },
    grids: {
      role: (m) => (missing(m)?.role === 'ru' ? 'ru' : 'professional'), person: (m) => missing(m)?.member || undefined,
      expects: { fr: 'remplir sa grille d’entretien', en: 'fill in the interview grid' }, handedOn: { fr: 'obtenir la grille d’entretien manquante', en: 'obtain the missing interview grid' },
      deadline: 'grids', since: (m) => m.dates.held, ends: (m) => (missing(m) ? ends('grid', missing(m)?.grid, 'SUBMITTED') : file(m, 'INTERVIEWED', 'WITHDRAWN')),
      on: facts({ 'grid.assigned': handedOut, 'grid.submitted': gridIn, 'interview-slot.held': stay, 'application.interviewed': to('deciding') }),
    },
    deciding: {
      role: 'coordinator', expects: { fr: 'délibérer avec la ou le représentant des usagers et répondre à la candidature', en: 'deliberate with the user representative and answer the application' },
      deadline: 'answer', ends: (m) => file(m, 'ACCEPTED', 'REFUSED', 'WITHDRAWN'),
      on: facts({ 'application.deliberation-opened': stay, 'application.accepted': end('accepted') }),
    },
  },
  anywhere: facts({
    'application.refused': end('refused'),
    'application.withdrawn': end('withdrawn'),
    'application.lapsed': end('lapsed'),
  }),
};
