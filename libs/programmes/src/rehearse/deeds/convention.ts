import { addDays, addDuration, parisDate, parisInstant } from '@tandem/kernel';
import { dateOf } from '../days';
import { NEVER, type Deeds, type Scene } from '../scene';

const parties = (s: Scene): string[] => s.options.parties as string[];

function created(s: Scene, starts: string, renews?: string): void {
  const last = addDays(parisDate(addDuration(parisInstant(starts, '12:00'), s.options.term as string, 'FR')), -1);
  s.tell('convention.created', s.lived.subject.row('convention'), { person: s.lived.subject.id, membership: s.lived.subject.id, starts, ends: last, renews });
}
const fresh = (s: Scene): void => created(s, dateOf(s.in(s.assumed('convention.lead'))));

/** Sent, and the first signer told. */
function send(s: Scene): void {
  const { pending } = s.memory.ids;
  s.tell('convention.prepared', pending);
  s.tell('convention.sent', pending);
  s.marks.signer = 0;
  notify(s);
}
function notify(s: Scene): void {
  const role = parties(s)[s.marks.signer];
  s.tell('signature.notified', s.lived.subject.row('signature'), { convention: s.memory.ids.pending, person: role === 'partner' ? s.lived.subject.id : role, role });
}

function sign(s: Scene): void {
  const { pending, signature, role } = s.memory.ids;
  if (role === 'partner' && s.chance('signature.declines')) {
    s.tell('signature.declined', signature);
    return s.tell('convention.declined', pending);
  }
  s.tell('signature.signed', signature);
  s.marks.signer += 1;
  if (s.marks.signer >= parties(s).length) return s.tell('convention.signed', pending);
  s.tell('convention.partially-signed', pending);
  return notify(s);
}

export const convention: Deeds = {
  preparing: { does: fresh },
  sending: { does: send },
  signing: { does: sign },
  // What is not offered again runs out at its end.
  expiring: {
    when: (s) => (s.chance('convention.renews') ? s.house.answers(s.lived) : NEVER),
    does: (s) => created(s, addDays(s.memory.dates.ends, 1), s.memory.ids.current),
  },
  renewing: { does: send },
  countersigning: { does: sign },
  uncovered: { does: (s) => s.tell('membership.ended', s.lived.subject.id, { reason: 'CONVENTION_EXPIRED' }) },
};
