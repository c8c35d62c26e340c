import { addDuration, halfDayStart, type HalfDayPart } from '@tandem/kernel';
import type { Behaviour, Wait } from '../engine/director';
import type { Row } from '../engine/csv';
import { planClaim } from '../plan/claims';
import type { World } from '../world';

/** Partners: training, half-days. */
export function partnerBehaviours(world: World): Record<string, Behaviour> {
  const row = (wait: Wait): Row => world.example.vacations.find((v) => v.label === world.labelOf(wait.ends.id))!;
  const at = (wait: Wait) => `/vacations/${wait.ends.id}`;
  return {
    'training.answering': (wait) => ({ after: '1d', act: async () => void (await world.move(world.labelOf(wait.person as string), `/enrolments/${wait.ends.id}`, 'accept')) }),
    'vacation.confirming': (wait) => ({ after: '1d', act: async () => void (await world.move(row(wait).partner, at(wait), 'confirm')) }),
    'vacation.coming': async (wait) => {
      await onPurpose(world, wait, row(wait));
      return undefined;
    },
    'vacation.declaring': (wait) => ({ after: '1d', act: () => declare(world, row(wait), at(wait)) }),
  };
}

/** Half-days that do not take place as planned. */
async function onPurpose(world: World, wait: Wait, row: Row): Promise<void> {
  const at = `/vacations/${wait.ends.id}`;
  const { date, part, referent } = await world.get('K01', at);
  const starts = halfDayStart({ date: date as string, part: part as HalfDayPart });
  const team = world.labelOf(referent as string);
  const plan = (when: string, who: string, verb: string, body = {}) => world.plan(when, `${row.label} ${verb}`, () => world.move(who, at, verb, body));
  const dayBefore = new Date(Date.parse(starts) - 20 * 3_600_000).toISOString();
  const afterStart = addDuration(starts, '1h', 'FR');
  // Story: a late cancellation by the hospital, which is paid.
  if (row.story === 'late-cancel') plan(dayBefore, team, 'cancel-as-team', { reason: 'TEAM_UNAVAILABLE' });
  // Story: a no-show on each side; the partner who came for nothing is paid.
  if (row.story === 'partner-absent') plan(afterStart, team, 'report-partner-absence');
  if (row.story === 'team-absent') world.plan(afterStart, `${row.label} report-team-absence`, () => cameForNothing(world, row, wait.ends.id));
  // A partner may cancel at any time, and it never counts against them.
  if (row.story === 'partner-cancels') plan(dayBefore, row.partner, 'cancel-as-partner', { reason: 'TRANSPORT' });
}

async function cameForNothing(world: World, row: Row, vacation: string): Promise<void> {
  await world.move(row.partner, `/vacations/${vacation}`, 'report-team-absence');
  if (row.claim) planClaim(world, row, vacation);
}

async function declare(world: World, row: Row, at: string): Promise<void> {
  const minutes = Number(row.minutes);
  await world.move(row.partner, at, 'declare', { minutes, units: Math.ceil(minutes / 240) });
  if (row.claim) planClaim(world, row, world.id(`vacation ${row.label}`));
}
