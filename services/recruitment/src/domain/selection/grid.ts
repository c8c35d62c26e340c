import { TandemError, type FieldError } from '@tandem/kernel';

export interface Mark {
  code: string;
  /** 0 not observed, 1 emerging, 2 present, 3 can transmit. */
  score: number;
  evidence?: string;
}
export interface GridContent {
  criteria: Mark[];
  competencies: Mark[];
  recommendation: string;
  comment?: string;
}

const fields = (marks: readonly Mark[], list: string): FieldError[] =>
  marks.flatMap((m, i) => ((m.score === 0 || m.score === 3) && !m.evidence ? [{ path: `${list}[${i}].evidence`, code: 'GRID_EVIDENCE', message: 'Donnez un exemple observé.' }] : []));
const twice = (marks: readonly Mark[]): boolean => new Set(marks.map((m) => m.code)).size < marks.length;

/** @throws GRID_MARK_TWICE, GRID_EVIDENCE with one field per mark that lacks its example */
export function assertGrid(grid: GridContent): void {
  if (twice(grid.criteria) || twice(grid.competencies)) throw new TandemError('GRID_MARK_TWICE');
  const missing = [...fields(grid.criteria, 'criteria'), ...fields(grid.competencies, 'competencies')];
  if (missing.length) throw new TandemError('GRID_EVIDENCE', {}, missing);
}

/** Recommendations (as ranks on their scale) that are more than one level apart. */
export const differ = (levels: readonly number[]): boolean => levels.length > 0 && Math.max(...levels) - Math.min(...levels) > 1;
