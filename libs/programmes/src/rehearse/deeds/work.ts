import { PHASE_CODE, REOPEN } from '../../stages/work';
import { dateOf, morningOf } from '../days';
import type { Deeds, Scene } from '../scene';

export const agreement: Deeds = {
  contacting: { does: (s) => s.tell('structure-agreement.discussion-opened') },
  discussing: { does: (s) => s.tell('structure-agreement.drafted') },
  signing: { does: (s) => s.tell('structure-agreement.signed') },
  starting: { does: (s) => s.tell('structure-agreement.activated') },
};

function decide(s: Scene): void {
  if (s.chance('projects.rejected')) return s.tell('project.rejected');
  if (s.chance('projects.changes') && s.first('changes')) return s.tell('project.changes-requested');
  return s.tell('project.approved', undefined, { referent: 'referent', starts: dateOf(s.in(30)) });
}

/** A group that may go back to an earlier phase does so sometimes; the table says how often it may. */
function phase(s: Scene): void {
  const reopens = s.options.reopen !== undefined && s.chance('projects.reopens');
  s.tell('task.done', s.lived.subject.row('task'), { code: PHASE_CODE, outcome: reopens ? REOPEN : 'handled' });
}

export const work: Deeds = {
  preparing: { does: (s) => s.tell('project.submitted') },
  receiving: { does: (s) => s.tell('project.review-started') },
  deciding: { does: decide },
  changing: { does: (s) => s.tell('project.resubmitted') },
  opening: {
    does: (s) => {
      s.house.places.open(s.lived.subject.id, s.options);
      s.tell('project.opened');
    },
  },
  // The coordinators look every week whether the group the definition asks for is there.
  gathering: { does: (s) => (s.house.places.gathered(s.lived.subject.id) ? s.tell('project.staffed') : s.in(7)) },
  starting: { when: (s) => Math.max(s.now, s.memory.dates.starts ? morningOf(s.memory.dates.starts) : 0), does: (s) => s.tell('project.started') },
  working: { when: (s) => s.in(s.assumed('projects.phase')), does: phase },
  concluding: { does: (s) => s.tell('project.closing-started') },
  closing: { does: (s) => s.tell('project.closed') },
};
