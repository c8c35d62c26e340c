import fc from 'fast-check';
import { checkedIban, initials, shownAccount, usableFrom } from './bank';
import { choose, endToEndId, faults, MAX_LINES, type Candidate } from './batch-rules';
import { fileOf, latin, mandateFile, matriculeOf, payrollFile, readReturnFile, type ExportLine } from './exports';
import { DEFAULT_SETTINGS } from './settings';

const HEAD = { batch: 'b', payer: 'CHU', executesOn: '2026-03-31', account: '6251' };
const uuid = fc.uuid();
const line = fc.record({
  endToEndId: uuid.map(endToEndId), matricule: uuid.map((u) => matriculeOf(u.replaceAll('-', ''))), holder: fc.string({ maxLength: 70 }), iban: fc.constant('FR1420041010050500013M02606'),
  amountCents: fc.integer({ min: 1, max: 10_000_000 }), kind: fc.constantFrom('INDEMNITY' as const, 'EXPENSE' as const), period: fc.constant('2026-03'), units: fc.integer({ min: 1, max: 2 }), supplier: fc.constant(''),
});
const lines = fc.uniqueArray(line, { selector: (l) => l.endToEndId, minLength: 1, maxLength: 20 });
/** Cells of a semicolon CSV with quotes. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(1, -1);
};
const cents = (text: string): number => Number(text.replace(',', ''));

describe('the files of a batch', () => {
  it('are the same bytes whatever order the lines come in', () => {
    fc.assert(fc.property(lines.chain((l) => fc.tuple(fc.constant(l), fc.shuffledSubarray(l, { minLength: l.length }))), ([a, b]) => {
      for (const file of ['PAYROLL', 'MANDATE', 'INVOICE'] as const) expect(fileOf(file, HEAD, b)).toBe(fileOf(file, HEAD, a));
    }));
  });
  it('hold each line once, and their amounts add up to the batch', () => {
    fc.assert(fc.property(lines, (all) => {
      const total = all.reduce((sum, l) => sum + l.amountCents, 0);
      const payroll = parse(payrollFile(HEAD, all));
      const mandate = parse(mandateFile(HEAD, all));
      expect(payroll.reduce((sum, row) => sum + cents(row[4]!), 0)).toBe(total);
      expect(mandate.reduce((sum, row) => sum + cents(row[5]!), 0)).toBe(total);
      expect(mandate.map((row) => row[8]).sort()).toEqual(all.map((l) => l.endToEndId).sort());
    }));
  });
  it('write names in the letters banks accept, and never as a formula', () => {
    expect(latin('Zoë Œuvrard’s – Łuk')).toBe("Zoe OEuvrard's Luk");
    fc.assert(fc.property(fc.string(), (name) => expect(latin(name)).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/)));
    const row = (holder: string): ExportLine => ({ endToEndId: 'T1', matricule: 'P1', holder, iban: 'FR', amountCents: 5, kind: 'EXPENSE', period: '2026-03', units: 1, supplier: '' });
    expect(parse(mandateFile(HEAD, [row('-2+3')]))[0]![3]).toBe("'-2+3");
    expect(parse(mandateFile(HEAD, [row('A')]))[0]![5]).toBe('0,05');
  });
  it('carry references of 33 characters that say nothing', () => {
    fc.assert(fc.property(uuid, (id) => expect(endToEndId(id)).toMatch(/^T[0-9a-f]{32}$/)));
  });
  it('has no bank order yet', () => expect(() => fileOf('SEPA', HEAD, [])).toThrow('SEPA'));
});

describe('the return file', () => {
  it('reads what was paid and what came back, with or without a header, a BOM or Windows line ends', () => {
    const text = '\uFEFFreference;statut;motif\r\nT1;PAYE;\r\n\r\nT2;REJETE;AC04\r\n';
    expect(readReturnFile(text)).toEqual({ problems: [], lines: [{ line: 2, endToEndId: 'T1', status: 'PAID' }, { line: 4, endToEndId: 'T2', status: 'RETURNED', reason: 'AC04' }] });
    expect(readReturnFile('T1;PAYE').lines).toHaveLength(1);
  });
  it('names each line it cannot read', () => {
    expect(readReturnFile('T1;PAYE\nT1;PAYE\nT2;PERDU\nT3;REJETE\nT4;REJETE;fermé\nT5;PAYE;;x\n;PAYE').problems.map((p) => `${p.line} ${p.problem}`)).toEqual(['2 TWICE', '3 STATUS', '4 REASON', '5 REASON', '6 COLUMNS', '7 COLUMNS']);
  });
  it('never throws, and keeps a reference once', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const ids = readReturnFile(text).lines.map((l) => l.endToEndId);
      expect(new Set(ids).size).toBe(ids.length);
    }));
  });
});

describe('what a batch takes', () => {
  const now = '2026-03-02T09:00:00.000Z';
  const candidate = fc.record({
    id: uuid, personId: fc.constantFrom('a', 'b', 'c', 'me'), kind: fc.constantFrom('INDEMNITY', 'EXPENSE'), amountCents: fc.integer({ min: 1, max: 10_000 }),
    usableFrom: fc.constantFrom(null, '2026-03-01T09:00:00.000Z', now, '2026-03-02T09:00:00.001Z'), monthlyCapCents: fc.constantFrom(null, 8_000),
  }).map((c) => ({ ...c, transfer: `${c.personId} ${c.kind}` }));
  it('takes or leaves each sum once, never the preparer’s own, an account too recent, or beyond a cap', () => {
    fc.assert(fc.property(fc.uniqueArray(candidate, { selector: (c: Candidate) => c.id, maxLength: 40 }), fc.integer({ min: 0, max: 9_000 }), (ready, before) => {
      const { taken, left } = choose(ready, { now, preparer: 'me', already: new Map([['a', before]]) });
      expect([...taken.map((t) => t.id), ...left.map((l) => l.payable)].sort()).toEqual(ready.map((r) => r.id).sort());
      for (const t of taken) expect(t.personId !== 'me' && t.usableFrom !== null && t.usableFrom <= now).toBe(true);
      for (const person of ['a', 'b', 'c']) {
        const capped = taken.filter((t) => t.personId === person && t.kind === 'INDEMNITY');
        const spent = capped.reduce((sum, t) => sum + t.amountCents, person === 'a' ? before : 0);
        if (capped.at(-1)?.monthlyCapCents) expect(spent).toBeLessThanOrEqual(8_000);
      }
    }));
  });
  it('stops at what one answer can carry; the rest is for the next batch', () => {
    const ready = Array.from({ length: MAX_LINES + 3 }, (_, i) => ({ id: `${i}`, personId: 'a', kind: 'EXPENSE', amountCents: 1, usableFrom: now, monthlyCapCents: null, transfer: 'a EXPENSE' }));
    expect(choose(ready, { now, preparer: 'me', already: new Map() }).taken).toHaveLength(MAX_LINES);
  });
  it('is sound when lines, amounts, accounts and covers agree, and says what does not', () => {
    const good = { amountCents: 4_000, payableCents: 4_000, reversal: false, transfer: 't', inBatch: true, bankVerified: true, usableFrom: now, covered: true };
    expect(faults({ lineCount: 2, totalCents: 8_000 }, [good, good], now)).toEqual([]);
    expect(faults({ lineCount: 2, totalCents: 8_000 }, [good], now)).toEqual(['TOTAL']);
    const back = { ...good, amountCents: -5_000, payableCents: -5_000, reversal: true };
    expect(faults({ lineCount: 3, totalCents: 3_000 }, [good, good, back], now)).toEqual([]);
    expect(faults({ lineCount: 2, totalCents: -1_000 }, [good, back], now)).toEqual(['AMOUNT']);
    expect(faults({ lineCount: 2, totalCents: -1_000 }, [good, { ...back, reversal: false }], now)).toEqual(['AMOUNT']);
    expect(faults({ lineCount: 1, totalCents: 4_000 }, [{ ...good, payableCents: 3_999, inBatch: false, bankVerified: false, covered: false }], now)).toEqual(['AMOUNT', 'PAYABLE', 'BANK_DETAILS', 'COVER']);
  });
});

describe('an account', () => {
  it('is checked, stored compact, shown masked', () => {
    expect(checkedIban('fr14 2004 1010 0505 0001 3m02 606')).toBe('FR1420041010050500013M02606');
    expect(() => checkedIban('FR1420041010050500013M02607')).toThrow('IBAN_INVALID');
    expect(shownAccount({ iban: 'DE89370400440532013000', holder: 'Camille Exemple' })).toEqual({ iban: 'DE89 •••• •••• •••• ••30 00', holder: 'C… E…' });
    expect(shownAccount(null)).toEqual({ iban: null, holder: null });
    expect(initials('  Élie   de X ')).toBe('É… d… X…');
  });
  it('changed waits 72 hours to the minute, over a change of clock too; a first one does not', () => {
    expect(usableFrom('2026-03-27T10:00:00.000Z', false, DEFAULT_SETTINGS)).toBe('2026-03-30T10:00:00.000Z');
    expect(usableFrom('2026-03-27T10:00:00.000Z', true, DEFAULT_SETTINGS)).toBe('2026-03-27T10:00:00.000Z');
  });
});
