import { end, facts, remember, stay, textOf, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends, endsByTask, isStage } from './common';

export const EXIT_CODE = 'EXIT';

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['person', 'membership'] });
  if (textOf(fact, 'reason') === 'DECEASED') memory.counts.silent = 1;
  return 'parting';
}

/** Nobody writes to the dead, nor asks anything of their family: then it ends with what the house itself has to do. */
function parted(_: Heard, memory: Memory): Next {
  return memory.counts.keeps && !memory.counts.silent ? 'keeping' : 'closing';
}
const close = (memory: Memory) => act('recruitment.journey.close', { id: memory.journey, outcome: 'ENDED' });

/** Leaving, F.2: what is given back, the last half-days and payments, whether to stay in touch; then the journey closes. */
export const exitTable: ProcessTable = {
  process: 'exit',
  follows: 'journey',
  names: { fr: 'Sortie', en: 'Exit' },
  concerns: isStage('exit', EXIT_CODE),
  prepare: (options, memory) => {
    memory.counts.keeps = options.keep === 'alumni' ? 1 : 0;
  },
  variants: [{ keep: 'alumni' }],
  starts: facts({ 'journey.stage-entered': start }),
  steps: {
    parting: {
      role: 'coordinator', expects: { fr: 'reprendre ce qui a été confié et solder les dernières demi-journées', en: 'take back what was lent and settle the last half-days' },
      deadline: 'part', ends: (m) => endsByTask(m, 'DONE', 'CANCELLED'),
      on: facts({ 'task.done': parted, 'task.cancelled': parted, 'journey.stage-entered': stay }),
      // The journey is its subject: a task is opened once per subject, and several may leave at once.
      enter: (m) => [{ ...act('inbox.task.open', { kind: 'exit', role: 'coordinator', organisation: m.organisation, journey: m.journey, subject: m.journey, code: EXIT_CODE }), as: 'task' }],
    },
    keeping: {
      role: 'partner', expects: { fr: 'dire si elle ou il souhaite rester en lien', en: 'say whether they wish to stay in touch' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Ensuite : Tandem clôt le parcours', en: 'Then: Tandem closes the journey' },
      deadline: 'keep', ends: (m) => ends('membership', m.ids.membership, 'ALUMNI'), on: facts({ 'membership.kept-as-alumni': to('closing') }),
      overdue: close,
    },
    closing: {
      role: 'system', expects: { fr: 'clore le parcours', en: 'close the journey' },
      deadline: 'close', ends: (m) => ends('journey', m.journey, 'CLOSED'), on: {}, enter: (m) => [close(m)], overdue: close,
    },
  },
  anywhere: facts({ 'journey.closed': end('closed') }),
};
