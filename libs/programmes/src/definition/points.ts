import type { z } from 'zod';
import type { DefinitionProblem } from './errors';
import { fieldsAt } from './fields';
import { explain } from './french';
import { pathText } from './path';
import type { Source } from './source';

type Issue = z.core.$ZodIssue;

/** One point per unknown field, so that each has its line; where several forms are accepted, those of the one that was meant. */
export function pointsOf(issue: Issue, source: Source, schema?: z.core.$ZodType): DefinitionProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => point({ ...issue, keys: [key] }, [...issue.path, key], source, schema));
  const meant = issue.code === 'invalid_union' ? meantForm(issue) : undefined;
  if (meant) return meant.flatMap((below) => pointsOf({ ...below, path: [...issue.path, ...below.path] }, source, schema));
  return [point(issue, issue.path, source, schema)];
}

/** The one form whose nature is right; or the one all of whose fields are known. */
function meantForm({ errors }: z.core.$ZodIssueInvalidUnion): Issue[] | undefined {
  const right = errors.filter((issues) => !issues.some((i) => i.path.length === 0 && ['invalid_type', 'invalid_value'].includes(i.code)));
  if (right.length === 1) return right[0];
  const known = right.filter((issues) => !issues.some((i) => i.code === 'unrecognized_keys' || (i.code === 'invalid_type' && i.input === undefined)));
  return known.length === 1 ? known[0] : undefined;
}

function point(issue: Issue, path: readonly PropertyKey[], source: Source, schema?: z.core.$ZodType): DefinitionProblem {
  const value = path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key], source.value);
  const key = path.at(-1);
  const translation = value === undefined && (key === 'fr' || key === 'en');
  const said = translation
    ? { code: 'TRANSLATION_MISSING', message: `Il manque le texte ${key === 'fr' ? 'français (fr)' : 'anglais (en)'}.` }
    : explain(issue, value, issue.code === 'unrecognized_keys' ? fieldsAt(source.value, issue.path, schema) : []);
  return { path: pathText(path), ...said, ...source.placeOf(path) };
}
