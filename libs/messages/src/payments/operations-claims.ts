import { z } from 'zod';
import { page, paging } from '../contract';
import { date, id, sha256 } from '../fields';
import { claimMachine } from './claim.machine';
import { aggregateRow, command, OFFICE, one, OWN, owedCents, query, sample, text } from './operations-shared';

export const MISSION_PLACES = ['BASE', 'LARGE_CITY', 'PARIS', 'OVERSEAS', 'PACIFIC'] as const;
export const LINE_REFUSALS = ['NOT_JUSTIFIED', 'NOT_FOR_THE_ACTIVITY', 'ALREADY_PAID', 'UNREADABLE_PROOF', 'OTHER'] as const;

/** What a coordinator may ask for before checking a claim. */
export const MISSING_FROM_CLAIM = ['PROOF', 'READABLE_PROOF', 'JOURNEY', 'VEHICLE_DOCUMENT', 'DATE', 'AMOUNT', 'OTHER'] as const;

/** A file handed in through the gateway, named by its bytes. */
const proof = z.strictObject({ file: id, sha256 });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const absence = { absentFrom: time, absentTo: time };
/** `sworn`: the ticket is lost and the person declares the sum on her honour; small sums only. */
const proven = { date, cents: owedCents, proof: proof.optional(), sworn: z.boolean().default(false) };
const km = z.number().min(0.1).max(5_000).refine((n) => Math.abs(n * 10 - Math.round(n * 10)) < 1e-6, 'Au dixième de kilomètre près.');

export const claimLineInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('KM'), date, from: text(120), to: text(120), km, vehicle: z.enum(['CAR', 'MOTORCYCLE', 'MOPED']).default('CAR'), cv: z.int().min(1).max(60).optional(), passenger: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('TRAIN'), ...proven, from: text(120), to: text(120) }),
  z.strictObject({ kind: z.literal('TICKET'), ...proven }),
  z.strictObject({ kind: z.literal('MEAL'), ...proven, place: z.enum(MISSION_PLACES).default('BASE'), ...absence }),
  z.strictObject({ kind: z.literal('NIGHT'), ...proven, place: z.enum(MISSION_PLACES).default('BASE'), distanceKm: z.int().min(0).max(20_000), ...absence }),
  /** Somebody who looked after a relative or a child meanwhile. */
  z.strictObject({ kind: z.literal('CARER'), ...proven }),
  z.strictObject({ kind: z.literal('ACCESSIBILITY'), ...proven }),
  z.strictObject({ kind: z.literal('OTHER'), ...proven, label: text(200) }),
]);
export type ClaimLineInput = z.infer<typeof claimLineInput>;
const lines = z.array(claimLineInput).min(1).max(20);
const exampleLines = [{ kind: 'KM' as const, date: '2024-10-08', from: 'Antibes', to: 'Hôpital Pasteur 2, Nice', km: 46, cv: 5 }];

const missing = z.array(z.strictObject({ line: z.int().min(1).max(20).optional(), what: z.enum(MISSING_FROM_CLAIM) })).min(1).max(20);
/** New lines take the place of the old ones; without them the claim comes back as it was. */
const again = z.strictObject({ id, lines: lines.optional() });

const lineRow = z.looseObject({
  n: z.number(), kind: z.string(), date: z.string(), claimedCents: z.number().nullable(), status: z.enum(['OK', 'CAPPED', 'REFUSED']).nullable(), approvedCents: z.number().nullable(),
  ceilingCents: z.number().nullable(), reason: z.string().nullable(), km: z.number().nullable(), bands: z.array(z.object({ km: z.number(), centsPerKm: z.number(), band: z.number() })),
});
const claimRow = z.looseObject({
  ...aggregateRow.shape, organisation: z.string(), membership: z.string(), person: z.string(), vacation: z.string().nullable(), session: z.string().nullable(), date: z.string(),
  approvedCents: z.number().nullable(), missing: z.array(z.looseObject({ line: z.number().optional(), what: z.string() })), reopened: z.boolean(), lines: z.array(lineRow),
});
const state = z.enum(claimMachine.states as [string, ...string[]]);

/** Expenses of a half-day or a training, from the ticket to what is owed. */
export const claimOperations = {
  claimCreate: command({
    resource: 'claim', verb: 'create', http: ['POST', '/claims'], by: [...OWN, 'coordinator'],
    input: z.strictObject({ membership: id, vacation: id.optional(), session: id.optional(), lines }), example: { membership: sample(2), vacation: sample(3), lines: exampleLines },
    summary: { fr: 'Commencer une note de frais', en: 'Start an expense claim' },
  }),
  claimSave: command({
    resource: 'claim', verb: 'save', http: ['PUT', '/claims/:id'], by: [...OWN, 'coordinator'], versioned: true, input: z.strictObject({ id, lines }), example: { id: sample(4), lines: exampleLines },
    summary: { fr: 'Modifier une note de frais en préparation', en: 'Change a claim in preparation' },
  }),
  claimSubmit: command({
    resource: 'claim', verb: 'submit', http: ['POST', '/claims/:id/submit'], by: [...OWN, 'coordinator'], versioned: true, input: one, example: { id: sample(4) },
    summary: { fr: 'Envoyer une note de frais', en: 'Submit a claim' },
  }),
  claimCheck: command({
    resource: 'claim', verb: 'check', http: ['POST', '/claims/:id/check'], by: ['coordinator'], versioned: true,
    /** `vehicleDocumentSeen`: the registration certificate with its fiscal power, where kilometres are claimed. */
    input: z.strictObject({ id, vehicleDocumentSeen: z.boolean().default(false) }), example: { id: sample(4), vehicleDocumentSeen: true },
    summary: { fr: 'Contrôler une note de frais', en: 'Check a claim' },
  }),
  claimDecide: command({
    resource: 'claim', verb: 'decide', http: ['POST', '/claims/:id/decide'], by: ['approver'], versioned: true,
    input: z.strictObject({ id, refused: z.array(z.strictObject({ line: z.int().min(1).max(20), reason: z.enum(LINE_REFUSALS) })).max(20).default([]) }), example: { id: sample(4), refused: [] },
    summary: { fr: 'Décider, ligne par ligne : barèmes et plafonds sont appliqués', en: 'Decide, line by line: scales and ceilings are applied' },
  }),
  claimRequestInfo: command({
    resource: 'claim', verb: 'request-info', http: ['POST', '/claims/:id/request-info'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, missing }), example: { id: sample(4), missing: [{ line: 1, what: 'READABLE_PROOF' }] },
    summary: { fr: 'Demander ce qui manque à une note de frais', en: 'Ask for what is missing from a claim' },
  }),
  claimAnswer: command({
    resource: 'claim', verb: 'answer', http: ['POST', '/claims/:id/answer'], by: [...OWN, 'coordinator'], versioned: true, input: again, example: { id: sample(4), lines: exampleLines },
    summary: { fr: 'Répondre à ce qui a été demandé', en: 'Answer what was asked for' },
  }),
  claimReopen: command({
    resource: 'claim', verb: 'reopen', http: ['POST', '/claims/:id/reopen'], by: [...OWN, 'coordinator'], versioned: true, input: again, example: { id: sample(4), lines: exampleLines },
    summary: { fr: 'Rouvrir, une fois, une note de frais refusée', en: 'Reopen a rejected claim, once' },
  }),
  claimWithdraw: command({
    resource: 'claim', verb: 'withdraw', http: ['POST', '/claims/:id/withdraw'], by: [...OWN, 'coordinator'], versioned: true, input: one, example: { id: sample(4) },
    summary: { fr: 'Retirer une note de frais', en: 'Withdraw a claim' },
  }),
  claimLapse: command({
    resource: 'claim', verb: 'lapse', by: ['system'], input: one, example: { id: sample(4) }, summary: { fr: 'Refuser une note restée sans réponse', en: 'Reject a claim nobody answered for' },
  }),
  claimClose: command({
    resource: 'claim', verb: 'close', by: ['system'], input: one, example: { id: sample(4) }, summary: { fr: 'Clore une note refusée que personne n’a rouverte', en: 'Close a rejected claim nobody reopened' },
  }),
  claimGet: query({
    resource: 'claim', verb: 'get', http: ['GET', '/claims/:id'], by: [...OWN, ...OFFICE], input: one, output: claimRow, example: { id: sample(4) }, summary: { fr: 'Une note de frais', en: 'A claim' },
  }),
  claimList: query({
    resource: 'claim', verb: 'list', http: ['GET', '/claims'], by: [...OWN, ...OFFICE], input: z.strictObject({ state: state.optional(), membership: id.optional(), vacation: id.optional(), ...paging }),
    output: page(claimRow.omit({ lines: true })), example: { state: 'SUBMITTED' }, summary: { fr: 'Les notes de frais que je peux voir', en: 'The claims I may see' },
  }),
};
