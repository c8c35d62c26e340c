import { addDays, addMonths, parseDuration, type DateText } from '@tandem/kernel';

export type Form = 'full' | 'frame';
/** What a programme's convention stage asks for. */
export interface ConventionRule {
  form: Form;
  /** Roles that sign; `ru?` may be absent. */
  parties: string[];
  charter: 'required' | 'none';
  /** How long it lasts unless its dates say otherwise: `12mo`. */
  term: string | null;
}

/** Where no programme says anything: a full convention as it always was, a frame as light as it may be. */
export const HOUSE_RULES: Record<Form, ConventionRule> = {
  full: { form: 'full', parties: ['partner', 'referent', 'signatory'], charter: 'required', term: null },
  frame: { form: 'frame', parties: ['partner'], charter: 'none', term: null },
};

interface Said {
  journeys?: { partner?: { stages?: ({ kind?: string } & Partial<ConventionRule>)[] } };
}

/** The convention stages of a definition's partners: conventions are made for memberships. */
export function rulesOfDefinition(definition: Record<string, unknown>): ConventionRule[] {
  const stages = (definition as Said).journeys?.partner?.stages ?? [];
  return stages
    .filter((stage) => stage.kind === 'convention')
    .map(({ form, parties, charter, term }) => ({ form: form ?? 'full', parties: parties ?? HOUSE_RULES[form ?? 'full'].parties, charter: charter ?? 'required', term: term ?? null }));
}

/** The rule for a form; the programme's first stage when none is named. Undefined: the programme has no such stage. */
export function ruleFor(stages: readonly ConventionRule[], form: Form | undefined): ConventionRule | undefined {
  if (!stages.length) return HOUSE_RULES[form ?? 'full'];
  return form ? stages.find((stage) => stage.form === form) : stages[0];
}

/** Last day of a term that begins that day. Terms are said in months or days; hours and business days are no term. */
export function endOfTerm(starts: DateText, term: string | null): DateText | null {
  if (!term) return null;
  const { amount, unit } = parseDuration(term);
  if (unit === 'mo') return addDays(addMonths(starts, amount), -1);
  return unit === 'd' ? addDays(starts, amount - 1) : null;
}
