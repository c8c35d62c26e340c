import { addDays, addMonths, parseDuration, TandemError } from '@tandem/kernel';

/** What the programme's definition says of a body. */
export interface Body {
  id: string;
  open: readonly string[];
  filled: string;
  term?: string;
  seats?: number;
}

/** @throws SEAT_BODY, SEAT_BODY_FULL */
export function bodyWithPlace(bodies: readonly Body[], id: string, taken: number): Body {
  const body = bodies.find((b) => b.id === id);
  if (!body) throw new TandemError('SEAT_BODY', { known: bodies.map((b) => b.id) });
  if (body.seats && taken >= body.seats) throw new TandemError('SEAT_BODY_FULL', { seats: body.seats });
  return body;
}

/** @param kind in the definition's words @throws SEAT_KIND */
export function assertOpenTo({ open }: Body, kind: string | undefined): void {
  if (!kind || !open.includes(kind)) throw new TandemError('SEAT_KIND', { open });
}

export interface Appointment {
  filledBy: string;
  decidedOn: string;
  starts: string;
  ends?: string;
}
/**
 * Filled the way the programme says. Without an end, the body's term gives it.
 * @returns the last day, or null @throws SEAT_FILLED_OTHERWISE, SEAT_DATES
 */
export function lastDay(body: Body, { filledBy, decidedOn, starts, ends }: Appointment, today: string): string | null {
  if (filledBy !== body.filled.toUpperCase()) throw new TandemError('SEAT_FILLED_OTHERWISE', { filled: body.filled });
  if (decidedOn > today || (ends && ends < starts)) throw new TandemError('SEAT_DATES');
  return ends ?? (body.term ? endOfTerm(starts, body.term) : null);
}
function endOfTerm(starts: string, term: string): string {
  const { amount, unit } = parseDuration(term);
  return addDays(unit === 'mo' ? addMonths(starts, amount) : addDays(starts, amount), -1);
}

/** @throws SEAT_NOT_CHOSEN, SEAT_TERM_RUNNING */
export function assertEnds(state: string, reason: string, ends: string | null, today: string): void {
  if (reason === 'NOT_CHOSEN' && state !== 'NOMINATED') throw new TandemError('SEAT_NOT_CHOSEN');
  if (reason === 'TERM' && ends && ends >= today) throw new TandemError('SEAT_TERM_RUNNING', { ends });
}
