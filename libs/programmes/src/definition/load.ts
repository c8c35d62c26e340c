import { invalidDefinition, type DefinitionProblem } from './errors';
import { explain } from './french';
import { readSource, type Source } from './lines';
import { broken } from './rules';
import { definitionSchema, type Definition } from './schema';
import { fieldsAt } from './fields';

/**
 * A programme's definition from its text, YAML or JSON.
 * @throws TandemError DEFINITION_INVALID (422): every point with its path, its line and a French sentence
 */
export function loadDefinition(text: string): Definition {
  const source = readSource(text);
  if (source.problems.length) throw invalidDefinition(source.problems);
  const parsed = definitionSchema.safeParse(source.value);
  if (!parsed.success) throw invalidDefinition(parsed.error.issues.flatMap((issue) => pointsOf(issue, source)));
  const rules = broken(parsed.data);
  if (rules.length) throw invalidDefinition(rules.map(({ at, code, message }) => ({ path: pathText(at), code, message, line: source.lineOf(at) })));
  return parsed.data;
}

type Issue = Parameters<typeof explain>[0];

/** One point per unknown field, so that each has its line; one per issue otherwise. */
function pointsOf(issue: Issue, source: Source): DefinitionProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => point({ ...issue, keys: [key] }, [...issue.path, key], source));
  return [point(issue, issue.path, source)];
}

function point(issue: Issue, path: readonly PropertyKey[], source: Source): DefinitionProblem {
  const value = path.reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key], source.value);
  const key = path.at(-1);
  const translation = value === undefined && (key === 'fr' || key === 'en');
  const said = translation ? { code: 'TRANSLATION_MISSING', message: `Il manque le texte ${key === 'fr' ? 'français (fr)' : 'anglais (en)'}.` } : explain(issue, value, issue.code === 'unrecognized_keys' ? fieldsAt(source.value, issue.path) : []);
  return { path: pathText(path), ...said, line: source.lineOf(path) };
}

/** `journeys.partner.stages[2].after[0]` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');
