import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { slug } from '../fields';
import { ID, ORG, PERSON, PERSON_KINDS } from './inputs';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();

export const SEAT_FILLED_BY = ['APPOINTMENT', 'ELECTION'] as const;
export const SEAT_ENDS = ['TERM', 'RESIGNATION', 'NOT_CHOSEN', 'OTHER'] as const;
const STATES = ['VACANT', 'NOMINATED', 'APPOINTED', 'ENDED'] as const;
const row = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), organisation: z.string(), programme: z.string(), body: z.string(), person: z.string().nullable(), membership: z.string().nullable(),
  starts: z.string().nullable(), ends: z.string().nullable(), allowed: z.array(z.string()),
});
const READERS = ['person', 'partner', 'coordinator', 'ru', 'direction', 'lead'] as const;

/** Seats of users in the bodies a programme names, F.13. */
export const seatOperations = {
  seatCreate: command({
    resource: 'seat', verb: 'create', http: ['POST', '/seats'], by: ['coordinator', 'direction'],
    input: z.strictObject({ organisation: id, programme: slug, body: slug }), example: { organisation: ORG, programme: 'msp-villejean-beauregard', body: 'users-college' },
    summary: { fr: 'Ouvrir un siège dans une instance du programme', en: 'Open a seat in a body of the programme' },
  }),
  seatNominate: command({
    resource: 'seat', verb: 'nominate', http: ['POST', '/seats/:id/nominate'], by: ['coordinator', 'ru', 'direction'], versioned: true,
    input: z.strictObject({ id, membership: id.optional(), person: id.optional(), personKind: z.enum(PERSON_KINDS).optional() }), example: { id: ID, membership: PERSON },
    summary: { fr: 'Présenter quelqu’un à un siège : un partenaire (adhésion), ou une personne connue et à quel titre', en: 'Put somebody forward for a seat: a partner (membership), or a known person and as what' },
  }),
  seatAppoint: command({
    resource: 'seat', verb: 'appoint', http: ['POST', '/seats/:id/appoint'], by: ['direction', 'coordinator'], versioned: true,
    input: z.strictObject({ id, filledBy: z.enum(SEAT_FILLED_BY), decidedOn: z.iso.date(), starts: z.iso.date(), ends: z.iso.date().optional() }),
    example: { id: ID, filledBy: 'ELECTION', decidedOn: '2024-06-20', starts: '2024-07-01' },
    summary: { fr: 'Inscrire la nomination ou le résultat de l’élection', en: 'Record the appointment or the result of the election' },
  }),
  seatEnd: command({
    resource: 'seat', verb: 'end', http: ['POST', '/seats/:id/end'], by: ['partner', 'coordinator', 'direction', 'system'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(SEAT_ENDS) }), example: { id: ID, reason: 'RESIGNATION' },
    summary: { fr: 'Mettre fin à un siège : mandat échu, démission, candidature non retenue', en: 'End a seat: term over, resignation, candidacy not chosen' },
  }),
  seatGet: query({
    resource: 'seat', verb: 'get', http: ['GET', '/seats/:id'], by: [...READERS, 'system'], input: z.strictObject({ id }), output: row, example: { id: ID },
    summary: { fr: 'Un siège', en: 'A seat' },
  }),
  seatList: query({
    resource: 'seat', verb: 'list', http: ['GET', '/seats'], by: READERS,
    input: z.strictObject({ organisation: id.optional(), programme: slug.optional(), body: slug.optional(), state: z.enum(STATES).optional(), ...paging }), output: page(row), example: { body: 'users-college' },
    summary: { fr: 'Les sièges : les siens, ou ceux de la maison', en: 'The seats: one’s own, or the house’s' },
  }),
};
