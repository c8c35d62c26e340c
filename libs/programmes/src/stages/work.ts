import { end, facts, remember, stay, textOf, to, type Act, type Heard, type Memory, type Next, type ProcessTable, type Step } from '../plan/process';
import { act, ends, endsByTask, isStage, midnightOf } from './common';

export const PHASE_CODE = 'PHASE';
/** What closes a phase by sending the group back to an earlier one. */
export const REOPEN = 'reopen';

const project = (memory: Memory, ...states: string[]) => ends('project', memory.ids.project, ...states);

function created(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'project', ids: ['referent'], dates: ['starts', 'ends'] });
  memory.counts.phase = 1;
  return 'preparing';
}
function approved(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { ids: ['referent'], dates: ['starts', 'ends'] });
  return 'opening';
}

/** On to the next phase (a cancelled one is not needed any more), back to an earlier one while that is still allowed, or to the end of the work. */
function phaseDone(fact: Heard, { counts, ids }: Memory): Next {
  // The task of an earlier phase, done late, is no end of the present one.
  if (ids.task && fact.subject !== ids.task) return undefined;
  const back = counts.reopenTo ?? 0;
  const again = textOf(fact, 'outcome') === REOPEN && back > 0 && back <= counts.phase && (counts.reopened ?? 0) < (counts.mostReopened ?? 0);
  if (again) counts.reopened = (counts.reopened ?? 0) + 1;
  counts.phase = again ? back : counts.phase + 1;
  return allDone(counts) ? 'concluding' : 'again';
}
const allDone = (counts: Memory['counts']): boolean => counts.phase > (counts.phases || 1);

/** Asked for again after a pause it is the same task, while it is open. */
function askPhase({ organisation, journey, counts, ids }: Memory): Act[] {
  delete ids.task;
  const asked = act('inbox.task.open', { kind: 'phase', role: 'referent', organisation, journey, subject: `${journey}/phase-${counts.phase}`, code: PHASE_CODE });
  return [{ ...asked, as: 'task' }];
}

const BACK: Record<string, string> = { OPEN: 'gathering', STAFFED: 'starting', RUNNING: 'working' };
function resumed(fact: Heard, { counts }: Memory): Next {
  const step = BACK[textOf(fact, 'state') ?? ''];
  return step === 'working' && allDone(counts) ? 'concluding' : step;
}
/** A phase that was under way may be finished while the project pauses: it is noted, and not asked for again. */
function doneMeanwhile(fact: Heard, memory: Memory): Next {
  if (!allDone(memory.counts)) phaseDone(fact, memory);
  return undefined;
}
const pauses = facts({ 'project.paused': to('paused') });
const team: Pick<Step, 'role' | 'person'> = { role: 'referent', person: (m) => m.ids.referent };

function options(said: Record<string, unknown>, memory: Memory): void {
  const phases = ((said.phases as { id: string }[] | undefined) ?? []).map((phase) => phase.id);
  const reopen = said.reopen as { to: string; max: number } | undefined;
  Object.assign(memory.counts, { phases: phases.length || 1, reopenTo: reopen ? phases.indexOf(reopen.to) + 1 : 0, mostReopened: reopen?.max ?? 0 });
}

/** A project and the group that carries it, F.5: approved, a group gathered before it starts, worked phase after phase, told back, closed. */
export const workTable: ProcessTable = {
  process: 'work',
  follows: 'journey',
  names: { fr: 'Travail en groupe', en: 'Group work' },
  concerns: isStage('work', PHASE_CODE),
  prepare: options,
  starts: facts({ 'project.created': created }),
  steps: {
    preparing: {
      role: 'professional', expects: { fr: 'compléter et déposer le projet', en: 'complete and submit the project' },
      deadline: 'prepare', ends: (m) => project(m, 'SUBMITTED', 'CANCELLED'), on: facts({ 'project.submitted': to('receiving') }),
    },
    receiving: {
      role: 'coordinator', expects: { fr: 'commencer l’étude du projet', en: 'start the review of the project' },
      deadline: 'receive', ends: (m) => project(m, 'IN_REVIEW', 'CANCELLED'), on: facts({ 'project.review-started': to('deciding') }),
    },
    deciding: {
      role: 'coordinator', expects: { fr: 'accepter le projet, demander des changements ou dire non', en: 'approve the project, ask for changes or say no' },
      deadline: 'decide', ends: (m) => project(m, 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED', 'CANCELLED'), on: facts({ 'project.changes-requested': to('changing'), 'project.approved': approved }),
    },
    changing: {
      role: 'professional', expects: { fr: 'reprendre le projet et le déposer à nouveau', en: 'revise the project and submit it again' },
      deadline: 'change', ends: (m) => project(m, 'SUBMITTED', 'CANCELLED'), on: facts({ 'project.resubmitted': to('receiving') }),
    },
    opening: {
      role: 'coordinator', expects: { fr: 'ouvrir les places du projet', en: 'open the seats of the project' },
      deadline: 'open', ends: (m) => project(m, 'OPEN', 'CANCELLED'), on: facts({ 'project.opened': to('gathering') }),
    },
    gathering: {
      role: 'coordinator', expects: { fr: 'réunir le groupe prévu avant de commencer', en: 'gather the group it needs before it starts' },
      deadline: 'gather', ends: (m) => project(m, 'STAFFED', 'PAUSED', 'CANCELLED'), on: { ...facts({ 'project.staffed': to('starting') }), ...pauses },
    },
    starting: {
      ...team, expects: { fr: 'commencer le travail du groupe', en: 'start the group’s work' },
      deadline: 'start', until: (m) => midnightOf(m, 'starts'), ends: (m) => project(m, 'RUNNING', 'PAUSED', 'CANCELLED'), on: { ...facts({ 'project.started': to('working') }), ...pauses },
    },
    working: {
      ...team, expects: { fr: 'mener la phase en cours à son terme avec le groupe', en: 'bring the present phase to its end with the group' },
      deadline: 'phase', ends: (m) => endsByTask(m, 'DONE', 'CANCELLED'),
      on: { ...facts({ 'task.done': phaseDone, 'task.cancelled': phaseDone, 'project.closing-started': to('closing') }), ...pauses },
      enter: askPhase,
    },
    concluding: {
      ...team, expects: { fr: 'dire aux partenaires ce que leur travail a changé et engager la clôture', en: 'tell the partners what their work changed and start closing' },
      deadline: 'conclude', ends: (m) => project(m, 'CLOSING', 'PAUSED', 'CANCELLED'), on: { ...facts({ 'project.closing-started': to('closing') }), ...pauses },
    },
    closing: {
      role: 'coordinator', expects: { fr: 'clore le projet', en: 'close the project' },
      deadline: 'close', ends: (m) => project(m, 'CLOSED'), on: facts({ 'project.closing-started': stay }),
    },
    paused: {
      role: 'coordinator', expects: { fr: 'prendre des nouvelles du projet en pause', en: 'ask after the paused project' },
      deadline: 'check-in', ends: (m) => project(m, 'OPEN', 'STAFFED', 'RUNNING', 'CANCELLED'),
      on: facts({ 'project.resumed': resumed, 'task.done': doneMeanwhile, 'task.cancelled': doneMeanwhile }),
    },
  },
  anywhere: facts({ 'project.closed': end('closed'), 'project.rejected': end('rejected'), 'project.cancelled': end('cancelled') }),
};
