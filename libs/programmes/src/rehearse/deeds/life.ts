import { EXIT_CODE } from '../../stages/exit';
import { REVIEW_CODE } from '../../plan/advance';
import { DAY, morningOf } from '../days';
import { FORGOTTEN, type Deeds, type Scene } from '../scene';

const member = (s: Scene): string => s.lived.subject.id;
const covered = (s: Scene): boolean => [...s.lived.subject.stages.values()].some(({ running }) => running.table.process === 'convention' && Boolean(running.memory.ids.current));
const back = (s: Scene): number => Math.max(s.now + DAY, s.lived.subject.awayUntil);

/** A pause ends when health allows; the coordinators hear of it then. */
export const journey: Deeds = { paused: { when: back, does: (s) => s.tell('journey.resumed', s.lived.subject.id) } };

export const engagement: Deeds = {
  // Where nobody is paid there is no status to choose: active in the same breath.
  activating: { when: (s) => (s.house.definition.money === 'none' ? s.now : s.house.answers(s.lived)), does: (s) => s.tell('membership.activated', member(s), { person: member(s) }) },
  // Half-days are the news; without any, a reminder or a call brings some.
  active: { when: () => FORGOTTEN, does: (s) => s.tell('profile.checked', member(s)) },
  paused: { when: (s) => Math.max(back(s), s.memory.dates.returns ? morningOf(s.memory.dates.returns) : 0), does: (s) => s.tell('membership.resumed', member(s)) },
  suspended: {
    does: (s) => (covered(s) ? s.tell('membership.reinstated', member(s)) : s.tell('membership.ended', member(s), { reason: 'CONVENTION_EXPIRED' })),
  },
};

export const review: Deeds = { holding: { does: (s) => s.tell('task.done', s.lived.subject.row('task'), { code: REVIEW_CODE }) } };

export const exit: Deeds = {
  parting: { does: (s) => s.tell('task.done', s.lived.subject.row('task'), { code: EXIT_CODE }) },
  keeping: { does: (s) => s.tell('membership.kept-as-alumni', member(s)) },
};
