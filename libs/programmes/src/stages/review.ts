import { REVIEW_CODE } from '../plan/advance';
import { end, facts, remember, stay, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends, endsByTask, isStage, journeyOver } from './common';

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['person', 'membership'] });
  return memory.counts.once ? 'opening' : 'resting';
}

const ask = (m: Memory) => act('inbox.task.open', { kind: 'review', role: 'coordinator', organisation: m.organisation, journey: m.journey, subject: m.journey, code: REVIEW_CODE });
function opened(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'task' });
  return 'holding';
}
const asked = facts({ 'task.opened': opened, 'journey.stage-entered': stay });
/**
 * Its task is not born yet, and the journey must not stand for it: any other task of the journey would end the wait. No
 * task is named like the house: the process, which knows its own by its code, withdraws the wait itself.
 */
const itsTask = (memory: Memory) => ends('task', memory.organisation, 'OPEN');

/**
 * Looking back together, at three levels (oneself, practices, context): `every` so often as long as the journey lasts,
 * or once where no rhythm is said. What is asked by questionnaire is evaluation's; this is the meeting.
 */
export const reviewTable: ProcessTable = {
  process: 'review',
  follows: 'journey',
  names: { fr: 'Bilan', en: 'Review' },
  concerns: isStage('review', REVIEW_CODE),
  prepare: (options, memory) => {
    memory.counts.once = options.every === undefined ? 1 : 0;
  },
  variants: [{}, { every: '12mo' }],
  starts: facts({ 'journey.stage-entered': start }),
  steps: {
    resting: {
      role: 'system', expects: { fr: 'demander qu’un bilan soit tenu', en: 'ask for a review to be held' },
      deadline: 'rest', ends: itsTask, on: asked, overdue: ask,
    },
    opening: {
      role: 'system', expects: { fr: 'demander que le bilan soit tenu', en: 'ask for the review to be held' },
      deadline: 'open', ends: itsTask, on: asked, overdue: ask,
    },
    holding: {
      role: 'coordinator', expects: { fr: 'tenir le bilan et dire ce qui en ressort', en: 'hold the review and say what comes out of it' },
      deadline: 'hold', ends: (m) => endsByTask(m, 'DONE', 'CANCELLED'),
      on: facts({ 'task.done': (_, m) => (m.counts.once ? { end: 'reviewed' } : 'resting'), 'task.cancelled': (_, m) => (m.counts.once ? 'opening' : 'resting') }),
    },
  },
  anywhere: { ...journeyOver, ...facts({ 'project.cancelled': end('ended'), 'structure-agreement.ended': end('ended') }) },
};
