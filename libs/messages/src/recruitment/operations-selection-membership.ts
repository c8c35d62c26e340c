import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { reason } from '../fields';
import { ENTRY_CHANNELS } from './inputs';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();
const A = '0192f0c1-0000-7000-8000-000000000001';
const byId = { input: z.strictObject({ id }), example: { id: A } };

/** Why somebody pauses. HEALTH and FAMILY leave the service as PERSONAL. */
export const PAUSE_REASONS = ['HEALTH', 'FAMILY', 'OTHER'] as const;
export const END_REASONS = ['WISH', 'HEALTH', 'MOVED', 'TERM', 'BREACH', 'DECEASED', 'OTHER'] as const;
export const DOCUMENT_KINDS = ['VEHICLE', 'HONORABILITY'] as const;
export const DOCUMENT_REJECTIONS = ['UNREADABLE', 'TOO_OLD', 'WRONG_PERSON', 'WRONG_KIND'] as const;

const membershipRow = z.looseObject({
  id: z.string(), organisation: z.string(), version: z.number(), state: z.string(), person: z.string(), programme: z.string(), profile: z.string().nullable(),
  journey: z.string().nullable(), application: z.string().nullable(), returns: z.string().nullable(), missing: z.array(z.string()), allowed: z.array(z.string()),
});
const documentRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), person: z.string(), membership: z.string().nullable(), kind: z.string(), compulsory: z.boolean(),
  issued: z.string().nullable(), validUntil: z.string().nullable(), allowed: z.array(z.string()),
});

/** A person's life in the programme, and the papers asked of them. */
export const membershipOperations = {
  membershipGet: query({
    resource: 'membership', verb: 'get', http: ['GET', '/memberships/:id'], by: ['person', 'partner', 'coordinator', 'system'], ...byId, output: membershipRow,
    summary: { fr: 'Une adhésion au programme, et ce qui manque pour être active', en: 'A membership, and what it lacks to be active' },
  }),
  membershipList: query({
    resource: 'membership', verb: 'list', http: ['GET', '/memberships'], by: ['person', 'partner', 'coordinator'],
    input: z.strictObject({ state: z.enum(['ONBOARDING', 'ACTIVE', 'PAUSED', 'SUSPENDED', 'ENDED', 'ALUMNI', 'ANONYMISED']).optional(), person: id.optional(), ...paging }),
    output: page(membershipRow), example: { state: 'ACTIVE' },
    summary: { fr: 'Les adhésions : les siennes, ou celles du programme pour la coordination', en: 'Memberships: one’s own, or the programme’s for the coordinators' },
  }),
  membershipActivate: command({
    resource: 'membership', verb: 'activate', http: ['POST', '/memberships/:id/activate'], by: ['coordinator'], versioned: true, ...byId,
    summary: { fr: 'Activer une adhésion dont tout est prêt', en: 'Activate a membership that has all it needs' },
  }),
  membershipPause: command({
    resource: 'membership', verb: 'pause', http: ['POST', '/memberships/:id/pause'], by: ['partner', 'coordinator'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(PAUSE_REASONS), returns: z.iso.date().optional() }), example: { id: A, reason: 'HEALTH', returns: '2025-03-03' },
    summary: { fr: 'Faire une pause', en: 'Pause' },
  }),
  membershipResume: command({
    resource: 'membership', verb: 'resume', http: ['POST', '/memberships/:id/resume'], by: ['partner', 'coordinator'], versioned: true, ...byId,
    summary: { fr: 'Reprendre après une pause', en: 'Come back after a pause' },
  }),
  membershipSuspend: command({
    resource: 'membership', verb: 'suspend', by: ['system'], input: z.strictObject({ id, reason }), example: { id: A, reason: 'CONVENTION_EXPIRED' },
    summary: { fr: 'Suspendre une adhésion qui n’est plus couverte', en: 'Suspend a membership that is no longer covered' },
  }),
  membershipReinstate: command({
    resource: 'membership', verb: 'reinstate', http: ['POST', '/memberships/:id/reinstate'], by: ['coordinator', 'system'], versioned: true, ...byId,
    summary: { fr: 'Rétablir une adhésion suspendue', en: 'Reinstate a suspended membership' },
  }),
  membershipEnd: command({
    resource: 'membership', verb: 'end', http: ['POST', '/memberships/:id/end'], by: ['partner', 'coordinator', 'system'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(END_REASONS) }), example: { id: A, reason: 'WISH' },
    summary: { fr: 'Mettre fin à une adhésion', en: 'End a membership' },
  }),
  membershipKeepAsAlumni: command({
    resource: 'membership', verb: 'keep-as-alumni', http: ['POST', '/memberships/:id/keep-as-alumni'], by: ['person', 'partner', 'coordinator'], versioned: true,
    input: z.strictObject({ id, agreed: z.literal(true), channel: z.enum(ENTRY_CHANNELS).default('screen') }), example: { id: A, agreed: true },
    summary: { fr: 'Rester parmi les anciens partenaires : la personne le dit, ou la coordination sur papier ou au téléphone', en: 'Stay among former partners: the person says so, or the coordinators from paper or a call' },
  }),
  documentRequest: command({
    resource: 'document', verb: 'request', http: ['POST', '/memberships/:id/documents'], by: ['coordinator', 'system'],
    input: z.strictObject({ id, kind: z.enum(DOCUMENT_KINDS), compulsory: z.boolean().default(false) }), example: { id: A, kind: 'VEHICLE' },
    summary: { fr: 'Demander une pièce à un partenaire', en: 'Ask a partner for a document' },
  }),
  documentReceive: command({
    resource: 'document', verb: 'receive', http: ['POST', '/documents/:id/receive'], by: ['partner', 'person', 'coordinator'], versioned: true,
    input: z.strictObject({ id, file: id, sha256: z.string().regex(/^[0-9a-f]{64}$/), issued: z.iso.date(), validUntil: z.iso.date().optional() }),
    example: { id: A, file: A, sha256: '0'.repeat(64), issued: '2024-09-02', validUntil: '2025-09-01' },
    summary: { fr: 'Remettre une pièce demandée', en: 'Hand in a document' },
  }),
  documentVerify: command({
    resource: 'document', verb: 'verify', http: ['POST', '/documents/:id/verify'], by: ['coordinator'], versioned: true, ...byId,
    summary: { fr: 'Vérifier une pièce reçue', en: 'Verify a document' },
  }),
  documentReject: command({
    resource: 'document', verb: 'reject', http: ['POST', '/documents/:id/reject'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(DOCUMENT_REJECTIONS) }), example: { id: A, reason: 'UNREADABLE' },
    summary: { fr: 'Refuser une pièce avec un motif', en: 'Reject a document with a reason' },
  }),
  documentAnnounceExpiry: command({
    resource: 'document', verb: 'announce-expiry', by: ['system'], ...byId,
    summary: { fr: 'Annoncer la fin prochaine d’une pièce', en: 'Announce that a document is about to end' },
  }),
  documentExpire: command({
    resource: 'document', verb: 'expire', by: ['system'], ...byId,
    summary: { fr: 'Constater qu’une pièce n’est plus valable', en: 'Record that a document is no longer valid' },
  }),
  documentRenew: command({
    resource: 'document', verb: 'renew', http: ['POST', '/documents/:id/renew'], by: ['coordinator', 'system'], versioned: true, ...byId,
    summary: { fr: 'Remplacer une pièce par celle qui vient d’être vérifiée', en: 'Replace a document by the one just verified' },
  }),
  documentList: query({
    resource: 'document', verb: 'list', http: ['GET', '/memberships/:id/documents'], by: ['person', 'partner', 'coordinator'], ...byId, output: z.object({ items: z.array(documentRow) }),
    summary: { fr: 'Les pièces d’un partenaire', en: 'A partner’s documents' },
  }),
};
