import { vacationTable } from '../plan';
import { DAY, dateOf, iso, MONTH, workday } from './days';
import type { House } from './house';
import { Lived } from './lived';
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
  const row = subject.row('half-day');
  const lived = new Lived(house, subject, vacationTable, row);
  subject.following.set(row, lived);
  const data = { date, part, person: subject.id, membership: subject.id, referent: 'referent' };
  lived.hear({ id: `${row}:1:0`, type: 'vacation.planned', at: iso(house.now), aggregate: 'vacation', subject: row, version: 1, actor: 'person:referent', data });
}
