import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { sha256, slug } from '../fields';
import { ID, names, ORG, ORGANISATION_KINDS, PERSON } from './inputs';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();
const byId = { input: z.strictObject({ id }), example: { id: ID } };

/** How a structure comes: by itself, through primary care, through a hospital. */
export const AGREEMENT_THROUGH = ['DIRECTLY', 'PRIMARY_CARE', 'HOSPITAL'] as const;
export const AGREEMENT_RHYTHMS = ['ONE_OFF', 'CONTINUOUS'] as const;
export const AGREEMENT_ENDS = ['GIVEN_UP', 'DONE', 'TERM', 'WISH', 'BREACH', 'OTHER'] as const;
const STATES = ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT', 'SIGNED', 'ACTIVE', 'ENDED'] as const;

const row = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), organisation: z.string(), programme: z.string(), kind: z.string(), names, partnerOrganisation: z.string(), allowed: z.array(z.string()),
});
const OFFICE = ['coordinator', 'lead'] as const;
const READERS = [...OFFICE, 'direction', 'signatory', 'person'] as const;
const step = (verb: string, by: readonly ('coordinator' | 'lead')[], summary: { fr: string; en: string }) =>
  command({ resource: 'structure-agreement', verb, http: ['POST', `/structure-agreements/:id/${verb}`], by, versioned: true, ...byId, summary });

/** Partner structures coming in, F.15. */
export const structureOperations = {
  structureRegister: command({
    resource: 'structure-agreement', verb: 'register', http: ['POST', '/structure-agreements'], by: OFFICE,
    input: z.strictObject({
      organisation: id, programme: slug, kind: z.enum(ORGANISATION_KINDS), names, contact: id.optional(), through: z.enum(AGREEMENT_THROUGH).optional(),
      /** When it is itself an organisation of this installation. */
      partnerOrganisation: id.optional(),
    }),
    example: { organisation: ORG, programme: 'ci3p-structures', kind: 'MSP', names: { fr: 'Maison de santé du Tilleul' }, contact: PERSON, through: 'DIRECTLY' },
    summary: { fr: 'Inscrire une structure qui souhaite devenir partenaire', en: 'Register a structure that would become a partner' },
  }),
  structureOpenDiscussion: step('open-discussion', OFFICE, { fr: 'Ouvrir la discussion avec la structure', en: 'Open the discussion with the structure' }),
  structureDraft: step('draft', OFFICE, { fr: 'Passer à la rédaction de l’accord', en: 'Move on to drafting the agreement' }),
  structureHandIn: command({
    resource: 'structure-agreement', verb: 'hand-in', http: ['POST', '/structure-agreements/:id/documents'], by: OFFICE, versioned: true,
    input: z.strictObject({ id, kind: slug, file: id, sha256 }), example: { id: ID, kind: 'projet-de-sante', file: PERSON, sha256: '0'.repeat(64) },
    summary: { fr: 'Joindre une pièce de la structure ; la même pièce remplace la précédente', en: 'Hand in a document of the structure; the same kind replaces the one before' },
  }),
  structureSign: command({
    resource: 'structure-agreement', verb: 'sign', http: ['POST', '/structure-agreements/:id/sign'], by: ['signatory'], versioned: true,
    input: z.strictObject({ id, file: id, sha256, signedOn: z.iso.date() }), example: { id: ID, file: PERSON, sha256: '0'.repeat(64), signedOn: '2024-06-24' },
    summary: { fr: 'Déposer l’accord signé des deux côtés', en: 'Hand in the agreement, signed by both sides' },
  }),
  structureActivate: command({
    resource: 'structure-agreement', verb: 'activate', http: ['POST', '/structure-agreements/:id/activate'], by: ['coordinator', 'system'], versioned: true,
    input: z.strictObject({ id, rhythm: z.enum(AGREEMENT_RHYTHMS) }), example: { id: ID, rhythm: 'CONTINUOUS' },
    summary: { fr: 'Faire entrer l’accord en vigueur, pour une fois ou dans la durée', en: 'Bring the agreement into force, for once or for good' },
  }),
  structureEnd: command({
    resource: 'structure-agreement', verb: 'end', http: ['POST', '/structure-agreements/:id/end'], by: [...OFFICE, 'direction'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(AGREEMENT_ENDS) }), example: { id: ID, reason: 'GIVEN_UP' },
    summary: { fr: 'Mettre fin à l’accord, ou y renoncer', en: 'End the agreement, or give it up' },
  }),
  structureGet: query({
    resource: 'structure-agreement', verb: 'get', http: ['GET', '/structure-agreements/:id'], by: READERS, ...byId, output: row,
    summary: { fr: 'Une structure et son accord', en: 'A structure and its agreement' },
  }),
  structureList: query({
    resource: 'structure-agreement', verb: 'list', http: ['GET', '/structure-agreements'], by: READERS,
    input: z.strictObject({ organisation: id.optional(), programme: slug.optional(), state: z.enum(STATES).optional(), ...paging }), output: page(row), example: { programme: 'ci3p-structures' },
    summary: { fr: 'Les structures partenaires ; seulement celles en vigueur, pour qui n’est pas de la maison', en: 'The partner structures; only those in force, for whoever is not of the house' },
  }),
};
