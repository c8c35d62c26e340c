import fc from 'fast-check';
import { carriers, choose, transfers, type Candidate } from './batch-rules';

/** A sum as the ledger holds it: what was paid stays, what takes it back stands beside it. */
interface Entry extends Candidate {
  state: 'READY' | 'PAID' | 'REVERSED';
  wasPaid: boolean;
  reverses?: string;
}
const NOW = '2026-03-02T09:00:00.000Z';
const entry = (id: string, personId: string, amountCents: number, reverses?: string): Entry =>
  ({ id, personId, amountCents, reverses, kind: 'INDEMNITY', usableFrom: NOW, monthlyCapCents: null, transfer: `${personId} PAYROLL`, state: 'READY', wasPaid: false });
const total = (rows: readonly { amountCents: number }[]): number => rows.reduce((sum, r) => sum + r.amountCents, 0);

/** One batch of everything ready. @returns what reaches each account */
function pay(ledger: Entry[]): number[] {
  const { taken } = choose(ledger.filter((e) => e.state === 'READY'), { now: NOW, preparer: 'nobody', already: new Map() });
  const by = carriers(taken);
  for (const one of taken) Object.assign(one, { state: 'PAID', wasPaid: true });
  return transfers(taken.map((t) => ({ id: t.id, carriedBy: by.get(t.id) ?? null, amountCents: t.amountCents, units: 1 }))).map((t) => t.amountCents);
}
/** As the use case does: once, and with a line below zero only where money had gone. */
function reverse(ledger: Entry[], n: number): void {
  const row = ledger[n % Math.max(1, ledger.length)];
  if (!row || row.reverses || row.state === 'REVERSED') return;
  const paid = row.state === 'PAID';
  row.state = 'REVERSED';
  if (paid) ledger.push(entry(`-${row.id}`, row.personId, -row.amountCents, row.id));
}

const act = fc.oneof(
  fc.record({ do: fc.constant('owe' as const), person: fc.constantFrom('a', 'b', 'c'), cents: fc.integer({ min: 1, max: 8_000 }) }),
  fc.record({ do: fc.constant('reverse' as const), n: fc.nat(50) }),
  fc.record({ do: fc.constant('pay' as const) }),
);

describe('sums taken back', () => {
  it('whatever is owed, reversed and paid in any order: no transfer is below zero, and the ledger is the half-days that stand', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const ledger: Entry[] = [];
      let transferred = 0;
      for (const [i, one] of acts.entries()) {
        if (one.do === 'owe') ledger.push(entry(`${i}`, one.person, one.cents));
        else if (one.do === 'reverse') reverse(ledger, one.n);
        else {
          const sums = pay(ledger);
          expect(sums.every((cents) => cents >= 0)).toBe(true);
          transferred += total(sums.map((amountCents) => ({ amountCents })));
        }
      }
      expect(total(ledger.filter((e) => e.wasPaid))).toBe(transferred);
      const carriedOver = ledger.filter((e) => e.reverses && e.state === 'READY');
      const standing = ledger.filter((e) => e.state === 'PAID' && !e.reverses);
      expect(transferred + total(carriedOver)).toBe(total(standing));
      const reversed = ledger.flatMap((e) => (e.reverses ? [e.reverses] : []));
      expect(new Set(reversed).size).toBe(reversed.length);
    }));
  });

  it('is netted with what the same person is paid, carried over when it is more, and never with somebody else’s', () => {
    const back = entry('back', 'a', -5_000, 'old');
    const left = (rows: Entry[]) => choose(rows, { now: NOW, preparer: 'nobody', already: new Map() });
    expect(left([entry('1', 'a', 4_000), entry('2', 'b', 9_000), back])).toMatchObject({ taken: [{ id: '1' }, { id: '2' }], left: [{ payable: 'back', reason: 'CARRIED_OVER' }] });
    const both = left([entry('1', 'a', 4_000), entry('2', 'b', 9_000), entry('3', 'a', 4_000), back]).taken;
    expect([...carriers(both)]).toEqual([['3', '1'], ['back', '1']]);
  });

  it('that leaves nothing to transfer waits with the rest', () => {
    const rows = [entry('1', 'a', 4_000), entry('back', 'a', -4_000, 'old')];
    expect(choose(rows, { now: NOW, preparer: 'nobody', already: new Map() })).toEqual({ taken: [], left: [{ payable: '1', reason: 'NOTHING_TO_TRANSFER' }, { payable: 'back', reason: 'NOTHING_TO_TRANSFER' }] });
  });
});
