import { z } from 'zod';
import { commandAnswer, operationsOf, page, paging } from '../contract';
import { date, id, instant, sha256 } from '../fields';
import { COVER_STATES, LEVELS, ROUTES } from '../vocabulary';
import { conventionMachine } from './convention.machine';

const { command, query } = operationsOf('contracts');

export const TEXT_LANGUAGES = ['fr', 'en'] as const;
/** A full convention is signed for the establishment, with its charter; a frame is what people agree on between them. */
export const CONVENTION_FORMS = ['full', 'frame'] as const;
/** Roles of a convention's signers, in the order they sign. */
export const SIGNER_ROLES = ['partner', 'referent', 'ru', 'professional', 'signatory'] as const;
export const SIGNING_DECLINE_REASONS = ['DISAGREES', 'NEEDS_CHANGES', 'NO_LONGER_WISHES', 'NOT_ENTITLED', 'OTHER'] as const;
export const CONVENTION_VOID_REASONS = ['EXPIRED', 'MISTAKE', 'CHANGED_TERMS', 'WITHDRAWN', 'MEMBERSHIP_ENDED', 'OTHER'] as const;
export const SUSPENSION_REASONS = ['BREACH', 'SAFETY', 'DOCUMENT_EXPIRED', 'REORGANISATION', 'OTHER'] as const;
export const NOTICE_REASONS = ['PARTNER_WISH', 'PROJECT_ENDED', 'REORGANISATION', 'BREACH', 'MEMBERSHIP_ENDED', 'OTHER'] as const;

const OFFICE = ['coordinator', 'lead', 'direction', 'signatory'] as const;
const A = '0192f0c1-0000-7000-8000-00000000000a';
const ID = '0192f0c1-0000-7000-8000-000000000001';
const PERSON = (n: number) => `0192f0c1-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const one = z.strictObject({ id });
const line = (max: number) => z.string().trim().min(1).max(max);
const language = z.enum(TEXT_LANGUAGES);
const row = { id, organisation: id, state: z.string(), version: z.int(), allowed: z.array(z.string()) };

/** A paragraph is a sentence or a list; `routes` keeps it for some status routes (NONE: not chosen yet), `signer` for conventions signed by that role. */
const paragraph = z.strictObject({
  text: line(4_000).optional(),
  items: z.array(line(1_000)).min(1).max(30).optional(),
  routes: z.array(z.enum([...ROUTES, 'NONE'])).min(1).optional(),
  signer: z.enum(SIGNER_ROLES).optional(),
});
export const contractArticle = z.strictObject({ heading: line(200), paragraphs: z.array(paragraph).min(1).max(40) });
const articles = z.array(contractArticle).min(1).max(40);
const EXAMPLE_ARTICLE = { heading: 'Objet', paragraphs: [{ text: 'La présente convention fixe le cadre de la mission : {mission}.' }] };

const party = z.strictObject({ role: z.enum(SIGNER_ROLES), person: id });
/** What the parties agree on. Amounts are never here: the rate table is an annex, by its reference. A frame may do without it, and without a cap. */
const terms = {
  starts: date,
  /** The programme's term from the start unless given. */
  ends: date.optional(),
  sites: z.array(id).min(1).max(30),
  parties: z.array(party).min(2).max(8),
  establishment: line(160),
  mission: line(1_000),
  place: line(300),
  level: z.enum(LEVELS).default('PARTNERSHIP'),
  /** Half-days planned at most over the whole convention. */
  halfDaysCap: z.int().min(1).max(600).optional(),
  rateTable: line(120).optional(),
  /** Days between the partner's notice and the end. */
  partnerNoticeDays: z.int().min(0).max(15).default(15),
};
const exampleTerms = {
  starts: '2024-09-02', ends: '2025-09-01', sites: [PERSON(90)],
  parties: [{ role: 'partner', person: PERSON(1) }, { role: 'referent', person: PERSON(2) }, { role: 'ru', person: PERSON(3) }, { role: 'signatory', person: PERSON(4) }],
  establishment: 'Centre hospitalier universitaire de Nice', mission: 'Améliorer l’accueil aux urgences', place: 'Hôpital Pasteur 2', level: 'PARTNERSHIP',
  halfDaysCap: 40, rateTable: 'Barème des indemnités 2024', partnerNoticeDays: 15,
} as const;

const textRow = z.looseObject({ ...row, language, edition: z.int(), title: z.string(), sha256: sha256.nullable() });
const signatureRow = z.looseObject({
  ...row, convention: id, membership: id, person: id, role: z.enum(SIGNER_ROLES), order: z.int(), signers: z.int(),
  channel: z.enum(['screen', 'paper']).nullable(), notifiedAt: instant.nullable(), viewedAt: instant.nullable(), signedAt: instant.nullable(), declinedAt: instant.nullable(),
});
const conventionRow = z.looseObject({
  ...row, membership: id, person: id, starts: date, ends: date, endsOn: date.nullable(), renews: id.nullable(), amends: id.nullable().optional(), sha256: sha256.nullable(), route: z.enum(ROUTES).nullable(), form: z.enum(CONVENTION_FORMS),
});
const document = z.object({ document: z.object({ filename: z.string(), contentType: z.string(), base64: z.string() }) });

/** Commands of a versioned text: template and charter live alike. */
function textLife<R extends 'template' | 'charter', M extends z.ZodRawShape>(resource: R, fr: string, en: string, more: M) {
  const by = ['coordinator', 'direction'] as const;
  const shape = { resource, by, versioned: true, input: one, example: { id: ID } };
  return {
    publish: command({ ...shape, verb: 'publish', http: ['POST', `/${resource}s/:id/publish`], summary: { fr: `Publier ${fr} : le texte ne change plus`, en: `Publish ${en}: its text no longer changes` } }),
    retire: command({ ...shape, verb: 'retire', http: ['POST', `/${resource}s/:id/retire`], summary: { fr: `Retirer ${fr} de l’usage`, en: `Retire ${en}` } }),
    createDefault: command({
      resource, by, verb: 'create-default', http: ['POST', `/${resource}s/default`], input: z.strictObject({ organisation: id, language: language.default('fr'), ...more }), example: { organisation: A, language: 'fr' },
      summary: { fr: `Créer ${fr} à partir du texte fourni avec Tandem`, en: `Create ${en} from the wording that comes with Tandem` },
    }),
    read: query({ resource, verb: 'get', http: ['GET', `/${resource}s/:id`], by: [...OFFICE], input: one, output: textRow, example: { id: ID }, summary: { fr: `Lire ${fr}`, en: `Read ${en}` } }),
    list: query({
      resource, verb: 'list', http: ['GET', `/${resource}s`], by: [...OFFICE], input: z.strictObject({ language: language.optional(), state: z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']).optional(), ...paging }),
      output: page(textRow), example: { state: 'PUBLISHED' }, summary: { fr: `Les éditions : ${fr}`, en: `The editions: ${en}` },
    }),
  };
}
const template = textLife('template', 'un modèle de convention', 'a convention template', { form: z.enum(CONVENTION_FORMS).default('full') });
const charter = textLife('charter', 'une charte', 'a charter', {});

export const contractsOperations = {
  templateCreate: command({
    resource: 'template', verb: 'create', http: ['POST', '/templates'], by: ['coordinator', 'direction'],
    input: z.strictObject({ organisation: id, language: language.default('fr'), title: line(160), articles }), example: { organisation: A, language: 'fr', title: 'Convention de partenariat', articles: [EXAMPLE_ARTICLE] },
    summary: { fr: 'Créer un modèle de convention à partir de son propre texte', en: 'Create a convention template from one’s own wording' },
  }),
  templateCreateDefault: template.createDefault, templatePublish: template.publish, templateRetire: template.retire, templateGet: template.read, templateList: template.list,
  charterCreate: command({
    resource: 'charter', verb: 'create', http: ['POST', '/charters'], by: ['coordinator', 'direction'],
    input: z.strictObject({ organisation: id, language: language.default('fr'), title: line(160), articles }), example: { organisation: A, language: 'fr', title: 'Charte du partenariat', articles: [EXAMPLE_ARTICLE] },
    summary: { fr: 'Créer une charte à partir de son propre texte', en: 'Create a charter from one’s own wording' },
  }),
  charterCreateDefault: charter.createDefault, charterPublish: charter.publish, charterRetire: charter.retire, charterGet: charter.read, charterList: charter.list,

  conventionCreate: command({
    resource: 'convention', verb: 'create', http: ['POST', '/conventions'], by: ['coordinator', 'system'],
    input: z.strictObject({ membership: id, template: id, charter: id.optional(), form: z.enum(CONVENTION_FORMS).optional(), renews: id.optional(), amends: id.optional(), ...terms }),
    example: { membership: ID, template: PERSON(80), charter: PERSON(81), ...exampleTerms },
    summary: { fr: 'Rédiger la convention d’un partenaire', en: 'Draft a partner’s convention' },
  }),
  conventionChange: command({
    resource: 'convention', verb: 'change', http: ['PUT', '/conventions/:id'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, template: id, charter: id.optional(), ...terms }), example: { id: ID, template: PERSON(80), charter: PERSON(81), ...exampleTerms },
    summary: { fr: 'Corriger un brouillon de convention ; après l’envoi, il faut l’annuler et recommencer', en: 'Correct a draft; once sent it can only be voided and started again' },
  }),
  conventionPrepare: command({
    resource: 'convention', verb: 'prepare', http: ['POST', '/conventions/:id/prepare'], by: ['coordinator'], versioned: true, input: one, example: { id: ID },
    summary: { fr: 'Vérifier une convention avant l’envoi', en: 'Check a convention before it is sent' },
  }),
  conventionSend: command({
    resource: 'convention', verb: 'send', http: ['POST', '/conventions/:id/send'], by: ['coordinator'], versioned: true, input: one, example: { id: ID },
    summary: { fr: 'Figer le document et prévenir le premier signataire', en: 'Freeze the document and tell the first signer' },
  }),
  conventionVoid: command({
    resource: 'convention', verb: 'void', http: ['POST', '/conventions/:id/void'], by: ['coordinator', 'system'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(CONVENTION_VOID_REASONS) }), example: { id: ID, reason: 'CHANGED_TERMS' },
    summary: { fr: 'Annuler une convention qui n’est pas encore signée de tous', en: 'Void a convention not yet signed by all' },
  }),
  conventionGiveNotice: command({
    resource: 'convention', verb: 'give-notice', http: ['POST', '/conventions/:id/notice'], by: ['partner', 'coordinator', 'signatory', 'direction', 'person'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(NOTICE_REASONS).optional() }), example: { id: ID, reason: 'PROJECT_ENDED' },
    summary: { fr: 'Donner congé : sans motif pour le partenaire, avec motif et 30 jours pour l’établissement', en: 'Give notice: no reason asked of the partner, a reason and 30 days for the establishment' },
  }),
  conventionTerminate: command({
    resource: 'convention', verb: 'terminate', http: ['POST', '/conventions/:id/terminate'], by: ['partner', 'coordinator', 'signatory', 'direction', 'person', 'system'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(NOTICE_REASONS).optional() }), example: { id: ID, reason: 'PROJECT_ENDED' },
    summary: { fr: 'Mettre fin à une convention dont le préavis est écoulé, suspendue, ou signée et pas encore commencée', en: 'End a convention whose notice is over, that is suspended, or signed and not yet begun' },
  }),
  conventionSuspend: command({
    resource: 'convention', verb: 'suspend', http: ['POST', '/conventions/:id/suspend'], by: ['coordinator', 'direction'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(SUSPENSION_REASONS) }), example: { id: ID, reason: 'SAFETY' },
    summary: { fr: 'Suspendre une convention : plus aucune demi-journée n’est couverte', en: 'Suspend a convention: no half-day is covered any more' },
  }),
  conventionReinstate: command({
    resource: 'convention', verb: 'reinstate', http: ['POST', '/conventions/:id/reinstate'], by: ['coordinator', 'direction'], versioned: true, input: one, example: { id: ID },
    summary: { fr: 'Lever la suspension d’une convention', en: 'Lift the suspension of a convention' },
  }),
  conventionActivate: command({
    resource: 'convention', verb: 'activate', by: ['system'], input: one, example: { id: ID },
    summary: { fr: 'Faire entrer en vigueur une convention signée', en: 'Bring a signed convention into force' },
  }),
  conventionAnnounceExpiry: command({
    resource: 'convention', verb: 'announce-expiry', by: ['system'], input: one, example: { id: ID },
    summary: { fr: 'Annoncer que la fin approche (90 jours)', en: 'Announce that the end is near (90 days)' },
  }),
  conventionExpire: command({
    resource: 'convention', verb: 'expire', by: ['system'], input: one, example: { id: ID },
    summary: { fr: 'Constater que la convention est arrivée à son terme', en: 'Record that the convention has come to its end' },
  }),
  conventionRenew: command({
    resource: 'convention', verb: 'renew', by: ['system'], input: one, example: { id: ID },
    summary: { fr: 'Passer le relais à la convention qui suit, sans trou ni recouvrement', en: 'Hand over to the next convention, with no gap and no overlap' },
  }),
  conventionGet: query({
    resource: 'convention', verb: 'get', http: ['GET', '/conventions/:id'], by: [...OFFICE, 'person'], input: one, output: conventionRow.extend({ signatures: z.array(signatureRow) }), example: { id: ID },
    summary: { fr: 'Une convention et ses signatures', en: 'A convention and its signatures' },
  }),
  conventionList: query({
    resource: 'convention', verb: 'list', http: ['GET', '/conventions'], by: [...OFFICE],
    input: z.strictObject({ state: z.enum(conventionMachine.states as [string, ...string[]]).optional(), membership: id.optional(), person: id.optional(), endsBefore: date.optional(), expiringWithin: z.coerce.number().int().min(1).max(365).optional(), ...paging }),
    output: page(conventionRow), example: { expiringWithin: 90 },
    summary: { fr: 'Les conventions, par date de fin ; celles qui expirent bientôt', en: 'Conventions by end date; those expiring soon' },
  }),
  conventionDocument: query({
    resource: 'convention', verb: 'document', http: ['GET', '/conventions/:id/document'], by: [...OFFICE, 'person'], input: one, output: document, example: { id: ID },
    summary: { fr: 'Télécharger le PDF figé de la convention', en: 'Download the frozen PDF of the convention' },
  }),
  conventionEvidence: query({
    resource: 'convention', verb: 'evidence', http: ['GET', '/conventions/:id/evidence'], by: [...OFFICE, 'dpo', 'person'], input: one, output: z.object({ evidence: z.record(z.string(), z.unknown()), sha256 }), example: { id: ID },
    summary: { fr: 'Le dossier de preuve des signatures', en: 'The evidence file of the signatures' },
  }),
  conventionVerify: query({
    resource: 'verification', verb: 'read', http: ['GET', '/verify/conventions/:sha256'], by: ['public'], input: z.strictObject({ sha256 }), example: { sha256: SHA },
    output: z.object({ sha256, state: z.string(), starts: date, ends: date, sentAt: instant, signedAt: instant.nullable(), signers: z.int(), signed: z.int() }),
    summary: { fr: 'Vérifier un document par son empreinte, sans aucun nom', en: 'Check a document by its hash, without any name' },
  }),

  signatureMine: query({
    resource: 'signature', verb: 'mine', http: ['GET', '/signatures/mine'], by: ['person'], input: z.strictObject({ ...paging }), output: page(signatureRow.extend({ sha256, starts: date, ends: date })), example: {},
    summary: { fr: 'Ce que j’ai à signer', en: 'What I have to sign' },
  }),
  signatureGet: query({
    resource: 'signature', verb: 'get', http: ['GET', '/signatures/:id'], by: [...OFFICE, 'person'], input: one, output: signatureRow.extend({ sha256 }), example: { id: ID },
    summary: { fr: 'Une signature attendue ou donnée', en: 'A signature, expected or given' },
  }),
  signatureView: command({
    resource: 'signature', verb: 'view', http: ['POST', '/signatures/:id/view'], by: ['person'], versioned: true, input: one, output: commandAnswer.extend({ sha256 }), example: { id: ID },
    summary: { fr: 'Ouvrir le document que l’on va signer', en: 'Open the document to be signed' },
  }),
  signatureAskCode: command({
    resource: 'signature', verb: 'ask-code', http: ['POST', '/signatures/:id/code'], by: ['person'], input: one, output: z.object({ id, expiresAt: instant }), example: { id: ID },
    summary: { fr: 'Recevoir par courriel un code à usage unique (15 minutes)', en: 'Get a one-time code by mail (15 minutes)' },
  }),
  signatureSign: command({
    resource: 'signature', verb: 'sign', http: ['POST', '/signatures/:id/sign'], by: ['person'], versioned: true,
    input: z.strictObject({ id, code: z.string().regex(/^\d{6}$/), sha256, consent: z.literal(true) }), example: { id: ID, code: '123456', sha256: SHA, consent: true },
    summary: { fr: 'Signer le document dont on donne l’empreinte, avec le code reçu', en: 'Sign the document with that hash, with the code received' },
  }),
  signatureDecline: command({
    resource: 'signature', verb: 'decline', http: ['POST', '/signatures/:id/decline'], by: ['person'], versioned: true, input: z.strictObject({ id, reason: z.enum(SIGNING_DECLINE_REASONS) }), example: { id: ID, reason: 'NEEDS_CHANGES' },
    summary: { fr: 'Refuser de signer, avec un motif', en: 'Decline to sign, with a reason' },
  }),
  signatureSignOnPaper: command({
    resource: 'signature', verb: 'sign-on-paper', http: ['POST', '/signatures/:id/paper'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, scan: id, sha256, signedOn: date, witnesses: z.array(z.strictObject({ person: id, at: instant })).min(2).max(6) }),
    example: { id: ID, scan: PERSON(70), sha256: SHA, signedOn: '2024-09-01', witnesses: [{ person: PERSON(5), at: '2024-09-01T09:00:00+02:00' }, { person: PERSON(6), at: '2024-09-01T09:05:00+02:00' }] },
    summary: { fr: 'Enregistrer une signature donnée sur papier devant deux témoins', en: 'Record a signature given on paper before two witnesses' },
  }),

  coverRead: query({
    resource: 'cover', verb: 'read', http: ['GET', '/memberships/:membership/cover'], by: [...OFFICE, 'referent', 'person'], input: z.strictObject({ membership: id }), example: { membership: ID },
    output: z.object({ membership: id, person: id, convention: id.nullable(), sites: z.array(id), from: date.nullable(), to: date.nullable(), state: z.enum(COVER_STATES), version: z.int() }),
    summary: { fr: 'Cette personne est-elle couverte, où et jusqu’à quand ?', en: 'Is this person covered, where and until when?' },
  }),
};
