import type { FieldError, TandemError } from '@tandem/kernel';
import type { Language } from './headers';

/** RFC 9457. `title` is the sentence to show; `code` is what a program looks at. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  instance: string;
  fields: readonly FieldError[];
  state?: unknown;
  allowed?: unknown;
  version?: unknown;
  details?: Record<string, unknown>;
}

export const PROBLEM_TYPE = 'application/problem+json';
const WAITS = {
  fr: (part: string) => `C’est la partie « ${part} » qui ne répond pas.`,
  en: (part: string) => `The part that does not answer is "${part}".`,
};

const partOf = ({ details: { part, operation } }: TandemError): string | undefined =>
  typeof part === 'string' ? part : typeof operation === 'string' ? operation.split('.')[0] : undefined;

/**
 * @param instance path of the request, without its query: a query may hold a name or an address
 * @param part service asked: it is the one that waits, unless the error names another
 */
export function problemOf(error: TandemError, { language, instance, part }: { language: Language; instance: string; part?: string }): Problem {
  const { state, allowed, version, ...rest } = error.details;
  const waiting = error.code === 'UNAVAILABLE' || error.code === 'OUTCOME_UNKNOWN' ? partOf(error) ?? part : undefined;
  return {
    type: `urn:tandem:problem:${error.code}`,
    title: error.sentence(language),
    status: error.status,
    code: error.code,
    ...(waiting ? { detail: WAITS[language](waiting) } : error.fields.length ? { detail: error.fields.map((f) => (f.path ? `${f.path} : ${f.message}` : f.message)).join(' ') } : {}),
    instance,
    fields: error.fields,
    ...(state === undefined ? {} : { state }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(version === undefined ? {} : { version }),
    ...(waiting ? { details: { part: waiting } } : Object.keys(rest).length ? { details: rest } : {}),
  };
}
