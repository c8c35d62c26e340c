import { vacationTable } from '../plan';
import { DAY, dateOf, MONTH, workday } from './days';
import { follow } from './follow';
import type { House } from './house';
import type { Subject } from './subject';

const PARTS = ['AM', 'PM'] as const;

/** As many a month as is assumed, within what the programme allows, for as long as the partner is one. */
export function planHalfDays(house: House, subject: Subject): void {
  if (subject.closed || subject.membership === 'ended') return;
  const { activities } = house.definition;
  if (!activities) return;
  const rng = subject.draw(house.seed, 'half-days');
  const usual = house.assume.of('halfDays.month');
  const many = Math.min(activities.caps?.month ?? Infinity, Math.floor(usual) + (rng.chance(usual % 1) ? 1 : 0));
  for (let n = 0; n < many; n += 1) {
    const wish = house.now + (house.assume.of('halfDays.ahead') + rng.int(28)) * DAY;
    const part = activities.times && !activities.times.includes('office-hours') ? 'EVENING' : rng.pick(PARTS);
    if (subject.membership === 'active' && subject.awayUntil < wish) invite(house, subject, dateOf(workday(wish, house.calendar)), part);
  }
  house.at(house.now + MONTH, () => planHalfDays(house, subject));
}

function invite(house: House, subject: Subject, date: string, part: string): void {
  const data = { date, part, person: subject.id, membership: subject.id, referent: 'referent' };
  follow(house, subject, vacationTable, { type: 'vacation.planned', subject: subject.row('half-day'), actor: 'person:referent', data });
}
