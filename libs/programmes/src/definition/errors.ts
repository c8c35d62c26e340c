import { defineErrors, TandemError, type FieldError } from '@tandem/kernel';

export const DEFINITION_ERRORS = defineErrors({
  DEFINITION_INVALID: { status: 422, fr: 'La définition du programme est à corriger : {count} point(s), le premier ligne {line}.', en: 'The programme definition needs correcting: {count} point(s), the first on line {line}.' },
  UNKNOWN_PRESET: { status: 404, fr: 'Programme type inconnu : {preset}. Connus : {known}.', en: 'Unknown preset: {preset}. Known: {known}.' },
  SCENARIO_INVALID: { status: 422, fr: 'Le scénario du programme est à corriger : {count} point(s), le premier ligne {line}.', en: 'The programme scenario needs correcting: {count} point(s), the first on line {line}.' },
});

/** A point to correct in a file: where, which rule, and what would be accepted, in French. */
export interface DefinitionProblem extends FieldError {
  line: number;
  /** The file it stands in, where that is one the file extends. */
  file?: string;
}

const where = ({ file, line }: DefinitionProblem): string => (file ? `${file}, ligne ${line}` : `Ligne ${line}`);
/** The file itself first, in its order; then those it extends. */
const byPlace = (a: DefinitionProblem, b: DefinitionProblem): number => (a.file ?? '').localeCompare(b.file ?? '') || a.line - b.line;

/** In the order of the file, each saying its line. */
export const located = (problems: readonly DefinitionProblem[]): DefinitionProblem[] =>
  [...problems].sort(byPlace).map(({ file, ...p }) => ({ ...p, ...(file ? { file } : {}), message: `${where({ file, ...p })} : ${p.message}` }));

export function invalidDefinition(problems: readonly DefinitionProblem[]): TandemError {
  const fields = located(problems);
  return new TandemError('DEFINITION_INVALID', { count: fields.length, line: fields[0]?.line ?? 1 }, fields);
}
