import { percentOf, type Cents } from '@tandem/kernel';
import { owed, type PayableKind, type Route } from './routes';

/** What a person chose, from a day on. The first choice also covers what came before it. */
export interface Choice {
  route: Route;
  declined: boolean;
  startsOn: string | null;
}

/** The choice that holds on a day; null before any choice was made. @param choices in the order they were made */
export function choiceOn<C extends Choice>(choices: readonly C[], date: string): C | null {
  return [...choices].reverse().find((c) => c.startsOn === null || c.startsOn <= date) ?? choices[0] ?? null;
}

/** @returns rate × units × share, whole cents */
export const indemnity = (rateCents: Cents, units: number, share: number): Cents => percentOf(rateCents * units, share);

export interface Circumstances {
  kind: PayableKind;
  choice: Choice | null;
  /** An indemnity's rate is known; expenses need none. */
  rated: boolean;
  /** An indemnity's half-day lies within a convention; real expenses are repaid all the same. */
  covered: boolean;
  informed: boolean;
  bankDetails: boolean;
  deceased: boolean;
}
export type Assessment = { state: 'READY' } | { state: 'BLOCKED'; reason: string } | { state: 'NOT_PAYABLE'; reason: string };

/** What becomes of a sum: the first obstacle is the one told, in the order in which people can lift them. */
export function assess(c: Circumstances): Assessment {
  const blocked = (reason: string): Assessment => ({ state: 'BLOCKED', reason });
  if (!c.choice) return blocked('NO_ROUTE');
  const due = owed(c.choice.route, c.kind);
  if (!due.payable) return { state: 'NOT_PAYABLE', reason: due.ruledOut };
  if (c.kind === 'INDEMNITY') {
    if (c.choice.declined) return { state: 'NOT_PAYABLE', reason: 'DECLINED' };
    if (!c.rated) return blocked('NO_RATE');
    if (!c.covered) return blocked('NO_COVER');
    if (!c.informed) return blocked('NO_INFORMATION');
  }
  // Heirs are paid by hand: the account may be closed or somebody else's by now.
  if (c.deceased) return blocked('DECEASED');
  return c.bankDetails ? { state: 'READY' } : blocked('NO_BANK_DETAILS');
}

export interface CoverPeriod {
  startsOn: string;
  endsOn: string | null;
  sites: readonly string[];
  state: string;
}

/** An ended cover still says what it covered; a suspended or an empty one covers nothing. No site: remote, or not told. */
export function covered(periods: readonly CoverPeriod[], date: string, site: string | null): boolean {
  return periods.some((p) => ['COVERED', 'ENDED'].includes(p.state) && p.startsOn <= date && (p.endsOn === null || date <= p.endsOn) && (site === null || !p.sites.length || p.sites.includes(site)));
}
