import { parseDuration } from '@tandem/kernel';
import type { Heard } from '../plan';
import { DAY, MONTH } from './days';
import { planHalfDays } from './half-days';
import type { House } from './house';
import type { Subject } from './subject';

type Consequence = (house: House, subject: Subject, fact: Heard) => void;

const leavesPlace: Consequence = (house, subject) => house.places.giveBack(subject.id);

/** A half-day that has not begun is cancelled with the partnership; one that took place is still declared and approved. */
const cancels: Consequence = (house, subject, fact) => {
  leavesPlace(house, subject, fact);
  for (const [row, { running }] of subject.following)
    if (running.step === 'confirming' || running.step === 'coming') house.tell(subject, { type: 'vacation.cancelled-by-partner', subject: row });
};

const done: Consequence = (house, subject) => {
  house.ledger.month(house.now).halfDays += 1;
  if (subject.firstHalfDayAt !== undefined) return;
  subject.firstHalfDayAt = house.now;
  house.ledger.spend('halfDays', subject.activeAt ?? house.now, house.now);
};

const approved: Consequence = (house, subject) => {
  const cents = (['half-day', 'expenses'] as const).reduce((sum, kind) => sum + (subject.pays.includes(kind) ? (house.assume.maybe(kind === 'half-day' ? 'amount.halfDay' : 'amount.expenses') ?? 0) : 0), 0);
  house.ledger.month(house.now).cents += cents;
};

const activated: Consequence = (house, subject) => {
  if (subject.activeAt !== undefined) return;
  subject.activeAt = house.now;
  planHalfDays(house, subject);
  missionEnds(house, subject);
};

/** A mission that has a length ends with it, or is given again as a convention is. */
function missionEnds(house: House, subject: Subject): void {
  const mission = subject.plan.stages.find((stage) => stage.kind === 'engagement')?.options.mission;
  if (typeof mission !== 'string') return;
  const { amount, unit } = parseDuration(mission);
  house.at(house.now + amount * (unit === 'mo' ? MONTH : DAY), () => {
    if (subject.draw(house.seed, 'mission').chance(house.assume.of('convention.renews'))) missionEnds(house, subject);
    else house.tell(subject, { type: 'membership.ended', subject: subject.id, data: { reason: 'MISSION_OVER' } });
  });
}

/** What the owner of a fact does in the same breath, where the tables do not say it: they are about waiting. */
const AT_ONCE: Partial<Record<string, Consequence>> = {
  // The next convention takes over from the one it renews in the same transaction.
  'convention.renewed': (house, subject) => {
    for (const { running } of subject.stages.values())
      if (running.table.process === 'convention' && running.memory.ids.pending) house.tell(subject, { type: 'convention.activated', subject: running.memory.ids.pending });
  },
  'membership.activated': activated,
  'vacation.done': done,
  'vacation.approved': approved,
  'proposal.lapsed': leavesPlace,
  'membership.ended': cancels,
  'journey.closed': cancels,
};

export const consequences: Consequence = (house, subject, fact) => AT_ONCE[fact.type]?.(house, subject, fact);
