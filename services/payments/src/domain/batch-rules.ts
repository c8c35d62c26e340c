import { sumCents, type Cents } from '@tandem/kernel';

export interface Candidate {
  id: string;
  personId: string;
  kind: string;
  amountCents: Cents;
  /** When the person's verified account may be used; null without one. */
  usableFrom: string | null;
  monthlyCapCents: Cents | null;
}
export type LeftReason = 'BANK_DETAILS_RECENT' | 'MONTHLY_CAP' | 'OWN_PAYMENT';
export const MAX_LINES = 500;

/**
 * Which ready sums a batch takes, oldest first, and why the others wait for the next one.
 * @param already indemnities of each person in other batches of the same month
 */
export function choose<C extends Candidate>(ready: readonly C[], { now, preparer, already }: { now: string; preparer: string; already: ReadonlyMap<string, Cents> }): { taken: C[]; left: { payable: string; reason: LeftReason }[] } {
  const taken: C[] = [];
  const left: { payable: string; reason: LeftReason }[] = [];
  const spent = new Map(already);
  for (const c of ready) {
    const total = (spent.get(c.personId) ?? 0) + (c.kind === 'INDEMNITY' ? c.amountCents : 0);
    const capped = c.kind === 'INDEMNITY' && c.monthlyCapCents !== null && total > c.monthlyCapCents;
    const reason = c.personId === preparer ? 'OWN_PAYMENT' : !c.usableFrom || c.usableFrom > now ? 'BANK_DETAILS_RECENT' : capped ? 'MONTHLY_CAP' : null;
    if (reason) left.push({ payable: c.id, reason });
    else if (taken.length < MAX_LINES) {
      taken.push(c);
      spent.set(c.personId, total);
    }
  }
  return { taken, left };
}

export interface ControlledLine {
  amountCents: Cents;
  payableCents: Cents;
  /** The payable is in this batch and no other. */
  inBatch: boolean;
  bankVerified: boolean;
  usableFrom: string;
  covered: boolean;
}

/** What the control finds wrong; empty when the batch is sound. */
export function faults(batch: { lineCount: number; totalCents: Cents }, lines: readonly ControlledLine[], now: string): string[] {
  const found: [string, boolean][] = [
    ['TOTAL', lines.length !== batch.lineCount || sumCents(lines.map((l) => l.amountCents)) !== batch.totalCents],
    ['AMOUNT', lines.some((l) => l.amountCents !== l.payableCents || l.amountCents <= 0)],
    ['PAYABLE', lines.some((l) => !l.inBatch)],
    ['BANK_DETAILS', lines.some((l) => !l.bankVerified || l.usableFrom > now)],
    ['COVER', lines.some((l) => !l.covered)],
  ];
  return found.filter(([, wrong]) => wrong).map(([code]) => code);
}

/** `T` and the line's id without hyphens: 33 characters, unique, and it says nothing of anybody. */
export const endToEndId = (line: string): string => `T${line.replaceAll('-', '')}`;
