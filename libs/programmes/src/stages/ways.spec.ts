import type { Machine } from '@tandem/kernel';
import { ALL_MACHINES } from '@tandem/messages';
import { loadDefinition } from '../definition/load';
import { plan } from '../definition/plan-of';
import { advance, noProgress, type Advance, type ProcessTable } from '../plan';
import { Play } from '../testing/play';
import { WHOLE } from '../testing/whole';
import { agreementTable } from './agreement';
import { exitTable } from './exit';
import { processOf, tableOf } from './ways';
import { appointmentTable, electionTable, proposalTable } from './matching-ways';
import { meetingTable } from './meeting';
import { reviewTable } from './review';
import { workTable } from './work';

const play = (table: ProcessTable, options: Record<string, unknown> = {}): Play => {
  const made = new Play(table);
  table.prepare?.(options, made.memory);
  return made;
};
const days = (p: Play, n: number): Play => p.until(new Date(Date.parse(p.now) + n * 86_400_000).toISOString());
const stage = (kind: string) => ({ stageKind: kind, person: 'camille', membership: 'membership' });

describe('an agreement with a structure', () => {
  it('goes from contact to force, each step waited for', () => {
    const p = play(agreementTable).tell('structure-agreement.registered').tell('structure-agreement.discussion-opened').tell('structure-agreement.drafted');
    expect(p.wait).toMatchObject({ step: 'signing', role: 'signatory' });
    expect(p.tell('structure-agreement.signed').tell('structure-agreement.activated').ended).toBe('active');
  });

  it('in discussion for two months is brought before the lead', () => {
    const p = days(play(agreementTable).tell('structure-agreement.registered').tell('structure-agreement.discussion-opened'), 61);
    expect(p.tasks).toEqual(['discussing:lead']);
    expect(p.tell('structure-agreement.ended').ended).toBe('ended');
  });
});

describe('a meeting instead of a panel', () => {
  it('asks for no grid: a date, the meeting, an answer', () => {
    const p = play(meetingTable).tell('application.screened', 'row', { person: 'camille' }).tell('application.interview-scheduled', 'row', { slot: 'slot', interviewAt: '2024-02-05T13:00:00.000Z' });
    expect(p.wait).toMatchObject({ step: 'meeting', due: '2024-02-05T13:00:00.000Z', person: 'camille' });
    p.tell('interview-slot.held', 'slot').tell('application.interviewed');
    expect(p.wait).toMatchObject({ step: 'answering', role: 'coordinator' });
    expect(p.tell('application.accepted').ended).toBe('accepted');
  });

  it('is held again for somebody who could not come', () => {
    const p = play(meetingTable).tell('application.screened').tell('application.interview-scheduled').tell('application.interview-missed');
    expect(p.step).toBe('inviting');
  });
});

describe('the ways of matching', () => {
  it('proposes another project when an answer does not come within seven days', () => {
    const p = days(play(proposalTable).tell('journey.stage-entered', 'journey', stage('matching')).tell('proposal.proposed', 'p1', { person: 'camille' }), 8);
    expect([p.reminded.length, p.operations()]).toEqual([2, ['matching.proposal.lapse']]);
    expect(p.tell('proposal.lapsed', 'p1').step).toBe('suggesting');
  });

  it('goes on with whichever of several proposals is accepted', () => {
    const p = play(proposalTable).tell('journey.stage-entered', 'journey', stage('matching')).tell('proposal.proposed', 'p1').tell('proposal.proposed', 'p2').tell('proposal.accepted', 'p2');
    expect(p.wait).toMatchObject({ step: 'confirming', role: 'referent', ends: { id: 'p2' } });
    expect(p.tell('proposal.declined', 'p1').step).toBe('confirming');
    expect(p.tell('proposal.refused-by-team', 'p2').step).toBe('suggesting');
    expect(p.tell('assignment.confirmed', 'a').ended).toBe('matched');
  });

  it('waits for the next in line when the proposal it waited for is declined, and hears whichever answers first', () => {
    const p = play(proposalTable).tell('journey.stage-entered', 'journey', stage('matching')).tell('proposal.proposed', 'p1').tell('proposal.proposed', 'p2').tell('proposal.proposed', 'p3');
    p.tell('proposal.declined', 'p2').tell('proposal.lapsed', 'p1');
    expect(p.wait).toMatchObject({ step: 'answering', ends: { id: 'p3' } });
    p.tell('proposal.proposed', 'p4').tell('proposal.accepted', 'p4').tell('proposal.refused-by-team', 'p4');
    expect(p.wait).toMatchObject({ step: 'answering', ends: { id: 'p3' } });
    expect(p.tell('proposal.withdrawn', 'p3').step).toBe('suggesting');
    // Its proposing is heard of later, or was answered while it stood in line.
    expect(p.tell('proposal.accepted', 'p5').wait).toMatchObject({ step: 'confirming', ends: { id: 'p5' } });
  });

  it('entrusts a mission by appointment, and tells the direction when that does not come', () => {
    const p = days(play(appointmentTable).tell('journey.stage-entered', 'journey', stage('matching')), 31);
    expect(p.wait).toMatchObject({ step: 'appointing', role: 'direction' });
    expect(p.tell('assignment.confirmed', 'a').ended).toBe('matched');
  });

  it('elects to a seat', () => {
    const p = play(electionTable).tell('journey.stage-entered', 'journey', stage('matching')).tell('seat.nominated', 's');
    expect(p.step).toBe('electing');
    expect(p.tell('seat.appointed', 's').ended).toBe('matched');
  });

  it('is for the stage that opened and no other', () => {
    for (const table of [proposalTable, appointmentTable, electionTable]) expect(play(table).tell('journey.stage-entered', 'journey', stage('training')).step).toBeUndefined();
  });
});

describe('the work of a group', () => {
  const PHASES = { phases: [{ id: 'listening' }, { id: 'deepening' }, { id: 'building' }], reopen: { to: 'listening', max: 1 } };
  const done = (outcome = 'handled') => ['task.done', 'task', { code: 'PHASE', outcome }] as const;
  const working = (options = {}) => play(workTable, options).tell('project.created', 'row', { referent: 'ref' }).tell('project.submitted').tell('project.review-started').tell('project.approved').tell('project.opened').tell('project.staffed').tell('project.started');

  it('goes back and forth until it is approved, then waits for its group before it starts', () => {
    const p = play(workTable).tell('project.created').tell('project.submitted').tell('project.review-started').tell('project.changes-requested').tell('project.resubmitted').tell('project.review-started').tell('project.approved').tell('project.opened');
    expect(p.wait).toMatchObject({ step: 'gathering', role: 'coordinator' });
    expect(days(p, 31).tasks).toEqual(['gathering:lead']);
  });

  it('works its phases in order, one task each', () => {
    const p = working(PHASES).tell(...done()).tell(...done());
    expect([p.step, p.memory.counts.phase, p.asked.map((a) => a.input.subject)]).toEqual(['working', 3, ['journey/phase-1', 'journey/phase-2', 'journey/phase-3']]);
    expect(p.tell(...done()).step).toBe('concluding');
  });

  it('goes back to an earlier phase as many times as allowed and no more', () => {
    const p = working(PHASES).tell(...done()).tell(...done('reopen'));
    expect(p.memory.counts.phase).toBe(1);
    expect(p.tell(...done()).tell(...done('reopen')).memory.counts.phase).toBe(3);
  });

  it('without phases is one stretch of work, told back to partners before it closes', () => {
    const p = working().tell('task.done', 'other', { code: 'REVIEW' });
    expect(p.step).toBe('working');
    expect(p.tell(...done()).wait).toMatchObject({ step: 'concluding', role: 'referent', person: 'ref' });
    expect(days(p, 31).wait).toMatchObject({ role: 'direction' });
    expect(p.tell('project.closing-started').tell('project.closed').ended).toBe('closed');
  });

  it('hears of its own phase’s task only, and of one that is done during a pause', () => {
    const p = working(PHASES);
    p.memory.ids.task = 'first';
    expect(p.tell('task.done', 'stray', { code: 'PHASE' }).memory.counts.phase).toBe(1);
    p.tell('project.paused').tell('task.done', 'first', { code: 'PHASE' });
    expect([p.step, p.memory.counts.phase]).toEqual(['paused', 2]);
    p.tell('project.resumed', 'row', { state: 'RUNNING' });
    expect(p.asked.map((a) => a.input.subject)).toEqual(['journey/phase-1', 'journey/phase-2']);
    p.tell(...done()).tell('project.paused').tell(...done());
    expect(p.tell('project.resumed', 'row', { state: 'RUNNING' }).step).toBe('concluding');
    expect(p.tell('project.paused').tell('project.resumed', 'row', { state: 'RUNNING' }).step).toBe('concluding');
  });

  it('comes back from a pause to where it was', () => {
    for (const [state, step] of [['OPEN', 'gathering'], ['STAFFED', 'starting'], ['RUNNING', 'working']]) expect(working().tell('project.paused').tell('project.resumed', 'row', { state }).step).toBe(step);
  });
});

describe('a review', () => {
  it('is asked for each year, held, and comes again', () => {
    const p = play(reviewTable, { every: '12mo' }).tell('journey.stage-entered', 'journey', stage('review'));
    expect(p.wait).toMatchObject({ step: 'resting', role: 'system' });
    p.until('2025-01-10T12:00:00.000Z');
    expect(p.asked).toEqual([expect.objectContaining({ operation: 'inbox.task.open', input: expect.objectContaining({ subject: 'journey' }) })]);
    // No task of the journey but its own closes it in the register.
    expect(p.wait?.ends).toMatchObject({ aggregate: 'task', id: p.memory.organisation });
    p.tell('task.opened', 't', { code: 'OTHER' }).tell('task.opened', 't', { code: 'REVIEW' });
    expect(p.wait).toMatchObject({ step: 'holding', role: 'coordinator', ends: { aggregate: 'task', id: 't' } });
    expect(p.tell('task.done', 't', { code: 'REVIEW' }).step).toBe('resting');
    expect(p.tell('membership.ended', 'm').ended).toBe('ended');
  });

  it('is held once where no rhythm is said', () => {
    expect(play(reviewTable).tell('journey.stage-entered', 'journey', stage('review')).tell('task.opened', 't', { code: 'REVIEW' }).tell('task.done', 't', { code: 'REVIEW' }).ended).toBe('reviewed');
  });
});

describe('an exit', () => {
  const left = (options = {}, reason = 'WISH') => play(exitTable, options).tell('journey.stage-entered', 'journey', { ...stage('exit'), reason });

  it('takes back what was lent, then asks whether to stay in touch, then closes', () => {
    const p = left({ keep: 'alumni' });
    expect([p.wait?.step, p.operations()]).toEqual(['parting', ['inbox.task.open']]);
    p.tell('task.done', 't', { code: 'EXIT' });
    expect(p.wait).toMatchObject({ step: 'keeping', person: 'camille' });
    expect(p.tell('membership.kept-as-alumni', 'membership').operations().at(-1)).toBe('recruitment.journey.close');
    expect(p.tell('journey.closed', 'journey').ended).toBe('closed');
  });

  it('closes by itself when nobody answers', () => {
    expect(days(left({ keep: 'alumni' }).tell('task.done', 't', { code: 'EXIT' }), 31).operations().at(-1)).toBe('recruitment.journey.close');
  });

  it('is not held up by a task that was cancelled', () => {
    expect(left().tell('task.cancelled', 't', { code: 'EXIT' }).step).toBe('closing');
  });

  it('asks nothing of the family of somebody who died', () => {
    expect(left({ keep: 'alumni' }, 'DECEASED').tell('task.done', 't', { code: 'EXIT' }).step).toBe('closing');
  });
});

/** What an agreement or a project can live, row by row of its state table: neither is a process of its own aggregate. */
describe.each([['structure-agreement', agreementTable], ['project', workTable]] as const)('every life of a %s', (aggregate, table) => {
  const machine = ALL_MACHINES.find((m) => m.aggregate === aggregate) as Machine;
  const leaving = (state: string | null) => machine.transitions.filter(({ from }) => (Array.isArray(from) ? from : [from]).includes(state as never));

  it('reaches every step, never stands at a wait that is over, and ends with it', () => {
    const seen = new Set<string>();
    const reached = new Set<string>();
    const walk = (path: { event: string; to: string }[]): void => {
      const p = play(table);
      for (const { event, to } of path) p.tell(`${aggregate}.${event}`, 'row', { state: to });
      const state = path.at(-1)?.to ?? null;
      const key = `${state}|${p.step}|${p.ended}`;
      if (seen.has(key)) return;
      seen.add(key);
      reached.add(p.step ?? '');
      if (state && !p.ended) expect([state, p.step, p.wait?.ends.states.includes(state)]).toEqual([state, p.step, false]);
      if (machine.final.includes(state as string)) expect([state, Boolean(p.ended)]).toEqual([state, true]);
      if (!p.ended) for (const { event, to } of leaving(state)) walk([...path, { event, to }]);
    };
    walk([]);
    // Told by a task, not by the project.
    expect(Object.keys(table.steps).filter((s) => !reached.has(s))).toEqual(table === workTable ? ['concluding'] : []);
  });
});

/** A task is opened once per subject (inbox): two journeys that ask at once must not share one. */
describe.each([['a phase', workTable, 'working'], ['an exit', exitTable, 'parting']] as const)('the task of %s', (_what, table, step) => {
  it('names its journey, and is the only one that ends the wait', () => {
    const { memory } = play(table);
    const [asked] = table.steps[step].enter?.(memory) ?? [];
    expect(String(asked.input.subject)).toContain('journey');
    memory.ids[asked.as as string] = 'task-7';
    expect(table.steps[step].ends(memory)).toMatchObject({ aggregate: 'task', id: 'task-7' });
  });
});

describe('a journey with stages of every kind', () => {
  const d = loadDefinition(WHOLE);
  type Told = string | [string, Record<string, unknown>];
  const live = (journey: Parameters<typeof plan>[1], ...facts: Told[]): Advance[] => {
    let progress = noProgress();
    return facts.map((told) => {
      const answer = advance(plan(d, journey), progress, typeof told === 'string' ? { type: told, data: {} } : { type: told[0], data: told[1] });
      progress = answer.progress;
      return answer;
    });
  };

  it('opens the exit when the membership ends, and ends with it', () => {
    const answers = live('partner', 'journey.opened', 'application.screened', 'application.accepted', 'membership.ended', 'membership.ended', 'journey.closed');
    expect(answers[3].moves.at(-1)).toEqual({ enter: 'exit' });
    expect(answers[3].end).toBeUndefined();
    expect(answers[4].moves).toEqual([]);
    expect(answers[5].end).toBe('CLOSED');
  });

  it('opens the exit after a pause, if it was left meanwhile', () => {
    const answers = live('partner', 'journey.opened', 'application.screened', 'application.accepted', 'journey.paused', 'membership.ended', 'journey.resumed');
    expect(answers.map((a) => a.enter.includes('exit'))).toEqual([false, false, false, false, false, true]);
  });

  it('reviews a project once it is closed, and is then over', () => {
    const answers = live('project', 'journey.opened', 'project.closed', ['task.done', { code: 'REVIEW' }]);
    expect(answers.map((a) => [a.enter, a.end])).toEqual([[['work'], undefined], [['lookback'], undefined], [[], 'COMPLETED']]);
    expect(live('project', 'journey.opened', 'project.rejected')[1].end).toBe('REJECTED');
  });

  it('closes an agreement by its coming into force', () => {
    expect(live('structure', 'journey.opened', 'structure-agreement.activated')[1]).toMatchObject({ end: 'COMPLETED', close: [{ stage: 'agreement', outcome: 'ACTIVE' }] });
  });
});

describe('the process of a stage', () => {
  it('is its kind, or the way it takes', () => {
    expect(['panel', 'meeting', 'group-meeting'].map((mode) => processOf({ kind: 'selection', mode }))).toEqual(['selection', 'meeting', 'meeting']);
    expect(['speed-dating', 'proposal', 'appointment', 'election'].map((by) => processOf({ kind: 'matching', by }))).toEqual(['matching', 'proposal', 'appointment', 'election']);
    expect(tableOf('work')).toBe(workTable);
    expect(() => tableOf('lottery')).toThrow('no process lottery');
  });
});
