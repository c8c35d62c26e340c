import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { ends } from './common';

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['person', 'application', 'membership'] });
  return 'moving';
}

/**
 * The journey's own wait: the coordinators answer for one where nothing moves. What opens and closes is `advance`; the
 * stages have their own processes and waits. Not among PROCESS_TABLES: the journey workflow runs both.
 */
export const journeyTable: ProcessTable = {
  process: 'journey',
  follows: 'journey',
  names: { fr: 'Parcours', en: 'Journey' },
  starts: facts({ 'journey.opened': start }),
  steps: {
    moving: {
      role: 'coordinator', expects: { fr: 'faire avancer le parcours', en: 'keep the journey moving' },
      deadline: 'stuck', ends: (m) => ends('journey', m.journey, 'CLOSED', 'PAUSED'),
      on: facts({ 'journey.stage-entered': () => 'again', 'journey.stage-closed': stay, 'journey.paused': to('paused') }),
    },
    paused: {
      role: 'coordinator', expects: { fr: 'prendre des nouvelles et reprendre le parcours', en: 'check in and resume the journey' },
      deadline: 'paused', ends: (m) => ends('journey', m.journey, 'OPEN', 'CLOSED'),
      on: facts({ 'journey.resumed': to('moving'), 'journey.stage-closed': stay }),
    },
  },
  anywhere: facts({ 'journey.closed': end('closed') }),
};
