import { isDate, isDuration } from '@tandem/kernel';
import { LEVELS, ROLES, ROUTES } from '@tandem/messages';
import { z } from 'zod';
import { EXPERIENCES, ORGANISATION_KINDS, PERSON_KINDS, PUBLICS, wordsOf } from './vocabulary';

/** The small pieces every part of a definition is written with. An unknown field is an error everywhere: a field nobody obeys would be a promise nobody keeps. */
export const SLUG = /^[a-z][a-z0-9-]{0,79}$/;
export const slug = z.string().regex(SLUG).describe('Minuscules, chiffres et tirets : chu-nice');
export const label = z.string().trim().min(1).max(160);
export const names = z.strictObject({ fr: label, en: label });
/** A whole sentence: a recommendation, the question a criterion asks. */
export const sentences = z.strictObject({ fr: z.string().trim().min(1).max(400), en: z.string().trim().min(1).max(400) });
export const duration = z.string().refine(isDuration, { error: 'duration' }).meta({ pattern: '^(0|[1-9]\\d{0,3})(bd|d|mo|h)$', description: '10bd (jours ouvrés), 21d, 12mo ou 48h' });
export const date = z.string().refine(isDate, { error: 'date' }).meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Une date : 2026-08-31' });
export const percent = z.string().regex(/^(100|\d{1,2})%$/).describe('Un pourcentage : 30%');
export const share = z.string().regex(/^([1-9]\d?\/[1-9]\d?|(100|\d{1,2})%)$/).describe('Une part : 2/3 ou 60%');
export const count = z.int().min(0).max(100);
export const role = z.enum(ROLES);
export const words = <T extends Record<string, unknown>>(list: T) => z.enum(wordsOf(list));
/** One of several, each once; which ones twice is said by the rules, with its line. */
export const several = <T extends z.ZodType>(item: T, max = 20) => z.array(item).min(1).max(max);

const deadlineFields = {
  within: duration.optional(), ahead: duration.optional(), remind: z.array(duration).max(12).optional(), before: z.array(duration).max(12).optional(),
  then: z.enum(['escalate', 'task', 'lapse', 'void', 'act']).optional(), to: role.optional(),
};
/** What a programme changes of a delay; what it leaves out keeps the house's value. */
export const deadline = z.strictObject(deadlineFields);
export const deadlines = z.record(slug, deadline);

/** A file writes in small letters what the messages write in capitals. */
export const lower = <T extends readonly string[]>(list: T) => list.map((w) => w.toLowerCase()) as [Lowercase<T[number]>, ...Lowercase<T[number]>[]];
export const LEVEL_WORDS = lower(LEVELS);

/** For whom something holds: every line must be true, any word of a line suffices. Nothing else can be said: no script, no expression. */
export const condition = z.strictObject({
  profile: several(slug).optional(),
  personKind: several(words(PERSON_KINDS)).optional(),
  public: several(words(PUBLICS)).optional(),
  level: several(z.enum(LEVEL_WORDS)).optional(),
  route: several(z.enum(ROUTES)).optional(),
  experience: several(words(EXPERIENCES)).optional(),
  task: several(slug).optional(),
  organisationKind: several(words(ORGANISATION_KINDS)).optional(),
});
export type Condition = z.infer<typeof condition>;
