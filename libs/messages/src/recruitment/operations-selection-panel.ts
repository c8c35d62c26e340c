import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { sha256, slug } from '../fields';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });

const A = '0192f0c1-0000-7000-8000-000000000001';
const B = '0192f0c1-0000-7000-8000-000000000002';
const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';
const byId = { input: z.strictObject({ id }), example: { id: A } };

/** Why two people must not judge one another. The kind and the note stay in recruitment. */
export const TIE_KINDS = ['CARE', 'FAMILY', 'HIERARCHY', 'FINANCIAL', 'COMPLAINT'] as const;
export const PANEL_ROLES = ['professional', 'ru', 'coordinator', 'partner'] as const;
export const INTERVIEW_MODES = ['ON_SITE', 'VIDEO', 'PHONE'] as const;

const tieRow = z.looseObject({ id: z.string(), organisation: z.string(), version: z.number(), state: z.string(), person: z.string(), other: z.string().nullable(), unit: z.string().nullable(), kind: z.enum(TIE_KINDS) });
const members = z.array(z.strictObject({ person: id, role: z.enum(PANEL_ROLES) })).min(1).max(12);
const panelRow = z.looseObject({ id: z.string(), organisation: z.string(), version: z.number(), programme: z.string().nullable(), call: z.string().nullable(), members });
const slotRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), panel: z.string(), meeting: z.string().nullable(), startsAt: instant, minutes: z.number(), mode: z.enum(INTERVIEW_MODES), place: z.string().nullable(),
  application: z.string().nullable(), allowed: z.array(z.string()),
});
const freeSlot = z.looseObject({ id: z.string(), version: z.number(), places: z.number(), startsAt: instant, minutes: z.number(), mode: z.enum(INTERVIEW_MODES), place: z.string().nullable() });

/** Ties of interest, panels and their interview hours. */
export const panelOperations = {
  tieDeclare: command({
    resource: 'tie', verb: 'declare', http: ['POST', '/ties'], by: ['person', 'candidate', 'partner', 'professional', 'ru', 'coordinator'],
    input: z.strictObject({ organisation: id, person: id, other: id.optional(), unit: id.optional(), kind: z.enum(TIE_KINDS), note: z.string().trim().max(500).optional() }),
    example: { organisation: ORGANISATION, person: A, other: B, kind: 'CARE' },
    summary: { fr: 'Déclarer un lien entre une personne et une autre, ou un service', en: 'Declare a tie between a person and another, or a unit' },
  }),
  tieEnd: command({
    resource: 'tie', verb: 'end', http: ['POST', '/ties/:id/end'], by: ['person', 'candidate', 'partner', 'professional', 'ru', 'coordinator'], versioned: true, ...byId,
    summary: { fr: 'Mettre fin à un lien déclaré', en: 'End a declared tie' },
  }),
  tieFrame: command({
    resource: 'tie', verb: 'frame', http: ['POST', '/ties/:id/frame'], by: ['ru', 'coordinator'], versioned: true,
    input: z.strictObject({ id, file: id, sha256 }), example: { id: A, file: B, sha256: 'a'.repeat(64) },
    summary: { fr: 'Déposer le cadre écrit, signé par la personne et la représentation des usagers (ou la coordination, s’il n’y en a pas), qui lève un lien de soin', en: 'Hand in the written frame, signed by the person and the user representative (or the coordinators, where there is none), that lifts a tie of care' },
  }),
  tieList: query({
    resource: 'tie', verb: 'list', http: ['GET', '/ties'], by: ['person', 'coordinator'],
    input: z.strictObject({ person: id.optional(), ...paging }), output: page(tieRow), example: { person: A },
    summary: { fr: 'Les liens déclarés : les siens, ou ceux d’une personne pour la coordination', en: 'Declared ties: one’s own, or a person’s for the coordinators' },
  }),
  panelCompose: command({
    resource: 'panel', verb: 'compose', http: ['POST', '/panels'], by: ['coordinator'],
    input: z.strictObject({ organisation: id, programme: slug.optional(), call: id.optional(), members }),
    example: { organisation: ORGANISATION, programme: 'chu-nice', members: [{ person: A, role: 'professional' }, { person: B, role: 'ru' }] },
    summary: { fr: 'Composer un jury d’entretien', en: 'Compose an interview panel' },
  }),
  panelChange: command({
    resource: 'panel', verb: 'change', http: ['PUT', '/panels/:id/members'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, members }), example: { id: A, members: [{ person: A, role: 'professional' }, { person: B, role: 'ru' }] },
    summary: { fr: 'Changer les membres d’un jury sans entretien réservé', en: 'Change the members of a panel without a booked interview' },
  }),
  panelGet: query({
    resource: 'panel', verb: 'get', http: ['GET', '/panels/:id'], by: ['coordinator', 'professional', 'ru'], ...byId, output: panelRow,
    summary: { fr: 'Un jury et ses membres', en: 'A panel and its members' },
  }),
  panelList: query({
    resource: 'panel', verb: 'list', http: ['GET', '/panels'], by: ['coordinator', 'professional', 'ru'],
    input: z.strictObject({ call: id.optional(), ...paging }), output: page(panelRow), example: {},
    summary: { fr: 'Les jurys', en: 'The panels' },
  }),
  slotOpen: command({
    resource: 'interview-slot', verb: 'open', http: ['POST', '/interview-slots'], by: ['coordinator'],
    input: z.strictObject({ panel: id, startsAt: instant, minutes: z.int().min(15).max(240).default(60), mode: z.enum(INTERVIEW_MODES), place: z.string().trim().max(200).optional() }),
    example: { panel: A, startsAt: '2024-06-24T12:00:00.000Z', mode: 'ON_SITE', place: 'Bâtiment B, salle 12' },
    summary: { fr: 'Ouvrir un créneau d’entretien', en: 'Open an interview slot' },
  }),
  meetingOpen: command({
    resource: 'interview-slot', verb: 'open-meeting', http: ['POST', '/meetings'], by: ['coordinator'],
    input: z.strictObject({
      organisation: id, programme: slug, call: id.optional(), host: id, startsAt: instant, minutes: z.int().min(15).max(240).default(60), mode: z.enum(INTERVIEW_MODES),
      place: z.string().trim().max(200).optional(), places: z.int().min(1).max(30).default(1),
    }),
    output: z.looseObject({ id: z.string(), version: z.number(), state: z.string(), meeting: z.string().nullable(), slots: z.array(z.string()) }),
    example: { organisation: ORGANISATION, programme: 'bretagne-toolkit', host: B, startsAt: '2024-06-24T16:30:00.000Z', mode: 'ON_SITE', place: 'Maison de santé', places: 4 },
    summary: { fr: 'Proposer une rencontre, là où le programme ne réunit pas de jury ; à plusieurs si le programme le prévoit', en: 'Offer a meeting, where the programme holds no panel; for several people if the programme says so' },
  }),
  slotHold: command({
    resource: 'interview-slot', verb: 'hold', http: ['POST', '/interview-slots/:id/hold'], by: ['coordinator', 'professional', 'ru'], versioned: true,
    input: z.strictObject({ id, present: z.array(id).min(1).max(12) }), example: { id: A, present: [A, B] },
    summary: { fr: 'Constater que l’entretien ou la rencontre a eu lieu, et qui recevait', en: 'Record that the interview or the meeting was held, and who received' },
  }),
  slotCancel: command({
    resource: 'interview-slot', verb: 'cancel', http: ['POST', '/interview-slots/:id/cancel'], by: ['coordinator'], versioned: true, ...byId,
    summary: { fr: 'Annuler un créneau, ou toute une rencontre ; un entretien réservé est à replacer', en: 'Cancel a slot, or a whole meeting; a booked interview is to be placed again' },
  }),
  slotGet: query({
    resource: 'interview-slot', verb: 'get', http: ['GET', '/interview-slots/:id'], by: ['person', 'candidate', 'coordinator', 'professional', 'ru'], ...byId, output: slotRow,
    summary: { fr: 'Un créneau d’entretien', en: 'An interview slot' },
  }),
  slotList: query({
    resource: 'interview-slot', verb: 'list', http: ['GET', '/interview-slots'], by: ['coordinator', 'professional', 'ru'],
    input: z.strictObject({ panel: id.optional(), application: id.optional(), state: z.enum(['OPEN', 'BOOKED', 'HELD', 'CANCELLED']).optional(), ...paging }),
    output: page(slotRow), example: { state: 'OPEN' },
    summary: { fr: 'Les créneaux d’entretien', en: 'The interview slots' },
  }),
  slotFree: query({
    resource: 'interview-slot', verb: 'free', http: ['GET', '/applications/:id/free-slots'], by: ['person', 'candidate', 'coordinator'], ...byId,
    output: z.object({ items: z.array(freeSlot) }),
    summary: { fr: 'Les créneaux qu’une candidature peut réserver', en: 'The slots an application may book' },
  }),
};
