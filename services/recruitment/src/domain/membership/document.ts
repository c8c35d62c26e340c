import { addMonths, TandemError } from '@tandem/kernel';

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
