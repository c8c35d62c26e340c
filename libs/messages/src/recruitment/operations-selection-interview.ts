import { z } from 'zod';
import { operationsOf } from '../contract';
import { slug } from '../fields';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();
const A = '0192f0c1-0000-7000-8000-000000000001';
const B = '0192f0c1-0000-7000-8000-000000000002';
const byId = { input: z.strictObject({ id }), example: { id: A } };

/** The toolkit's five criteria (S1): none eliminates by itself. */
export const GRID_CRITERIA = ['EXPERIENCE', 'WISH', 'CONSTRUCTIVE', 'DISTANCE', 'AVAILABILITY'] as const;
/** CEPPP competencies (domain.md B.4): nine of level 1, five of level 2. */
export const COMPETENCIES = [
  'SELF_KNOWLEDGE', 'MEANING', 'EXPERIENTIAL_KNOWLEDGE', 'RESILIENCE', 'ALTRUISM', 'REFLEXIVITY', 'LISTENING', 'STORYTELLING', 'COMMUNICATION',
  'SOCIAL_EXPERIENCE', 'CO_LEADERSHIP', 'ACCOMPANYING', 'RELATIONAL_ANALYSIS', 'NETWORKING',
] as const;
/** Lowest first: two members who are more than one step apart must write why they still agree. */
export const RECOMMENDATIONS = ['NO', 'RATHER_NO', 'RATHER_YES', 'YES'] as const;
export const DECISION_OUTCOMES = ['ACCEPTED', 'REFUSED', 'POOL', 'REDIRECTED'] as const;
export const DECISION_REASONS = ['EXPERIENCE_TOO_RECENT', 'NO_SHARED_EXPERIENCE', 'MOTIVATION_UNCLEAR', 'NOT_AVAILABLE', 'OPEN_COMPLAINT', 'NO_PLACE_LEFT', 'OTHER'] as const;

/** 0 not observed, 1 emerging, 2 present, 3 can transmit. */
const score = { score: z.int().min(0).max(3), evidence: z.string().trim().max(1000).optional() };
const mark = <T extends readonly [string, ...string[]]>(list: T, least: number) => z.array(z.strictObject({ code: z.enum(list), ...score })).min(least).max(list.length);
const gridContent = { criteria: mark(GRID_CRITERIA, GRID_CRITERIA.length), competencies: mark(COMPETENCIES, 0).default([]), recommendation: z.enum(RECOMMENDATIONS), comment: z.string().trim().max(2000).optional() };

const gridRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), application: z.string(), slot: z.string(), member: z.string(), hidden: z.boolean(), allowed: z.array(z.string()),
  content: z.looseObject({}).nullable(),
});
const deliberationRow = z.looseObject({ application: z.string(), outcome: z.string(), decidedAt: z.string(), reasonCode: z.string().nullable(), alternative: z.string().nullable(), towards: z.string().nullable() });

const bookingExample = { id: A, slot: B };
const booking = z.strictObject({ id, slot: id });
const gridExample = {
  id: A, recommendation: 'YES',
  criteria: GRID_CRITERIA.map((code) => ({ code, score: 2 })),
  competencies: [{ code: 'LISTENING', score: 3, evidence: 'Reformule avant de répondre.' }],
};

/** From a screened application to the panel's decision. */
export const interviewOperations = {
  applicationScheduleInterview: command({
    resource: 'application', verb: 'schedule-interview', http: ['POST', '/applications/:id/schedule-interview'], by: ['person', 'candidate', 'coordinator'], versioned: true,
    input: booking, example: bookingExample,
    summary: { fr: 'Réserver un créneau d’entretien', en: 'Book an interview slot' },
  }),
  applicationMoveInterview: command({
    resource: 'application', verb: 'move-interview', http: ['POST', '/applications/:id/move-interview'], by: ['person', 'candidate', 'coordinator'], versioned: true,
    input: booking, example: bookingExample,
    summary: { fr: 'Déplacer son entretien (deux fois au plus par la personne)', en: 'Move the interview (at most twice by the candidate)' },
  }),
  applicationRecordAbsence: command({
    resource: 'application', verb: 'record-absence', http: ['POST', '/applications/:id/record-absence'], by: ['coordinator', 'professional', 'ru'], versioned: true, ...byId,
    summary: { fr: 'Noter l’absence à l’entretien', en: 'Record that the candidate did not come' },
  }),
  applicationCancelInterview: command({
    resource: 'application', verb: 'cancel-interview', http: ['POST', '/applications/:id/cancel-interview'], by: ['coordinator'], versioned: true, ...byId,
    summary: { fr: 'Annuler l’entretien du fait du jury', en: 'Cancel the interview on the panel’s side' },
  }),
  applicationDecide: command({
    resource: 'application', verb: 'decide', http: ['POST', '/applications/:id/decide'], by: ['coordinator'], versioned: true,
    input: z.strictObject({
      id, outcome: z.enum(DECISION_OUTCOMES), present: z.array(id).max(12).default([]), profile: slug.optional(), towards: z.string().trim().min(1).max(200).optional(),
      differenceReason: z.string().trim().max(2000).optional(), reasonCode: z.enum(DECISION_REASONS).optional(), alternative: z.string().trim().max(2000).optional(),
    }),
    example: { id: A, outcome: 'ACCEPTED', present: [A, B], profile: 'vigilant' },
    summary: { fr: 'Décider après délibération, ou répondre après une rencontre', en: 'Decide after deliberation, or answer after a meeting' },
  }),
  deliberationGet: query({
    resource: 'deliberation', verb: 'get', http: ['GET', '/applications/:id/deliberation'], by: ['person', 'candidate', 'partner', 'coordinator', 'ru', 'professional'], ...byId, output: deliberationRow,
    summary: { fr: 'La décision du jury et ce qu’elle propose', en: 'The panel’s decision and what it offers' },
  }),
  gridSubmit: command({
    resource: 'grid', verb: 'submit', http: ['POST', '/grids/:id/submit'], by: ['professional', 'ru'], versioned: true,
    input: z.strictObject({ id, ...gridContent }), example: gridExample,
    summary: { fr: 'Remettre sa grille d’entretien', en: 'Submit one’s own interview grid' },
  }),
  gridGet: query({
    resource: 'grid', verb: 'get', http: ['GET', '/grids/:id'], by: ['professional', 'ru', 'coordinator'], ...byId, output: gridRow,
    summary: { fr: 'Une grille ; celles des autres restent cachées tant qu’il en manque une', en: 'A grid; the others’ stay hidden while one is missing' },
  }),
  gridList: query({
    resource: 'grid', verb: 'list', http: ['GET', '/grids'], by: ['professional', 'ru', 'coordinator'],
    input: z.strictObject({ application: id.optional(), slot: id.optional(), state: z.enum(['DRAFT', 'SUBMITTED', 'CANCELLED']).optional() }),
    output: z.object({ items: z.array(gridRow) }), example: { application: A },
    summary: { fr: 'Les grilles d’un entretien : qui a remis la sienne', en: 'The grids of an interview: who has submitted' },
  }),
};
