import { z } from 'zod';
import { condition, count, deadlines, duration, LEVEL_WORDS, names, percent, several, slug, words } from './kit';
import { PERSON_KINDS } from './vocabulary';

const stage = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ id: slug, kind: z.literal(kind), after: z.array(slug).max(20).default([]), when: condition.optional().describe('Pour qui cette étape a lieu ; pour tous si rien n’est dit'), ...shape, deadlines: deadlines.optional() });

export const PARTIES = ['partner', 'referent', 'ru', 'professional', 'signatory'] as const;
export const REVIEW_LEVELS = ['self', 'practices', 'context'] as const;
const NO_MIX = { partners: '0%', professionals: '0%' };

/** Who must be in a group before it starts: kinds of person, and how many. */
const group = z.strictObject({ min: z.partialRecord(words(PERSON_KINDS), z.int().min(1).max(50)), from: slug.describe('start, ou l’identifiant d’une phase') });

/** The ten kinds of stage, and what each may say. */
export const stageSchema = z.discriminatedUnion('kind', [
  stage('application', { wishes: z.literal('speed-dating').optional().describe('Les projets sont classés dès la candidature') }),
  stage('agreement', {
    rhythm: several(z.enum(['one-off', 'continuous'])), through: several(z.enum(['directly', 'primary-care', 'hospital'])).optional(),
    documents: several(slug).optional().describe('Pièces de la structure à réunir avant la signature'),
  }),
  stage('selection', {
    mode: z.enum(['panel', 'meeting', 'group-meeting']),
    panel: z.strictObject({ professionals: count, userRepresentatives: count }).optional(), grids: z.literal('independent').optional(),
    criteria: several(z.strictObject({ id: slug, names })).optional().describe('Ce qui est regardé ; aucun critère n’élimine à lui seul'),
    topics: several(z.strictObject({ id: slug, names })).optional().describe('De quoi l’on parle à la rencontre'),
    several: z.literal('together').optional().describe('Plusieurs personnes se proposent : une rencontre tous ensemble'),
    ownDoctor: z.enum(['refused', 'warned']).optional().describe('Un candidat présenté par son propre soignant : refusé, ou averti avec un cadre convenu'),
  }),
  stage('training', { courses: z.array(slug).min(1).max(20), mix: z.strictObject({ partners: percent, professionals: percent }).default(NO_MIX) }),
  stage('convention', {
    form: z.enum(['full', 'frame']), parties: z.array(z.enum(PARTIES)).min(2).max(10), charter: z.enum(['required', 'none']), term: duration,
    covers: z.enum(['person', 'collective']).optional(), points: several(z.strictObject({ id: slug, names })).optional().describe('Ce dont on convient'),
  }),
  stage('matching', { by: z.enum(['speed-dating', 'proposal', 'appointment', 'election']), unit: z.enum(['person', 'tandem']).optional(), body: slug.optional() }),
  stage('work', {
    phases: several(z.strictObject({ id: slug, names })).optional(), group: group.optional(), level: z.enum(LEVEL_WORDS).optional(), scale: several(z.enum(['micro', 'meso', 'macro'])).optional(),
    ledBy: several(words(PERSON_KINDS)).optional().describe('Qui anime le groupe'),
    reopen: z.strictObject({ to: slug, max: z.int().min(1).max(9) }).optional().describe('Revenir à une phase, un nombre limité de fois'),
  }),
  stage('engagement', { mission: duration.optional().describe('Durée de la mission, quand elle en a une') }),
  stage('review', { every: duration.optional().describe('Tous les combien ; une seule fois si rien n’est dit'), levels: several(z.enum(REVIEW_LEVELS)).optional() }),
  stage('exit', { keep: z.enum(['alumni', 'none']).optional(), returns: several(slug).optional().describe('Ce qui est rendu : badge, clés') }),
]);

export type StageDefinition = z.infer<typeof stageSchema>;
export type StageOf<K extends StageDefinition['kind']> = Extract<StageDefinition, { kind: K }>;
