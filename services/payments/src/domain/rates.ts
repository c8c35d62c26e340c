import type { Route } from './routes';

/** A dated amount. Without level or activity it holds for all of them. */
export interface RateRow {
  id: string;
  kind: string;
  route: Route;
  level: string | null;
  activity: string | null;
  amountCents: number;
  startsOn: string;
  endsOn: string | null;
}
type RateKey = Pick<RateRow, 'kind' | 'route' | 'level' | 'activity'>;
type Period = Pick<RateRow, 'startsOn' | 'endsOn'>;

export const sameKey = (a: RateKey, b: RateKey): boolean => a.kind === b.kind && a.route === b.route && a.level === b.level && a.activity === b.activity;
export const holdsOn = (p: Period, date: string): boolean => p.startsOn <= date && (p.endsOn === null || date <= p.endsOn);
export const meet = (a: Period, b: Period): boolean => (b.endsOn === null || a.startsOn <= b.endsOn) && (a.endsOn === null || b.startsOn <= a.endsOn);

/** The closest rate: an activity's own before a level's own before everybody's. Periods of one key never overlap, so there is one at most. */
export function rateFor<R extends RateRow>(rates: readonly R[], what: { kind: string; route: Route; level: string | null; activity: string | null; date: string }): R | null {
  const fits = (own: string | null, asked: string | null): boolean => own === null || own === asked;
  const closeness = (r: RateRow): number => (r.activity ? 2 : 0) + (r.level ? 1 : 0);
  const found = rates.filter((r) => r.kind === what.kind && r.route === what.route && holdsOn(r, what.date) && fits(r.level, what.level) && fits(r.activity, what.activity));
  return found.sort((a, b) => closeness(b) - closeness(a))[0] ?? null;
}
