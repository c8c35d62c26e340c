import { z } from 'zod';
import { deadline, names, slug } from './kit';
import * as s from './sections';
import { stageSchema } from './stage-schema';

export { names } from './kit';
export { ACTIVITY_KINDS, CANONICAL_ROLES } from './sections';
export { PARTIES, stageSchema, type StageDefinition, type StageOf } from './stage-schema';

const stages = z.array(stageSchema).min(1).max(30);
const NOBODY = { subject: 'person' as const, stages: [] };

/** A whole definition. A new field is optional and has no default: what a published version says may never change by itself. */
export const definitionSchema = z.strictObject({
  id: slug,
  version: z.int().min(1).max(9999),
  names,
  organisation: s.organisation,
  organisations: s.organisations.optional(),
  sponsors: z.array(s.sponsor).min(1).max(5).describe('Qui porte le programme'),
  leads: z.array(z.enum(['professional', 'patient'])).min(1).max(2).describe('Qui le conduit, avec les mêmes droits'),
  profiles: s.profiles,
  tiers: s.tiers.optional(),
  starts: s.starts,
  journeys: z.strictObject({
    // A programme that takes no person has an empty journey for them, so that nobody has to ask whether there is one.
    partner: z.strictObject({ subject: z.literal('person'), stages }).default(NOBODY),
    project: z.strictObject({ subject: z.literal('project'), stages }).optional(),
    structure: z.strictObject({ subject: z.literal('organisation'), opens: z.literal('partner').optional(), stages }).optional(),
    referent: z.strictObject({ subject: z.literal('staff'), stages }).optional(),
  }),
  courses: s.courses.optional(),
  activities: s.activities.optional(),
  money: s.money,
  budgets: s.budgets.optional(),
  bodies: s.bodies.optional(),
  actions: s.actions.optional(),
  targets: s.targets.optional(),
  channels: s.channels.optional(),
  cohorts: s.cohorts.optional(),
  directory: s.directory.optional(),
  resources: s.resources.optional(),
  outputs: s.outputs.optional(),
  learning: s.learning.optional(),
  hub: s.hub.optional(),
  surveys: s.surveys,
  indicators: s.indicators,
  glossary: s.glossary,
  deadlines: s.outsideDeadlines.optional(),
});

export type Definition = z.infer<typeof definitionSchema>;
export type SurveyDefinition = Definition['surveys'][number];
export type DeadlineChange = z.infer<typeof deadline>;
