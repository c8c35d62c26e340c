import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { code, date, id, slug } from '../fields';
import { AUDIENCES, CAMPAIGN_TRIGGERS } from '../vocabulary';
import { incidentOperations } from './operations-incident';

const { command, query } = operationsOf('evaluation');
const ORG = '0192f0c1-0000-7000-8000-00000000000a';
const ID = '0192f0c1-0000-7000-8000-000000000001';
const LEADERS = ['coordinator', 'lead'] as const;
const READERS = ['coordinator', 'lead', 'direction', 'ru', 'admin', 'dpo'] as const;

const names = z.object({ fr: z.string(), en: z.string() });
const campaignRow = z.looseObject({
  id, version: z.int(), state: z.string(), allowed: z.array(z.string()), instrument: slug, trigger: z.enum(CAMPAIGN_TRIGGERS), audience: z.enum(AUDIENCES),
  programme: z.string(), anonymous: z.boolean(), opens: z.string(), closes: z.string().nullable(), asked: z.int(), answered: z.int(), declined: z.int(), reach: z.enum(['INVITATION', 'LINK']),
});
const question = z.looseObject({ id: z.string(), kind: z.enum(['scale', 'choice', 'text']), text: names, options: z.array(z.string()).optional() });
/** A cell under five answers has no value; `hidden` says so. */
const cell = z.looseObject({ question: z.string(), n: z.int().nullable(), mean: z.number().nullable(), distribution: z.record(z.string(), z.int()).nullable(), hidden: z.boolean() });
const indicatorRow = z.looseObject({
  code: z.string(), names: names, definition: names, unit: z.string(), perimeter: z.string(),
  period: z.string(), value: z.number().nullable(), n: z.int().nullable(), cells: z.record(z.string(), z.number().nullable()).optional(), hidden: z.boolean(), facts: z.string(),
});
/** What the definition asks; `notYet` says why nothing will be asked. */
const surveyRow = z.looseObject({ instrument: slug, trigger: z.enum(CAMPAIGN_TRIGGERS), audience: z.enum(AUDIENCES), reach: z.enum(['INVITATION', 'LINK']), notYet: names.nullable() });
const span = { organisation: id, programme: slug.optional(), starts: date, ends: date };
const exampleSpan = { organisation: ORG, starts: '2024-06-01', ends: '2026-11-22' };

export const evaluationOperations = {
  ...incidentOperations,
  campaignOpen: command({
    resource: 'campaign', verb: 'open', by: ['system'], input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Ouvrir un questionnaire et envoyer les invitations', en: 'Open a questionnaire and send the invitations' },
  }),
  campaignRemind: command({
    resource: 'campaign', verb: 'remind', by: ['system'], input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Relancer les personnes invitées qui n’ont ni répondu ni décliné', en: 'Remind those invited who have neither answered nor declined' },
  }),
  campaignClose: command({
    resource: 'campaign', verb: 'close', http: ['POST', '/campaigns/:id/close'], by: [...LEADERS, 'system'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Clore un questionnaire', en: 'Close a questionnaire' },
  }),
  campaignPublish: command({
    resource: 'campaign', verb: 'publish', http: ['POST', '/campaigns/:id/publish'], by: [...LEADERS], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Publier les résultats relus', en: 'Publish the reviewed results' },
  }),
  campaignArchive: command({
    resource: 'campaign', verb: 'archive', http: ['POST', '/campaigns/:id/archive'], by: ['coordinator', 'system'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Ranger un questionnaire publié', en: 'Archive a published questionnaire' },
  }),
  campaignCancel: command({
    resource: 'campaign', verb: 'cancel', http: ['POST', '/campaigns/:id/cancel'], by: [...LEADERS], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Annuler un questionnaire ; rien de ce qui fut répondu ne sert', en: 'Cancel a questionnaire; nothing that was answered is used' },
  }),
  campaignLink: query({
    resource: 'campaign', verb: 'link', http: ['GET', '/campaigns/:id/link'], by: [...LEADERS], input: z.strictObject({ id }), output: z.looseObject({ link: z.string(), closes: z.string() }), example: { id: ID },
    summary: { fr: 'Le lien à partager d’un questionnaire sans invitation', en: 'The link to share of a questionnaire without invitations' },
  }),
  campaignList: query({
    resource: 'campaign', verb: 'list', http: ['GET', '/campaigns'], by: [...READERS], input: z.strictObject({ state: z.string().max(20).optional(), instrument: slug.optional(), ...paging }), output: page(campaignRow), example: {},
    summary: { fr: 'Les questionnaires', en: 'The questionnaires' },
  }),
  campaignGet: query({
    resource: 'campaign', verb: 'get', http: ['GET', '/campaigns/:id'], by: [...READERS], input: z.strictObject({ id }), output: campaignRow, example: { id: ID },
    summary: { fr: 'Un questionnaire', en: 'One questionnaire' },
  }),
  campaignResults: query({
    resource: 'campaign', verb: 'results', http: ['GET', '/campaigns/:id/results'], by: [...READERS], input: z.strictObject({ id }), output: z.looseObject({ campaign: id, answered: z.int(), declined: z.int(), cells: z.array(cell) }), example: { id: ID },
    summary: { fr: 'Les résultats, cellules de moins de cinq réponses masquées', en: 'The results, cells under five answers hidden' },
  }),
  surveyRead: query({
    resource: 'survey', verb: 'read', http: ['GET', '/surveys/:ticket'], by: ['public'], input: z.strictObject({ ticket: z.string().max(80) }),
    output: z.looseObject({ instrument: slug, anonymous: z.boolean(), closes: z.string(), questions: z.array(question) }), example: { ticket: 'q3E1bXJvYW5kcmUtdGlja2V0LWV4YW1wbGU' },
    summary: { fr: 'Le questionnaire d’un ticket à usage unique', en: 'The questionnaire of a single-use ticket' },
  }),
  surveyAnswer: command({
    resource: 'survey', verb: 'answer', http: ['POST', '/surveys/:ticket/answers'], by: ['public'], anonymous: true,
    input: z.strictObject({ ticket: z.string().max(80), answers: z.record(slug, z.union([z.int().min(0).max(10), z.string().max(1_000)])) }),
    output: z.looseObject({ received: z.literal(true) }), example: { ticket: 'q3E1bXJvYW5kcmUtdGlja2V0LWV4YW1wbGU', answers: { legitimacy: 4 } },
    summary: { fr: 'Répondre, sans laisser de trace de qui ni de quand', en: 'Answer, leaving no trace of who or when' },
  }),
  surveyDecline: command({
    resource: 'survey', verb: 'decline', http: ['POST', '/surveys/:ticket/decline'], by: ['public'], anonymous: true, input: z.strictObject({ ticket: z.string().max(80) }),
    output: z.looseObject({ declined: z.literal(true) }), example: { ticket: 'q3E1bXJvYW5kcmUtdGlja2V0LWV4YW1wbGU' },
    summary: { fr: 'Dire qu’on ne répondra pas : plus aucune relance', en: 'Say that one will not answer: no reminder any more' },
  }),
  surveyList: query({
    resource: 'survey', verb: 'list', http: ['GET', '/programmes/:programme/surveys'], by: [...READERS], input: z.strictObject({ organisation: id, programme: slug }), output: z.object({ items: z.array(surveyRow) }), example: { organisation: ORG, programme: 'chu-nice' },
    summary: { fr: 'Les questionnaires que le programme demande, et ceux que Tandem ne sait pas encore lancer', en: 'The questionnaires a programme asks for, and those Tandem cannot start yet' },
  }),
  indicatorList: query({
    resource: 'indicator', verb: 'list', http: ['GET', '/indicators'], by: [...READERS], input: z.strictObject(span), output: z.object({ items: z.array(indicatorRow), notYet: z.array(z.object({ code: z.string(), why: names })) }), example: exampleSpan,
    summary: { fr: 'Les indicateurs d’une période, avec leur définition', en: 'The indicators of a period, with their definition' },
  }),
  indicatorFacts: query({
    resource: 'indicator', verb: 'facts', http: ['GET', '/indicators/:code/facts'], by: [...READERS], input: z.strictObject({ code, ...span }), output: z.looseObject({ code: z.string(), ids: z.array(z.string()) }), example: { code: 'N4', ...exampleSpan },
    summary: { fr: 'Ce qu’un indicateur a compté', en: 'What an indicator counted' },
  }),
  indicatorCompute: command({
    resource: 'indicator', verb: 'compute', http: ['POST', '/indicators/compute'], by: ['coordinator', 'lead', 'direction'], input: z.strictObject(span), output: z.looseObject({ id, computed: z.int() }), example: exampleSpan,
    summary: { fr: 'Arrêter les indicateurs d’une période', en: 'Fix the indicators of a period' },
  }),
};
