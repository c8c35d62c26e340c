import { z } from 'zod';

/**
 * Letters a service asks for because what they carry must not be in a fact: a code, a link, a ticket. Everything else
 * inbox writes by itself, from the facts it hears.
 */
const to = {
  person: z.uuid(),
  /** Absent when the letter belongs to no organisation (signing in). */
  organisation: z.uuid().optional(),
  programme: z.string().max(80).optional(),
  journey: z.uuid().optional(),
  /** The same key never sends twice. For an anonymous survey it must not name the ticket. */
  key: z.string().min(8).max(200),
};
const link = z.url({ protocol: /^https?$/ }).max(500);
const minutes = z.int().min(1).max(7 * 24 * 60);
const survey = { link, closes: z.iso.date(), minutes: z.int().min(1).max(60).optional(), anonymous: z.boolean() };

const letter = <T extends string, P extends z.ZodRawShape>(template: T, params: P) => z.strictObject({ ...to, template: z.literal(template), params: z.strictObject(params) });

export const letterInput = z.discriminatedUnion('template', [
  /** `purpose` says in the letter what the code is for. */
  letter('one-time-code', { code: z.string().regex(/^[0-9A-Z-]{4,12}$/), minutes, purpose: z.enum(['SIGNATURE', 'SIGN_IN', 'CONTACT', 'BANK_DETAILS']) }),
  letter('magic-link', { link, minutes }),
  letter('welcome', { link, days: z.int().min(1).max(60) }),
  letter('application-resume', { link, until: z.iso.date() }),
  letter('survey-invitation', survey),
  /** To somebody invited who has neither answered nor declined; told with their other reminders of that day. */
  letter('survey-reminder', survey),
]);
export type LetterInput = z.infer<typeof letterInput>;
