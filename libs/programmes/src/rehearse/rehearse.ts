import { addMonths, assertDate, parisInstant, TandemError } from '@tandem/kernel';
import type { Definition } from '../definition/schema';
import { arrivals } from './arrivals';
import { msOf } from './days';
import { House, type Watch } from './house';
import { Assumed, type Assumptions } from './read-assumptions';
import type { Report } from './report-schema';
import { reportOf } from './report';

export interface RehearsalOptions {
  /** People who will apply, over the whole time. 0 to 5,000. */
  candidates?: number;
  /** Months rehearsed. 1 to 120. */
  months?: number;
  /** The same seed, the same report, byte for byte. */
  seed?: string | number;
  /** First day. Never today's: a report would change by itself. */
  start?: string;
  assume?: Assumptions;
  watch?: Watch;
}

const DEFAULTS = { candidates: 60, months: 30, seed: 7, start: '2026-01-01' };
function assertSize(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) throw new TandemError('REHEARSAL_SIZE', { what, least, most, value });
}

/**
 * Lives the programme before anybody does: its own plan, stage tables and delays, with people who answer as is assumed.
 * Pure: no clock, no network; time is a queue of what happens next.
 * @throws TandemError REHEARSAL_SIZE, INVALID_DATE, UNKNOWN_ASSUMPTION, ASSUMPTION_VALUE
 */
export function rehearse(definition: Definition, options: RehearsalOptions = {}): Report {
  const { candidates, months, seed, start } = { ...DEFAULTS, ...options };
  assertSize('candidates', candidates, 0, 5000);
  assertSize('months', months, 1, 120);
  const first = assertDate(start);
  const instants = Array.from({ length: months + 1 }, (_, i) => msOf(parisInstant(addMonths(first, i), '00:00')));
  const house = new House(definition, new Assumed(options.assume), String(seed), instants, options.watch ?? {});
  arrivals(house, candidates);
  house.run();
  return reportOf(house, { candidates, start });
}
