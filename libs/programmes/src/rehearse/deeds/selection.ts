import { DAY, iso, msOf } from '../days';
import { NEVER, type Deeds, type Scene } from '../scene';

/** Those who only looked never come back by themselves: reminders may wake them, or the file lapses. */
const starts = (s: Scene): number => (s.chance('application.submits') ? s.house.answers(s.lived) : NEVER);

export const application: Deeds = {
  drafting: { when: starts, does: (s) => s.tell('application.submitted') },
  screening: {
    does: (s) => {
      if (s.chance('application.incomplete') && s.first('incomplete')) return s.tell('application.marked-incomplete');
      return s.tell(s.chance('application.refused') ? 'application.refusal-proposed' : 'application.screened');
    },
  },
  'confirming-refusal': { does: (s) => s.tell('application.refused') },
  completing: { does: (s) => s.tell('application.resubmitted') },
};

/** The day is chosen among those offered; what follows until that day is the mean's rhythm. */
function books(s: Scene, capacity: 'panels' | 'meetings'): void {
  const wish = s.in(s.assumed('notice'));
  const at = s.book(capacity, wish);
  s.marks.wishedAt = wish;
  s.tell('application.interview-scheduled', undefined, { slot: s.lived.subject.row('slot'), interviewAt: iso(at), professional: 'professional' });
}
function appointment(s: Scene, capacity: 'panels' | 'meetings'): number {
  s.because(capacity, s.marks.wishedAt);
  return msOf(s.memory.dates.interviewAt) + DAY / 24;
}

function hold(s: Scene): void {
  const panel = (s.options.panel as { professionals: number; userRepresentatives: number } | undefined) ?? { professionals: 1, userRepresentatives: 0 };
  s.tell('interview-slot.held', s.memory.ids.slot);
  for (const role of ['professional', 'ru']) {
    const many = role === 'ru' ? panel.userRepresentatives : panel.professionals;
    for (let n = 0; n < many; n += 1) s.tell('grid.assigned', s.lived.subject.row('grid'), { member: `${role}${n}`, role });
  }
}

export const selection: Deeds = {
  choosing: { does: (s) => books(s, 'panels') },
  interview: {
    when: (s) => appointment(s, 'panels'),
    does: (s) => (s.chance('interview.attends') ? hold(s) : s.tell('application.interview-missed')),
  },
  grids: {
    does: (s) => {
      const [mine, ...others] = Object.keys(s.memory.ids).filter((name) => name.startsWith('grid:'));
      if (mine) s.tell('grid.submitted', s.memory.ids[mine]);
      if (!others.length) s.tell('application.interviewed');
    },
  },
  deciding: {
    does: (s) => {
      s.tell('application.deliberation-opened');
      s.tell(s.chance('panel.accepts') ? 'application.accepted' : 'application.refused');
    },
  },
};

export const meeting: Deeds = {
  inviting: { does: (s) => books(s, 'meetings') },
  meeting: {
    when: (s) => appointment(s, 'meetings'),
    does: (s) => s.tell(s.chance('interview.attends') ? 'application.interviewed' : 'application.interview-missed'),
  },
  answering: { does: (s) => s.tell(s.chance('meeting.accepts') ? 'application.accepted' : 'application.refused') },
};
