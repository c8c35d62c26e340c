import { defineErrors, TandemError } from '@tandem/kernel';
import { parse } from 'yaml';
import { tableOf } from '../stages/ways';
import { ASSUMPTIONS, type AssumptionKey } from './assumptions';

export const REHEARSAL_ERRORS = defineErrors({
  UNKNOWN_ASSUMPTION: { status: 422, fr: 'Hypothèse inconnue : {key}. Connues : {known}, et answer.<processus>.<étape>.', en: 'Unknown assumption: {key}. Known: {known}, and answer.<process>.<step>.' },
  ASSUMPTION_VALUE: { status: 422, fr: 'L’hypothèse {key} est un nombre de {least} à {most} (reçu : {value}).', en: 'The assumption {key} is a number from {least} to {most} (got: {value}).' },
  ASSUMPTIONS_FILE: { status: 422, fr: 'Le fichier d’hypothèses ne se lit pas : {reason}', en: 'The assumptions file cannot be read: {reason}' },
  REHEARSAL_SIZE: { status: 422, fr: 'La répétition demande {what} de {least} à {most} (reçu : {value}).', en: 'A rehearsal takes {what} from {least} to {most} (got: {value}).' },
});

/** What somebody says instead of the table's values, by key: `{ 'panels.month': 2, 'answer.convention.sending': 10 }`. */
export type Assumptions = Readonly<Record<string, number>>;

/** A key of the table, or the answer time of one step of one process. */
function boundsOf(key: string): { least: number; most: number } | undefined {
  if (Object.hasOwn(ASSUMPTIONS, key)) return ASSUMPTIONS[key as AssumptionKey];
  const [, process, step] = /^answer\.([a-z-]+)\.([a-z-]+)$/.exec(key) ?? [];
  return process && step && knows(process, step) ? { least: 0, most: 365 } : undefined;
}
function knows(process: string, step: string): boolean {
  try {
    return Object.hasOwn(tableOf(process).steps, step);
  } catch {
    return false;
  }
}

/** @throws TandemError UNKNOWN_ASSUMPTION, ASSUMPTION_VALUE */
export function checkedAssumptions(said: Readonly<Record<string, unknown>>): Assumptions {
  for (const [key, value] of Object.entries(said)) {
    const bounds = boundsOf(key);
    if (!bounds) throw new TandemError('UNKNOWN_ASSUMPTION', { key, known: Object.keys(ASSUMPTIONS) });
    const { least, most } = bounds;
    if (typeof value !== 'number' || !(value >= least && value <= most)) throw new TandemError('ASSUMPTION_VALUE', { key, least, most, value });
  }
  return said as Assumptions;
}

/** A file of assumptions, grouped (`panels: { month: 2 }`) or not (`panels.month: 2`). @throws TandemError */
export function readAssumptions(text: string): Assumptions {
  let read: unknown;
  try {
    read = parse(text) ?? {};
  } catch (e) {
    throw new TandemError('ASSUMPTIONS_FILE', { reason: (e as Error).message.split('\n')[0] });
  }
  if (typeof read !== 'object' || Array.isArray(read)) throw new TandemError('ASSUMPTIONS_FILE', { reason: 'key: value' });
  return checkedAssumptions(Object.fromEntries(flat(read as Record<string, unknown>)));
}
const flat = (group: Record<string, unknown>, before = ''): [string, unknown][] =>
  Object.entries(group).flatMap(([key, value]): [string, unknown][] => (value && typeof value === 'object' && !Array.isArray(value) ? flat(value as Record<string, unknown>, `${before}${key}.`) : [[`${before}${key}`, value]]));

/** `panels.month=2` as it is typed. @throws TandemError */
export function saidAssumption(text: string): Assumptions {
  const [key, value = ''] = text.split('=').map((part) => part.trim());
  return checkedAssumptions({ [key]: value === '' ? value : Number(value) });
}

/** The table with what is said instead; answers of one step by their long key. */
export class Assumed {
  constructor(private readonly said: Assumptions = {}) {}
  /** A value the table always has. */
  of(key: Exclude<AssumptionKey, `amount.${string}`>): number {
    return this.said[key] ?? ASSUMPTIONS[key].value;
  }
  maybe(key: string): number | undefined {
    return this.said[key] ?? (ASSUMPTIONS as Record<string, { value: number | undefined }>)[key]?.value;
  }
  /** Every value this rehearsal used, those of the table first. */
  all(): Record<string, number | null> {
    const table = Object.fromEntries(Object.entries(ASSUMPTIONS).map(([key, { value }]) => [key, this.said[key] ?? value ?? null]));
    return { ...table, ...this.said };
  }
}
