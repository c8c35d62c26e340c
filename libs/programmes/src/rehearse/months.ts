import { DAY, dateOf, MONTH } from './days';
import type { House } from './house';
import type { Subject } from './subject';

/** What a month may bring in somebody's life: illness, another wish, a departure. The same months whatever the programme does. */
export function liveOn(house: House, subject: Subject): void {
  house.at(house.now + MONTH, () => {
    if (subject.closed) return;
    month(house, subject);
    liveOn(house, subject);
  });
}

function month(house: House, subject: Subject): void {
  const rng = subject.draw(house.seed, 'month');
  const [ill, leaves, withdraws] = (['pause.month', 'leaves.month', 'withdraws.month'] as const).map((key) => rng.chance(house.assume.of(key)));
  const days = Math.max(1, Math.round(house.assume.of('pause.days') * rng.pick([0.5, 0.75, 1, 1.5, 2])));
  const tell = (type: string, data: Record<string, unknown> = {}): void => house.tell(subject, { type, subject: subject.id, data });
  const partner = subject.membership === 'active';
  if (partner && leaves) return tell('membership.ended', { reason: 'WISH' });
  if (subject.membership === 'accepted' && withdraws) return tell('membership.ended', { reason: 'WISH' });
  if (subject.membership === 'none' && withdraws) return tell('application.withdrawn');
  if (!ill || subject.awayUntil > house.now || !['none', 'accepted', 'active'].includes(subject.membership)) return;
  subject.awayUntil = house.now + days * DAY;
  tell(partner ? 'membership.paused' : 'journey.paused', { returns: dateOf(subject.awayUntil) });
}
