import type { Deeds, Scene } from '../scene';

/** Teams without a place left are asked again every week. */
const WEEK = 7;
const takes = (s: Scene): boolean => s.house.places.take(s.lived.subject.id);
const noPlace = (s: Scene): number => {
  s.because('projects');
  return s.in(WEEK);
};
const confirm = (s: Scene): void => s.tell('assignment.confirmed', s.lived.subject.row('assignment'), { person: s.lived.subject.id });

/** Held for all at its date; whoever finds nothing there comes to the next one. */
function nextSpeedDating(s: Scene, from: number): number {
  s.because('speedDatings', from);
  return s.book('speedDatings', from);
}

export const matching: Deeds = {
  pairing: {
    when: (s) => nextSpeedDating(s, s.in(s.assumed('notice'))),
    does: (s) => (s.chance('matching.suits') && takes(s) ? confirm(s) : nextSpeedDating(s, s.in(1))),
  },
};

export const proposal: Deeds = {
  suggesting: { does: (s) => (takes(s) ? s.tell('proposal.proposed', s.lived.subject.row('proposal'), { person: s.lived.subject.id }) : noPlace(s)) },
  answering: {
    does: (s) => {
      if (s.chance('proposal.accepts')) return s.tell('proposal.accepted', s.memory.ids.proposal);
      s.house.places.giveBack(s.lived.subject.id);
      return s.tell('proposal.declined', s.memory.ids.proposal);
    },
  },
  confirming: {
    does: (s) => {
      if (s.chance('proposal.confirms')) {
        s.tell('proposal.confirmed', s.memory.ids.proposal);
        return confirm(s);
      }
      s.house.places.giveBack(s.lived.subject.id);
      return s.tell('proposal.refused-by-team', s.memory.ids.proposal);
    },
  },
};

/** A mission needs no team to have asked; where a project has a place, the appointed partner takes it. */
export const appointment: Deeds = {
  appointing: {
    does: (s) => {
      if (!s.chance('matching.suits')) return s.in(4 * WEEK);
      takes(s);
      return confirm(s);
    },
  },
};

export const election: Deeds = {
  nominating: { does: (s) => s.tell('seat.nominated', s.lived.subject.row('seat')) },
  electing: { does: (s) => s.tell(s.chance('matching.suits') ? 'seat.appointed' : 'seat.ended', s.lived.subject.row('seat')) },
};
