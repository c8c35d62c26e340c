import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { id, instant, slug } from '../fields';
import { AUTHORITY_DECISIONS, INCIDENT_OFFICES, INCIDENT_SEVERITIES } from '../vocabulary';

const { command, query } = operationsOf('evaluation');
const ORG = '0192f0c1-0000-7000-8000-00000000000a';
const ID = '0192f0c1-0000-7000-8000-000000000001';
const OFFICES = ['coordinator', 'dpo', 'direction'] as const;
/** Whoever was named sees it, whatever they are: the row decides. */
const READERS = [...OFFICES, 'person'] as const;

const text = z.string().trim().min(1).max(4_000);
const named = z.array(id).max(10);
const note = { note: text.optional() };
const row = z.looseObject({
  id, version: z.int(), state: z.string(), allowed: z.array(z.string()), severity: z.enum(INCIDENT_SEVERITIES), office: z.enum(INCIDENT_OFFICES), openedAt: z.string(), programme: z.string().nullable(),
});
const whole = row.extend({
  text: z.string().nullable(), notes: z.array(z.looseObject({ at: z.string(), by: z.string().nullable(), text: z.string().nullable() })), concerns: z.string().nullable(), handler: z.string().nullable(), named: z.array(z.string()),
  calledAt: z.string().nullable(), knownAt: z.string().nullable(), mediator: z.string().nullable(), authority: z.enum(AUTHORITY_DECISIONS).nullable(), authorityAt: z.string().nullable(),
});

export const incidentOperations = {
  incidentOpen: command({
    resource: 'incident', verb: 'open', http: ['POST', '/incidents'], by: ['candidate', 'partner', 'professional', 'referent', 'ru', 'lead', ...OFFICES, 'person'],
    input: z.strictObject({ organisation: id, programme: slug.optional(), severity: z.enum(INCIDENT_SEVERITIES), text, concerns: id.optional(), to: z.enum(INCIDENT_OFFICES).optional(), knownAt: instant.optional() }),
    example: { organisation: ORG, severity: 'CONFLICT', text: 'La réunion de mardi s’est mal passée ; je souhaite en parler.' },
    summary: { fr: 'Dire que quelque chose ne va pas', en: 'Say that something is wrong' },
  }),
  incidentTriage: command({
    resource: 'incident', verb: 'triage', http: ['POST', '/incidents/:id/triage'], by: [...OFFICES], versioned: true,
    input: z.strictObject({ id, severity: z.enum(INCIDENT_SEVERITIES).optional(), calledAt: instant.optional(), handler: id.optional(), named: named.optional(), ...note }), example: { id: ID, calledAt: '2026-11-20T15:30:00.000Z' },
    summary: { fr: 'Trier un signalement', en: 'Triage an incident' },
  }),
  incidentAct: command({
    resource: 'incident', verb: 'act', http: ['POST', '/incidents/:id/act'], by: [...OFFICES], versioned: true,
    input: z.strictObject({ id, mediator: id.optional(), authority: z.enum(AUTHORITY_DECISIONS).optional(), authorityAt: instant.optional(), named: named.optional(), ...note }), example: { id: ID, note: 'Rencontre proposée avec le médiateur.' },
    summary: { fr: 'Engager une action', en: 'Take action' },
  }),
  incidentResolve: command({
    resource: 'incident', verb: 'resolve', http: ['POST', '/incidents/:id/resolve'], by: [...OFFICES], versioned: true,
    input: z.strictObject({ id, outcome: z.enum(['SETTLED', 'REFERRED', 'UNFOUNDED', 'OTHER']), ...note }), example: { id: ID, outcome: 'SETTLED' },
    summary: { fr: 'Dire un signalement résolu', en: 'Say that an incident is resolved' },
  }),
  incidentEscalate: command({
    resource: 'incident', verb: 'escalate', http: ['POST', '/incidents/:id/escalate'], by: [...OFFICES, 'system'], versioned: true, input: z.strictObject({ id, ...note }), example: { id: ID },
    summary: { fr: 'Remettre un signalement à la direction', en: 'Hand an incident to the direction' },
  }),
  incidentClose: command({
    resource: 'incident', verb: 'close', http: ['POST', '/incidents/:id/close'], by: [...OFFICES], versioned: true, input: z.strictObject({ id, ...note }), example: { id: ID },
    summary: { fr: 'Clore un signalement', en: 'Close an incident' },
  }),
  incidentList: query({
    resource: 'incident', verb: 'list', http: ['GET', '/incidents'], by: [...READERS], input: z.strictObject({ state: z.string().max(20).optional(), ...paging }), output: page(row), example: {},
    summary: { fr: 'Les signalements que j’ai à connaître', en: 'The incidents I am entitled to know' },
  }),
  incidentGet: query({
    resource: 'incident', verb: 'get', http: ['GET', '/incidents/:id'], by: [...READERS], input: z.strictObject({ id }), output: whole, example: { id: ID },
    summary: { fr: 'Un signalement', en: 'One incident' },
  }),
};
