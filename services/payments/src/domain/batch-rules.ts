import { sumCents, type Cents } from '@tandem/kernel';

export interface Candidate {
  id: string;
  personId: string;
  kind: string;
  amountCents: Cents;
  /** When the person's verified account may be used; null without one. */
  usableFrom: string | null;
  monthlyCapCents: Cents | null;
  /** Person and file: what would reach her account in one sum. */
  transfer: string;
}
export type LeftReason = 'BANK_DETAILS_RECENT' | 'MONTHLY_CAP' | 'OWN_PAYMENT' | 'CARRIED_OVER' | 'NOTHING_TO_TRANSFER';
export const MAX_LINES = 500;

/**
 * Which ready sums a batch takes, oldest first, and why the others wait for the next one.
 * @param already indemnities of each person in other batches of the same month
 */
export function choose<C extends Candidate>(ready: readonly C[], { now, preparer, already }: { now: string; preparer: string; already: ReadonlyMap<string, Cents> }): { taken: C[]; left: { payable: string; reason: LeftReason }[] } {
  const taken: C[] = [];
  const left: { payable: string; reason: LeftReason }[] = [];
  const spent = new Map(already);
  for (const c of ready.filter((r) => r.amountCents > 0)) {
    const total = (spent.get(c.personId) ?? 0) + (c.kind === 'INDEMNITY' ? c.amountCents : 0);
    const capped = c.kind === 'INDEMNITY' && c.monthlyCapCents !== null && total > c.monthlyCapCents;
    const reason = c.personId === preparer ? 'OWN_PAYMENT' : !c.usableFrom || c.usableFrom > now ? 'BANK_DETAILS_RECENT' : capped ? 'MONTHLY_CAP' : null;
    if (reason) left.push({ payable: c.id, reason });
    else if (taken.length < MAX_LINES) {
      taken.push(c);
      spent.set(c.personId, total);
    }
  }
  return withTakenBack(taken, left, ready.filter((r) => r.amountCents < 0));
}

/** Nets what must be taken back against what its person is paid here; what does not fit waits for the next batch. */
function withTakenBack<C extends Candidate>(taken: C[], left: { payable: string; reason: LeftReason }[], back: readonly C[]): { taken: C[]; left: { payable: string; reason: LeftReason }[] } {
  const net = new Map<string, Cents>();
  for (const c of taken) net.set(c.transfer, (net.get(c.transfer) ?? 0) + c.amountCents);
  for (const c of back) {
    const rest = (net.get(c.transfer) ?? 0) + c.amountCents;
    if (rest < 0 || taken.length >= MAX_LINES) left.push({ payable: c.id, reason: 'CARRIED_OVER' });
    else {
      taken.push(c);
      net.set(c.transfer, rest);
    }
  }
  if (!taken.length || [...net.values()].some((rest) => rest > 0)) return { taken, left };
  // No payer answers for a file without a line.
  return { taken: [], left: [...left, ...taken.map((c) => ({ payable: c.id, reason: 'NOTHING_TO_TRANSFER' as const }))] };
}

/** Sums of a transfer that holds something taken back travel on one line: its id by payable, the others carried by it. */
export function carriers<C extends Pick<Candidate, 'id' | 'amountCents' | 'transfer'>>(taken: readonly C[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const transfer of new Set(taken.filter((c) => c.amountCents < 0).map((c) => c.transfer))) {
    const [first, ...others] = taken.filter((c) => c.transfer === transfer);
    for (const other of others) out.set(other.id, first!.id);
  }
  return out;
}

interface Carried {
  id: string;
  carriedBy: string | null;
  amountCents: Cents;
  units: number;
}
/** The lines that are transferred, each with what it carries. One that nets to nothing has no amount and no line in a file. */
export function transfers<L extends Carried>(lines: readonly L[]): { line: L; carried: L[]; amountCents: Cents; units: number }[] {
  return lines.filter((l) => !l.carriedBy).map((line) => {
    const carried = lines.filter((l) => l.carriedBy === line.id);
    const all = [line, ...carried];
    return { line, carried, amountCents: sumCents(all.map((l) => l.amountCents)), units: all.reduce((n, l) => n + l.units, 0) };
  });
}

export interface ControlledLine {
  amountCents: Cents;
  payableCents: Cents;
  /** It takes a sum back. */
  reversal: boolean;
  /** The line that is transferred: its own, or the one that carries it. */
  transfer: string;
  /** The payable is in this batch and no other. */
  inBatch: boolean;
  bankVerified: boolean;
  usableFrom: string;
  covered: boolean;
}

const belowZero = (lines: readonly ControlledLine[]): boolean =>
  lines.some(({ transfer }) => sumCents(lines.filter((l) => l.transfer === transfer).map((l) => l.amountCents)) < 0);

/** What the control finds wrong; empty when the batch is sound. */
export function faults(batch: { lineCount: number; totalCents: Cents }, lines: readonly ControlledLine[], now: string): string[] {
  const found: [string, boolean][] = [
    ['TOTAL', lines.length !== batch.lineCount || sumCents(lines.map((l) => l.amountCents)) !== batch.totalCents],
    ['AMOUNT', lines.some((l) => l.amountCents !== l.payableCents || !l.amountCents || l.amountCents < 0 !== l.reversal) || belowZero(lines)],
    ['PAYABLE', lines.some((l) => !l.inBatch)],
    ['BANK_DETAILS', lines.some((l) => !l.bankVerified || l.usableFrom > now)],
    ['COVER', lines.some((l) => !l.covered)],
  ];
  return found.filter(([, wrong]) => wrong).map(([code]) => code);
}

/** `T` and the line's id without hyphens: 33 characters, unique, and it says nothing of anybody. */
export const endToEndId = (line: string): string => `T${line.replaceAll('-', '')}`;
