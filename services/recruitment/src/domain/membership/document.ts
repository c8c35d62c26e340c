import { addDays, addMonths, TandemError } from '@tandem/kernel';

/** An honorability certificate is accepted for six months after its issue (domain.md D, F.11). */
const MAX_AGE_MONTHS: Record<string, number> = { HONORABILITY: 6 };

/** @throws DOCUMENT_DATES */
export function assertDates(issued: string, validUntil: string | undefined, today: string): void {
  if (issued > today || (validUntil !== undefined && validUntil < issued)) throw new TandemError('DOCUMENT_DATES');
}

/** Recent enough the day it is verified. @throws DOCUMENT_OLD */
export function assertRecent(kind: string, issued: string, validUntil: string | null, today: string): void {
  const months = MAX_AGE_MONTHS[kind];
  if ((months && addMonths(issued, months) < today) || (validUntil && validUntil < today)) throw new TandemError('DOCUMENT_OLD');
}

/** How long ahead the end of a paper is announced (F.11: 60 days, then 30 and 7). */
const ANNOUNCED_DAYS = 60;

/** A paper without an end never expires. @throws DOCUMENT_STILL_VALID */
export function assertEndsSoon(validUntil: string | null, today: string): void {
  if (!validUntil || validUntil > addDays(today, ANNOUNCED_DAYS)) throw new TandemError('DOCUMENT_STILL_VALID', { validUntil });
}
/** Valid on its last day still. @throws DOCUMENT_STILL_VALID */
export function assertEnded(validUntil: string | null, today: string): void {
  if (!validUntil || validUntil >= today) throw new TandemError('DOCUMENT_STILL_VALID', { validUntil });
}
