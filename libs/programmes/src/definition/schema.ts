import { CALENDARS, isDuration } from '@tandem/kernel';
import { AUDIENCES, ROLES, ROUTES } from '@tandem/messages';
import { z } from 'zod';
import { INDICATORS } from './indicators';

// Only what the presets use: a field nobody obeys would be a promise nobody keeps. An unknown field is an error.

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/).describe('Minuscules, chiffres et tirets : chu-nice');
const label = z.string().trim().min(1).max(160);
export const names = z.strictObject({ fr: label, en: label });
const duration = z.string().refine(isDuration, { error: 'duration' }).meta({ pattern: '^(0|[1-9]\\d{0,3})(bd|d|mo|h)$', description: '10bd (jours ouvrés), 21d, 12mo ou 48h' });
const percent = z.string().regex(/^(100|\d{1,2})%$/).describe('Un pourcentage : 30%');
const count = z.int().min(0).max(100);
const role = z.enum(ROLES);

const deadlineFields = {
  within: duration.optional(), ahead: duration.optional(), remind: z.array(duration).max(12).optional(), before: z.array(duration).max(12).optional(),
  then: z.enum(['escalate', 'task', 'lapse', 'void', 'act']).optional(), to: role.optional(),
};
/** What a programme changes of a delay; what it leaves out keeps the house's value. */
const deadline = z.strictObject(deadlineFields);
const deadlines = z.record(slug, deadline);

const stage = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ id: slug, kind: z.literal(kind), after: z.array(slug).max(20).default([]), ...shape, deadlines: deadlines.optional() });

export const PARTIES = ['partner', 'referent', 'ru', 'professional', 'signatory'] as const;

export const stageSchema = z.discriminatedUnion('kind', [
  stage('application', { wishes: z.literal('speed-dating').optional().describe('Les projets sont classés dès la candidature') }),
  stage('selection', { mode: z.literal('panel'), panel: z.strictObject({ professionals: count, userRepresentatives: count }), grids: z.literal('independent') }),
  stage('matching', { by: z.literal('speed-dating') }),
  stage('training', { courses: z.array(slug).min(1).max(20), mix: z.strictObject({ partners: percent, professionals: percent }) }),
  stage('convention', { form: z.literal('full'), parties: z.array(z.enum(PARTIES)).min(2).max(10), charter: z.literal('required'), term: duration }),
  stage('engagement', {}),
]);

/** The local title of a partner, and which canonical role it is (domain.md B.3). */
export const CANONICAL_ROLES = ['advisor', 'trainer', 'co-researcher', 'leader', 'care-partner', 'other'] as const;
export const ACTIVITY_KINDS = ['half-day', 'expenses'] as const;

const when = z.union([
  z.strictObject({ afterStage: slug, delay: duration.default('1d') }),
  z.strictObject({ afterVacations: z.int().min(1).max(1000) }),
  z.strictObject({ every: duration }),
  z.strictObject({ afterExit: duration }),
  z.strictObject({ afterMission: duration }),
]);

export const definitionSchema = z.strictObject({
  id: slug,
  version: z.int().min(1).max(9999),
  names,
  organisation: z.strictObject({
    kind: z.enum(['CHU']), sector: z.enum(['hospital']), calendar: z.enum(CALENDARS as [string, ...string[]]) as unknown as z.ZodType<(typeof CALENDARS)[number]>,
    currency: z.enum(['EUR']), payer: z.enum(['public-hospital']),
  }),
  sponsors: z.array(z.enum(['direction', 'users-commission'])).min(1).max(5).describe('Qui porte le programme'),
  leads: z.array(z.enum(['professional', 'patient'])).min(1).max(2).describe('Qui le conduit, avec les mêmes droits'),
  profiles: z.array(z.strictObject({ id: slug, role: z.enum(CANONICAL_ROLES), names })).min(1).max(30),
  starts: z.array(z.strictObject({ by: z.literal('call'), of: z.enum(['users', 'teams']), form: z.enum(['long', 'project']) })).min(1).max(10),
  journeys: z.strictObject({ partner: z.strictObject({ subject: z.literal('person'), stages: z.array(stageSchema).min(1).max(30) }) }),
  activities: z.strictObject({
    unit: z.literal('halfday'), formats: z.array(z.strictObject({ id: slug, names })).min(1).max(60).describe('Liste ouverte'),
    caps: z.strictObject({ week: z.int().min(1).max(21), month: z.int().min(1).max(93) }), lateCancel: z.strictObject({ under: duration, pays: percent }),
  }),
  money: z.strictObject({
    kinds: z.array(z.enum(ACTIVITY_KINDS)).min(1).max(2),
    routes: z.partialRecord(z.enum(ROUTES), z.array(z.enum(ACTIVITY_KINDS)).max(2)).describe('Ce que chaque statut peut recevoir'),
    claims: z.strictObject({ within: duration }),
  }),
  surveys: z.array(z.strictObject({ instrument: slug, ask: z.enum(AUDIENCES.map((a) => a.toLowerCase()) as [Lowercase<(typeof AUDIENCES)[number]>, ...Lowercase<(typeof AUDIENCES)[number]>[]]), when })).max(40),
  indicators: z.array(z.enum(Object.keys(INDICATORS) as [keyof typeof INDICATORS, ...(keyof typeof INDICATORS)[]])).max(60),
  glossary: z.strictObject({ map: z.record(label, z.enum([...ROLES, ...CANONICAL_ROLES])) }),
  /** Delays of what runs outside the stages of a journey. */
  deadlines: z.strictObject({ journey: deadlines.optional(), vacation: deadlines.optional(), batch: deadlines.optional(), campaign: deadlines.optional() }).optional(),
});

export type Definition = z.infer<typeof definitionSchema>;
export type StageDefinition = z.infer<typeof stageSchema>;
export type SurveyDefinition = Definition['surveys'][number];
export type DeadlineChange = z.infer<typeof deadline>;
