import { z } from 'zod';
import { page, paging } from '../contract';
import { id } from '../fields';
import { ROUTES } from '../vocabulary';
import { bankDetailsMachine } from './bank-details.machine';
import { aggregateRow, command, kind, OFFICE, one, ORGANISATION, OWN, query, sample, text } from './operations-shared';
import { payableMachine } from './payable.machine';

/** Whose account it is. Anybody but the partner alone is flagged for the person who verifies. */
export const HOLDERS = ['SELF', 'JOINT', 'GUARDIAN', 'ASSOCIATION', 'OTHER'] as const;
export const BANK_REJECTIONS = ['HOLDER_DISAGREES', 'UNREADABLE', 'ACCOUNT_CLOSED', 'OTHER'] as const;
export const RULED_OUT_REASONS = ['DECLINED', 'PAID_ELSEWHERE', 'MISTAKE', 'OTHER'] as const;
export const REVERSAL_REASONS = ['WRONG_RATE', 'NOT_DONE', 'PAID_TWICE', 'WRONG_PERSON', 'OTHER'] as const;
export const BLOCKED_REASONS = ['NO_ROUTE', 'NO_RATE', 'NO_COVER', 'NO_INFORMATION', 'NO_BANK_DETAILS', 'DECEASED'] as const;

const payableRow = z.looseObject({
  ...aggregateRow.shape, organisation: z.string(), kind, membership: z.string(), person: z.string(), vacation: z.string().nullable(), claim: z.string().nullable(), date: z.string(),
  amountCents: z.number(), route: z.enum(ROUTES).nullable(), share: z.number(), units: z.number(), rate: z.string().nullable(), blockedReason: z.string().nullable(), batch: z.string().nullable(), paidOn: z.string().nullable(),
  reverses: z.string().nullable(), replaces: z.string().nullable(),
});
const bankRow = z.looseObject({
  ...aggregateRow.shape, organisation: z.string(), person: z.string(), iban: z.string().nullable(), holder: z.string().nullable(), holderIs: z.enum(HOLDERS), flagged: z.boolean(),
  first: z.boolean(), usableFrom: z.string(), verifiedAt: z.string().nullable(),
});
const sums = z.object({ indemnityCents: z.number(), expensesCents: z.number(), totalCents: z.number() });
const payableState = z.enum(payableMachine.states as [string, ...string[]]);
const bankState = z.enum(bankDetailsMachine.states as [string, ...string[]]);

/** What is owed, and where it is paid. */
export const payableOperations = {
  payableGet: query({
    resource: 'payable', verb: 'get', http: ['GET', '/payables/:id'], by: [...OWN, ...OFFICE], input: one, output: payableRow, example: { id: sample(5) }, summary: { fr: 'Une somme due', en: 'A payable' },
  }),
  payableList: query({
    resource: 'payable', verb: 'list', http: ['GET', '/payables'], by: [...OWN, ...OFFICE],
    input: z.strictObject({ state: payableState.optional(), kind: kind.optional(), membership: id.optional(), vacation: id.optional(), claim: id.optional(), batch: id.optional(), blockedReason: z.enum(BLOCKED_REASONS).optional(), ...paging }),
    output: page(payableRow), example: { state: 'BLOCKED' }, summary: { fr: 'Les sommes dues que je peux voir', en: 'The payables I may see' },
  }),
  payableRequeue: command({
    resource: 'payable', verb: 'requeue', http: ['POST', '/payables/:id/requeue'], by: ['preparer'], versioned: true, input: one, example: { id: sample(5) },
    summary: { fr: 'Remettre à payer une somme revenue, sur de nouvelles coordonnées', en: 'Pay a returned sum again, to new bank details' },
  }),
  payableRuleOut: command({
    resource: 'payable', verb: 'rule-out', http: ['POST', '/payables/:id/rule-out'], by: ['preparer'], versioned: true, input: z.strictObject({ id, reason: z.enum(RULED_OUT_REASONS) }),
    example: { id: sample(5), reason: 'PAID_ELSEWHERE' }, summary: { fr: 'Écarter une somme qui n’est pas due ici', en: 'Rule out a sum not owed here' },
  }),
  payableReverse: command({
    resource: 'payable', verb: 'reverse', http: ['POST', '/payables/:id/reverse'], by: ['approver'], versioned: true,
    /** `WRONG_RATE` owes the half-day again at once, at any rate of its date but the wrong one. */
    input: z.strictObject({ id, reason: z.enum(REVERSAL_REASONS) }), example: { id: sample(5), reason: 'NOT_DONE' },
    summary: { fr: 'Reprendre une somme due ou payée par erreur', en: 'Take back a sum owed or paid by mistake' },
  }),
  statementMine: query({
    resource: 'statement', verb: 'mine', http: ['GET', '/payments/mine'], by: OWN, input: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    output: z.object({
      year: z.number(), ...sums.shape, quarters: z.array(z.object({ quarter: z.number(), ...sums.shape })), waitingCents: z.number(),
      payments: z.array(z.object({ kind, date: z.string(), amountCents: z.number(), paidOn: z.string() })),
    }),
    example: { year: 2025 }, summary: { fr: 'Mon relevé de l’année, par nature et par trimestre', en: 'My yearly statement, by nature and quarter' },
  }),
  bankDetailsEnter: command({
    resource: 'bank-details', verb: 'enter', http: ['POST', '/bank-details'], by: [...OWN, 'coordinator', 'preparer'],
    /** `membership` says for which organisation. The number is sealed and never shown again in full. */
    input: z.strictObject({ membership: id, iban: text(50), bic: z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/).optional(), holder: text(70), holderIs: z.enum(HOLDERS).default('SELF') }),
    example: { membership: sample(2), iban: 'FR14 2004 1010 0505 0001 3M02 606', holder: 'Camille Exemple', holderIs: 'SELF' },
    summary: { fr: 'Donner ses coordonnées bancaires', en: 'Enter bank details' },
  }),
  bankDetailsVerify: command({
    resource: 'bank-details', verb: 'verify', http: ['POST', '/bank-details/:id/verify'], by: ['preparer', 'coordinator'], versioned: true,
    input: z.strictObject({ id, holderAgrees: z.boolean() }), example: { id: sample(6), holderAgrees: true },
    summary: { fr: 'Vérifier des coordonnées d’après le RIB (par une autre personne)', en: 'Verify bank details against their proof (another person)' },
  }),
  bankDetailsReject: command({
    resource: 'bank-details', verb: 'reject', http: ['POST', '/bank-details/:id/reject'], by: ['preparer', 'coordinator'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(BANK_REJECTIONS) }), example: { id: sample(6), reason: 'HOLDER_DISAGREES' }, summary: { fr: 'Refuser des coordonnées bancaires', en: 'Reject bank details' },
  }),
  bankDetailsGet: query({
    resource: 'bank-details', verb: 'get', http: ['GET', '/bank-details/:id'], by: [...OWN, 'preparer', 'coordinator', 'approver'], input: one, output: bankRow, example: { id: sample(6) },
    summary: { fr: 'Des coordonnées bancaires, masquées', en: 'Bank details, masked' },
  }),
  bankDetailsList: query({
    resource: 'bank-details', verb: 'list', http: ['GET', '/bank-details'], by: [...OWN, 'preparer', 'coordinator', 'approver'],
    input: z.strictObject({ state: bankState.optional(), person: id.optional(), organisation: id.optional(), ...paging }), output: page(bankRow), example: { organisation: ORGANISATION, state: 'ENTERED' },
    summary: { fr: 'Les coordonnées bancaires à vérifier', en: 'The bank details to verify' },
  }),
};
