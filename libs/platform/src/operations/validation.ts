import type { FieldError } from '@tandem/kernel';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const path = (keys: readonly PropertyKey[]): string => keys.reduce<string>((out, key) => (typeof key === 'number' ? `${out}[${key}]` : out ? `${out}.${String(key)}` : String(key)), '');

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Champ inconnu : ${issue.keys.join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined ? 'Ce champ est obligatoire.' : `Valeur d’un autre type attendue (${issue.expected}).`;
    case 'too_small':
      return issue.origin === 'string' ? (Number(issue.minimum) <= 1 ? 'Ce champ est obligatoire.' : `Au moins ${issue.minimum} caractères.`) : issue.origin === 'array' ? `Au moins ${issue.minimum} élément(s).` : `Au moins ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string' ? `Au plus ${issue.maximum} caractères.` : issue.origin === 'array' ? `Au plus ${issue.maximum} élément(s).` : `Au plus ${issue.maximum}.`;
    case 'invalid_value':
      return `Valeurs acceptées : ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return `Format attendu : ${issue.format}.`;
    default:
      return issue.message && issue.message !== 'Invalid input' ? issue.message : 'Valeur non acceptée.';
  }
}

/** Field paths and French sentences from a schema's refusal. */
export function fieldErrors(error: { issues: readonly Issue[] }): FieldError[] {
  return error.issues.map((issue) => ({ path: path(issue.path), code: issue.code, message: sentence(issue) }));
}
