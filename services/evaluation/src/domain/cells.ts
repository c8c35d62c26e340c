import type { Instrument, Question } from './instruments';

/** Fewer answers could point at somebody: nothing of them is shown, not even the mean. */
export const SMALL_CELL = 5;

export interface Cell {
  question: string;
  /** Null when hidden: even how many answered could help. */
  n: number | null;
  mean: number | null;
  distribution: Record<string, number> | null;
  hidden: boolean;
}
export type Answers = Record<string, number | string>;

const hidden = (question: string): Cell => ({ question, n: null, mean: null, distribution: null, hidden: true });

/** Free text is never a cell: it is read by the programme's lead alone, without a count. */
export function cellsOf(instrument: Instrument, all: readonly Answers[]): Cell[] {
  return instrument.questions.filter((q) => q.kind !== 'text').map((q) => cellOf(q, all));
}

function cellOf(question: Question, all: readonly Answers[]): Cell {
  const values = all.map((a) => a[question.id]).filter((v) => v !== undefined);
  if (values.length < SMALL_CELL) return hidden(question.id);
  const distribution: Record<string, number> = {};
  for (const value of values) distribution[String(value)] = (distribution[String(value)] ?? 0) + 1;
  const numbers = values.filter((v): v is number => typeof v === 'number');
  return { question: question.id, n: values.length, mean: numbers.length ? mean(numbers) : null, distribution, hidden: false };
}

/** Two decimals, so that the same answers print the same figure everywhere. */
export const mean = (values: readonly number[]): number => Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 100) / 100;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Jain's index of fairness: 1 when everybody has the same share, 1/n when one person has it all. */
export function jain(values: readonly number[]): number | null {
  const sum = values.reduce((a, b) => a + b, 0);
  const squares = values.reduce((a, b) => a + b * b, 0);
  return squares === 0 ? null : Math.round(((sum * sum) / (values.length * squares)) * 1_000) / 1_000;
}
