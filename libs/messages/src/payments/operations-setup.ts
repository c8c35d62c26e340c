import { z } from 'zod';
import { page, paging } from '../contract';
import { date, id, slug } from '../fields';
import { LEVELS, ROUTES } from '../vocabulary';
import { command, OFFICE, ORGANISATION, OWN, owedCents, query, sample, text } from './operations-shared';

export const PAYER_KINDS = ['public-hospital', 'university', 'private', 'association'] as const;
export const RATE_KINDS = ['half-day'] as const;

const route = z.enum(ROUTES);
const rateRow = z.looseObject({
  id: z.string(), version: z.number(), organisation: z.string(), kind: z.string(), route, level: z.string().nullable(), activity: z.string().nullable(), amountCents: z.number(),
  from: z.string(), to: z.string().nullable(),
});
const payerRow = z.looseObject({ id: z.string(), version: z.number(), organisation: z.string(), kind: z.enum(PAYER_KINDS), account: z.string(), label: z.string() });
const settingRow = z.looseObject({ name: z.string(), value: z.number(), default: z.number(), unit: z.string(), fr: z.string(), en: z.string(), since: z.string(), source: z.string() });
const membership = { membership: id };
const choice = z.looseObject({ route, from: z.string().nullable(), declined: z.boolean(), at: z.string() });
const routeRow = z.looseObject({
  id: z.string(), version: z.number(), membership: z.string(), person: z.string(), organisation: z.string(), route: route.nullable(), declined: z.boolean(), monthlyCapCents: z.number().nullable(),
  informationAcceptedAt: z.string().nullable(), association: z.string().nullable(), siret: z.string().nullable(), history: z.array(choice),
});

/** Amounts, payers, status routes: what must be known before anything is owed. */
export const setupOperations = {
  rateSet: command({
    resource: 'rate', verb: 'set', http: ['POST', '/rates'], by: ['admin', 'direction'],
    input: z.strictObject({
      organisation: id, kind: z.enum(RATE_KINDS).default('half-day'), route, level: z.enum(LEVELS).optional(), activity: slug.optional(), amountCents: owedCents, from: date, to: date.optional(),
    }),
    example: { organisation: ORGANISATION, kind: 'half-day', route: 'VACATAIRE_FPH', amountCents: 4000, from: '2024-01-01' },
    summary: { fr: 'Fixer un montant daté', en: 'Set a dated rate' },
  }),
  rateEnd: command({
    resource: 'rate', verb: 'end', http: ['POST', '/rates/:id/end'], by: ['admin', 'direction'], versioned: true, input: z.strictObject({ id, to: date }), example: { id: sample(1), to: '2024-12-31' },
    summary: { fr: 'Donner un dernier jour à un montant', en: 'Give a rate its last day' },
  }),
  rateGet: query({
    resource: 'rate', verb: 'get', http: ['GET', '/rates/:id'], by: ['admin', ...OFFICE], input: z.strictObject({ id }), output: rateRow, example: { id: sample(1) },
    summary: { fr: 'Un montant', en: 'A rate' },
  }),
  rateList: query({
    resource: 'rate', verb: 'list', http: ['GET', '/rates'], by: ['admin', ...OFFICE, ...OWN],
    input: z.strictObject({ organisation: id, route: route.optional(), on: date.optional(), ...paging }), output: page(rateRow), example: { organisation: ORGANISATION },
    summary: { fr: 'Les montants d’une organisation', en: 'The rates of an organisation' },
  }),
  payerSet: command({
    resource: 'payer', verb: 'set', http: ['PUT', '/payers'], by: ['admin', 'direction', 'preparer'],
    input: z.strictObject({ organisation: id, kind: z.enum(PAYER_KINDS), account: z.string().regex(/^[A-Za-z0-9. -]{1,30}$/), label: text(120) }),
    example: { organisation: ORGANISATION, kind: 'public-hospital', account: '6251', label: 'CHU de Nice, direction des finances' },
    summary: { fr: 'Décrire qui paie pour une organisation', en: 'Say who pays for an organisation' },
  }),
  payerList: query({
    resource: 'payer', verb: 'list', http: ['GET', '/payers'], by: ['admin', ...OFFICE], input: z.strictObject({ organisation: id }), output: z.object({ items: z.array(payerRow) }),
    example: { organisation: ORGANISATION }, summary: { fr: 'Qui paie pour une organisation', en: 'Who pays for an organisation' },
  }),
  settingSet: command({
    resource: 'setting', verb: 'set', http: ['PUT', '/payment-settings'], by: ['admin', 'direction'], input: z.strictObject({ organisation: id, name: slug, value: z.int().min(0).max(1_000_000) }),
    output: z.looseObject({ name: z.string(), value: z.number() }), example: { organisation: ORGANISATION, name: 'claim-days', value: 60 },
    summary: { fr: 'Régler un délai ou un plafond des paiements', en: 'Set a delay or a ceiling of payments' },
  }),
  settingList: query({
    resource: 'setting', verb: 'list', http: ['GET', '/payment-settings'], by: ['admin', ...OFFICE], input: z.strictObject({ organisation: id }), output: z.object({ items: z.array(settingRow) }),
    example: { organisation: ORGANISATION }, summary: { fr: 'Les délais et plafonds des paiements', en: 'The delays and ceilings of payments' },
  }),
  routeChoose: command({
    resource: 'route', verb: 'choose', http: ['POST', '/memberships/:membership/route'], by: [...OWN, 'coordinator'],
    input: z.strictObject({
      ...membership, route, from: date.optional(), association: z.strictObject({ siret: z.string().max(20), label: text(200) }).optional(), siret: z.string().max(20).optional(),
      /** The person has read what an indemnity changes for her benefits and taxes; needed before a first payment. */
      informationAccepted: z.boolean().default(false),
    }),
    example: { membership: sample(2), route: 'VACATAIRE_FPH', informationAccepted: true }, summary: { fr: 'Choisir son statut', en: 'Choose a status route' },
  }),
  routeAcceptInformation: command({
    resource: 'route', verb: 'accept-information', http: ['POST', '/memberships/:membership/information-sheet'], by: [...OWN, 'coordinator'], input: z.strictObject(membership),
    example: { membership: sample(2) }, summary: { fr: 'Accepter la fiche d’information sur l’indemnité', en: 'Accept the information sheet on the indemnity' },
  }),
  routeDecideIndemnity: command({
    resource: 'route', verb: 'decide-indemnity', http: ['POST', '/memberships/:membership/indemnity'], by: [...OWN, 'coordinator'],
    input: z.strictObject({ ...membership, accepted: z.boolean(), from: date.optional(), monthlyCapCents: owedCents.nullable().optional() }),
    example: { membership: sample(2), accepted: false }, summary: { fr: 'Accepter, refuser ou plafonner l’indemnité (révocable)', en: 'Accept, decline or cap the indemnity (revocable)' },
  }),
  brakeList: query({
    resource: 'brake', verb: 'list', http: ['GET', '/payment-brakes'], by: OFFICE, input: z.strictObject({ organisation: id, programme: slug.optional() }),
    output: z.object({
      heldBack: z.number(), lifted: z.number(),
      items: z.array(z.object({ membership: z.string(), programme: z.string().nullable(), code: z.string(), since: z.string(), liftedAt: z.string().nullable() })),
    }),
    example: { organisation: ORGANISATION }, summary: { fr: 'Les personnes que rien ne permet de payer ici', en: 'People nothing allows to be paid here' },
  }),
  routeGet: query({
    resource: 'route', verb: 'get', http: ['GET', '/memberships/:membership/route'], by: [...OWN, 'coordinator', 'preparer', 'approver'], input: z.strictObject(membership), output: routeRow,
    example: { membership: sample(2) }, summary: { fr: 'Le statut choisi', en: 'The status route chosen' },
  }),
};
