import { REVIEW_CODE } from '../plan/advance';
import { end, facts, remember, stay, textOf, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { ends } from './common';

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['person', 'application', 'membership'] });
  return 'moving';
}

const isEngagement = (fact: Heard): boolean => textOf(fact, 'stageKind') === 'engagement';
const going = (_: Heard, memory: Memory): Next => (memory.dates.engaged ? 'engaged' : 'moving');

function entered(fact: Heard, memory: Memory): Next {
  if (isEngagement(fact)) memory.dates.engaged = fact.at;
  return going(fact, memory);
}
function closed(fact: Heard, memory: Memory): Next {
  if (!isEngagement(fact)) return undefined;
  delete memory.dates.engaged;
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
  // Of its tasks, only a review held moves it on.
  concerns: (fact) => fact.type !== 'task.done' || textOf(fact, 'code') === REVIEW_CODE,
  starts: facts({ 'journey.opened': start }),
  steps: {
    moving: {
      role: 'coordinator', expects: { fr: 'faire avancer le parcours', en: 'keep the journey moving' },
      deadline: 'stuck', ends: (m) => ends('journey', m.journey, 'CLOSED', 'PAUSED'),
      on: facts({ 'journey.stage-entered': entered, 'journey.stage-closed': stay, 'journey.paused': to('paused') }),
    },
    // A partner at work is no journey that is stuck: nobody is called, somebody stays responsible.
    engaged: {
      role: 'coordinator', expects: { fr: 'faire le point sur le partenariat en cours', en: 'take stock of the running partnership' },
      deadline: 'engaged', ends: (m) => ends('journey', m.journey, 'CLOSED', 'PAUSED'),
      on: facts({ 'journey.stage-entered': entered, 'journey.stage-closed': closed, 'journey.paused': to('paused') }),
    },
    paused: {
      role: 'coordinator', expects: { fr: 'prendre des nouvelles et reprendre le parcours', en: 'check in and resume the journey' },
      deadline: 'paused', ends: (m) => ends('journey', m.journey, 'OPEN', 'CLOSED'),
      on: facts({ 'journey.resumed': going, 'journey.stage-closed': stay }),
    },
  },
  anywhere: facts({ 'journey.closed': end('closed') }),
};
