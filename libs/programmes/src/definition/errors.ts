import { defineErrors, TandemError, type FieldError } from '@tandem/kernel';

export const DEFINITION_ERRORS = defineErrors({
  DEFINITION_INVALID: { status: 422, fr: 'La définition du programme est à corriger : {count} point(s), le premier ligne {line}.', en: 'The programme definition needs correcting: {count} point(s), the first on line {line}.' },
  UNKNOWN_PRESET: { status: 404, fr: 'Programme type inconnu : {preset}. Connus : {known}.', en: 'Unknown preset: {preset}. Known: {known}.' },
});

/** A point to correct in a file: where, which rule, and what would be accepted, in French. */
export interface DefinitionProblem extends FieldError {
  line: number;
}

export function invalidDefinition(problems: readonly DefinitionProblem[]): TandemError {
  const fields = [...problems].sort((a, b) => a.line - b.line).map((p) => ({ ...p, message: `Ligne ${p.line} : ${p.message}` }));
  return new TandemError('DEFINITION_INVALID', { count: fields.length, line: fields[0]?.line ?? 1 }, fields);
}
