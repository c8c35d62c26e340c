import { addDays, formatCents, kilometreAmount, missionAllowance, TandemError, type Cents, type KilometreLine, type MissionPlace } from '@tandem/kernel';
import type { Settings } from './settings';

interface Proven {
  date: string;
  cents: Cents;
  proof?: { file: string; sha256: string };
  sworn: boolean;
}
interface Absence {
  place: MissionPlace;
  absentFrom: string;
  absentTo: string;
}
export interface KilometresClaimed {
  kind: 'KM';
  date: string;
  from: string;
  to: string;
  km: number;
  vehicle: 'CAR' | 'MOTORCYCLE' | 'MOPED';
  cv?: number;
  passenger: boolean;
}
export type ProvenLine =
  | (Proven & { kind: 'TRAIN'; from: string; to: string })
  | (Proven & { kind: 'TICKET' | 'CARER' | 'ACCESSIBILITY' })
  | (Proven & { kind: 'OTHER'; label: string })
  | (Proven & Absence & { kind: 'MEAL' })
  | (Proven & Absence & { kind: 'NIGHT'; distanceKm: number });
export type LineClaimed = KilometresClaimed | ProvenLine;

export interface Trip {
  /** First and last day of the half-day or the session. */
  from: string;
  to: string;
  remote: boolean;
}
export const claimedCents = (line: LineClaimed): Cents | null => (line.kind === 'KM' ? null : line.cents);
export const isProven = (line: LineClaimed): line is ProvenLine => line.kind !== 'KM';

/** What a draft may hold at all. @throws TandemError CLAIM_DATE, REMOTE_HAS_NO_KM, CAR_NEEDS_POWER */
export function checkLines(lines: readonly LineClaimed[], trip: Trip): void {
  lines.forEach((line, i) => {
    // One may leave the day before and come back the day after.
    if (line.date < addDays(trip.from, -1) || line.date > addDays(trip.to, 1)) throw new TandemError('CLAIM_DATE', { line: i + 1, date: line.date });
    if (line.kind !== 'KM') return;
    if (trip.remote) throw new TandemError('REMOTE_HAS_NO_KM', { line: i + 1 });
    if (line.vehicle === 'CAR' && !line.cv && !line.passenger) throw new TandemError('CAR_NEEDS_POWER', { line: i + 1 });
  });
}

/** What must be there to submit. @throws TandemError PROOF_MISSING */
export function checkProofs(lines: readonly LineClaimed[], settings: Settings): void {
  const limit = settings['sworn-limit'];
  lines.forEach((line, i) => {
    if (isProven(line) && !line.proof && !(line.sworn && line.cents <= limit)) throw new TandemError('PROOF_MISSING', { line: i + 1, limit: formatCents(limit) });
  });
}

export type LineDecision = { status: 'OK' | 'CAPPED' | 'REFUSED'; approvedCents: Cents; ceilingCents?: Cents; reason?: string; bands?: KilometreLine[] };
const refused = (reason: string): LineDecision => ({ status: 'REFUSED', approvedCents: 0, reason });
const upTo = (cents: Cents, ceilingCents: Cents): LineDecision => (cents > ceilingCents ? { status: 'CAPPED', approvedCents: ceilingCents, ceilingCents } : { status: 'OK', approvedCents: cents });

/** A meal is repaid when the absence holds the whole of lunch or dinner (C.4). */
const overAMeal = (a: Absence): boolean => (a.absentFrom <= '11:00' && a.absentTo >= '14:00') || (a.absentFrom <= '18:00' && a.absentTo >= '21:00');
/** A night needs the distance, or hours at which nobody gets home. */
const overANight = (line: Absence & { distanceKm: number }, settings: Settings): boolean => line.distanceKm >= settings['night-km'] || line.absentFrom < '06:30' || line.absentTo > '22:00';

/**
 * What one line is worth. @param alreadyKm car kilometres already counted to that person by the same payer in the calendar
 * year of the line, before this line
 */
export function decideLine(line: LineClaimed, { alreadyKm, settings }: { alreadyKm: number; settings: Settings }): LineDecision {
  if (line.kind === 'KM') {
    if (line.passenger) return refused('PASSENGER');
    const trip = line.vehicle === 'CAR' ? { alreadyKm, km: line.km, date: line.date, cv: line.cv! } : { alreadyKm, km: line.km, date: line.date, vehicle: line.vehicle };
    const { cents, lines } = kilometreAmount(trip);
    return { status: 'OK', approvedCents: cents, bands: lines };
  }
  if (line.kind === 'MEAL') return overAMeal(line) ? upTo(line.cents, Math.min(missionAllowance(line).mealCents, settings['meal-ceiling'])) : refused('OUTSIDE_MEAL_TIME');
  if (line.kind === 'NIGHT') return overANight(line, settings) ? upTo(line.cents, Math.min(missionAllowance(line).nightCents, settings['night-ceiling'])) : refused('NIGHT_TOO_NEAR');
  return { status: 'OK', approvedCents: line.cents };
}

export interface NumberedLine {
  n: number;
  line: LineClaimed;
}
export type Decided = { n: number } & LineDecision;

/**
 * Decides all lines of a claim. Kilometres are taken in the order of the trips and added up per calendar year; a refused
 * trip counts for nothing.
 * @param counter km already counted, by year; @returns the decisions and the counters after them
 */
export function decideClaim(lines: readonly NumberedLine[], refusedBy: ReadonlyMap<number, string>, counter: ReadonlyMap<string, number>, settings: Settings): { decided: Decided[]; counter: Map<string, number> } {
  // Whole tenths: a year of 0.1 km added as floats would drift.
  const tenths = new Map([...counter].map(([year, km]) => [year, Math.round(km * 10)]));
  const inOrder = [...lines].sort((a, b) => (a.line.date < b.line.date ? -1 : a.line.date > b.line.date ? 1 : a.n - b.n));
  const decided = inOrder.map(({ n, line }): Decided => {
    const reason = refusedBy.get(n);
    if (reason) return { n, ...refused(reason) };
    const year = line.date.slice(0, 4);
    const decision = decideLine(line, { alreadyKm: (tenths.get(year) ?? 0) / 10, settings });
    if (line.kind === 'KM' && line.vehicle === 'CAR' && decision.status !== 'REFUSED') tenths.set(year, (tenths.get(year) ?? 0) + Math.round(line.km * 10));
    return { n, ...decision };
  });
  return { decided: decided.sort((a, b) => a.n - b.n), counter: new Map([...tenths].map(([year, t]) => [year, t / 10])) };
}

/** Same day, same places, either case and spacing: the same journey. */
export const journeyText = (line: KilometresClaimed | (Proven & { from: string; to: string })): string =>
  [line.date, line.from, line.to].map((t) => t.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()).join('|');
