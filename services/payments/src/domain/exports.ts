import type { Export } from './routes';

/**
 * Files for the payer's own software: CSV with a BOM and semicolons, as French spreadsheets and finance software expect.
 * Same lines, same bytes: no clock, no random, no locale; lines are sorted by their end-to-end id.
 */
export interface ExportLine {
  /** Unique, meaningless, at most 35 characters. */
  endToEndId: string;
  /** Internal number of the third party at the payer; never a NIR. */
  matricule: string;
  holder: string;
  iban: string;
  amountCents: number;
  /** Nature of the sum: `INDEMNITY` or `EXPENSE`. */
  kind: 'INDEMNITY' | 'EXPENSE';
  /** Month of the half-days, `2026-03`. */
  period: string;
  units: number;
  /** SIRET of who invoices, where the route has one. */
  supplier: string;
}
export interface ExportHead {
  batch: string;
  payer: string;
  executesOn: string;
  /** Budget account, a setting of the payer. */
  account: string;
}

/** Letters that Unicode does not take apart into a base and an accent. */
const NEAREST: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', '’': "'", '‘': "'" };

/** Latin letters of the SEPA set; others are written in their nearest form, so that no bank refuses a name. */
export function latin(text: string): string {
  const near = [...text.normalize('NFD').replace(/\p{M}/gu, '')].map((c) => NEAREST[c] ?? c).join('');
  return near.replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ').replace(/ +/g, ' ').trim();
}

const euros = (cents: number): string => `${Math.trunc(cents / 100)},${String(Math.abs(cents % 100)).padStart(2, '0')}`;
/** A leading = + - or @ would run as a formula in a spreadsheet. */
const cell = (text: string): string => {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};
const csv = (head: readonly string[], rows: readonly (readonly string[])[]): string => `\uFEFF${[head, ...rows].map((r) => r.map(cell).join(';')).join('\r\n')}\r\n`;
const sorted = (lines: readonly ExportLine[]): ExportLine[] => [...lines].sort((a, b) => (a.endToEndId < b.endToEndId ? -1 : 1));

/** Payroll variables: matricule, period, number of half-days, gross sum. Payroll knows the person and the NIR itself. */
export function payrollFile(head: ExportHead, lines: readonly ExportLine[]): string {
  return csv(['lot', 'matricule', 'periode', 'demi_journees', 'montant_brut', 'reference'],
    sorted(lines).map((l) => [head.batch, l.matricule, l.period, String(l.units), euros(l.amountCents), l.endToEndId]));
}

/** Mandate lines for the finance software, which makes the PES V2 flow itself. The label names no project and no disease. */
export function mandateFile(head: ExportHead, lines: readonly ExportLine[]): string {
  return csv(['lot', 'compte', 'tiers', 'titulaire', 'iban', 'montant', 'date_execution', 'libelle', 'reference'],
    sorted(lines).map((l) => [head.batch, head.account, l.matricule, latin(l.holder), l.iban, euros(l.amountCents), head.executesOn, latin(`Frais ${l.period}`), l.endToEndId]));
}

/** What is owed to suppliers, to be matched with the invoices they send. */
export function invoiceFile(head: ExportHead, lines: readonly ExportLine[]): string {
  return csv(['lot', 'siret', 'tiers', 'periode', 'nature', 'demi_journees', 'montant', 'reference'],
    sorted(lines).map((l) => [head.batch, l.supplier, l.matricule, l.period, l.kind === 'INDEMNITY' ? 'indemnite' : 'frais', String(l.units), euros(l.amountCents), l.endToEndId]));
}

/** @throws Error for a bank order, which no batch can be opened for yet */
export function fileOf(file: Export, head: ExportHead, lines: readonly ExportLine[]): string {
  if (file === 'PAYROLL') return payrollFile(head, lines);
  if (file === 'MANDATE') return mandateFile(head, lines);
  if (file === 'INVOICE') return invoiceFile(head, lines);
  throw new Error(`no file ${file}`);
}

/** Number of a third party at the payer: the same for one person in one organisation, and it says nothing of her. @param digest hex */
export const matriculeOf = (digest: string): string => `P${digest.slice(0, 12).toUpperCase()}`;

export interface ReturnLine {
  /** Number of the line in the file, from 1. */
  line: number;
  endToEndId: string;
  status: 'PAID' | 'RETURNED';
  reason?: string;
}
export type ReturnProblem = { line: number; problem: 'COLUMNS' | 'STATUS' | 'TWICE' | 'REASON' };

/** Reads the payer's return file: `reference;statut;motif` with PAYE or REJETE. Nothing is applied when a line is wrong. */
export function readReturnFile(text: string): { lines: ReturnLine[]; problems: ReturnProblem[] } {
  const lines: ReturnLine[] = [];
  const problems: ReturnProblem[] = [];
  const seen = new Set<string>();
  text.replace(/^\uFEFF/, '').split(/\r?\n/).forEach((raw, i) => {
    if (!raw.trim() || (i === 0 && /^reference;/i.test(raw))) return;
    const [endToEndId, status, reason, ...rest] = raw.split(';').map((c) => c.trim());
    const line = i + 1;
    if (!endToEndId || status === undefined || rest.length) return void problems.push({ line, problem: 'COLUMNS' });
    if (status !== 'PAYE' && status !== 'REJETE') return void problems.push({ line, problem: 'STATUS' });
    if (seen.has(endToEndId)) return void problems.push({ line, problem: 'TWICE' });
    if (status === 'REJETE' && !/^[A-Z]{2}\d{2}$/.test(reason ?? '')) return void problems.push({ line, problem: 'REASON' });
    seen.add(endToEndId);
    lines.push(status === 'PAYE' ? { line, endToEndId, status: 'PAID' } : { line, endToEndId, status: 'RETURNED', reason });
  });
  return { lines, problems };
}
