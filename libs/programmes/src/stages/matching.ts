import { end, facts, remember, stay, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { endsInJourney, isStage, journeyOver } from './common';

function start(fact: Heard, memory: Memory): Next {
  if (!isStage('matching')(fact)) return undefined;
  remember(memory, fact, { ids: ['person', 'membership'] });
  return 'pairing';
}

/** A new partner and a first project, F.6: the speed-dating is held for all, and this partner's assignment ends the wait. */
export const matchingTable: ProcessTable = {
  process: 'matching',
  follows: 'journey',
  names: { fr: 'Choix du projet', en: 'Choice of a project' },
  concerns: isStage('matching'),
  // Matched already when the stage opens: there is nothing to wait for.
  starts: facts({ 'journey.stage-entered': start, 'assignment.confirmed': end('matched') }),
  steps: {
    pairing: {
      role: 'coordinator', expects: { fr: 'tenir le speed-dating et confirmer un premier projet', en: 'hold the speed-dating and confirm a first project' },
      deadline: 'match', ends: (m) => endsInJourney(m, 'assignment', 'CONFIRMED', 'ACTIVE'),
      on: facts({ 'assignment.confirmed': end('matched'), 'journey.stage-entered': stay }),
    },
  },
  anywhere: journeyOver,
};
