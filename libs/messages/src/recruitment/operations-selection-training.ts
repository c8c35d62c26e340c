import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { halfDay, percent, slug } from '../fields';
import { MIX_SIDES } from '../vocabulary';

const { command, query } = operationsOf('recruitment');
const id = z.uuid();
const A = '0192f0c1-0000-7000-8000-000000000001';
const B = '0192f0c1-0000-7000-8000-000000000002';
const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';
const byId = { input: z.strictObject({ id }), example: { id: A } };

export const ATTENDANCES = ['ATTENDED', 'PARTIAL', 'ABSENT_EXCUSED', 'ABSENT'] as const;

const mixRule = z.strictObject({ partner: percent, professional: percent });
const sessionRow = z.looseObject({
  id: z.string(), organisation: z.string(), version: z.number(), state: z.string(), course: z.string(), programme: z.string().nullable(), halfDays: z.array(halfDay), site: z.string().nullable(),
  places: z.number(), minPeople: z.number(), mix: mixRule, enrolled: z.object({ partner: z.number(), professional: z.number() }), allowed: z.array(z.string()),
});
const enrolmentRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), person: z.string(), membership: z.string().nullable(), session: z.string().nullable(), course: z.string(),
  side: z.enum(MIX_SIDES), allowed: z.array(z.string()),
});
const certificate = z.looseObject({ enrolment: z.string(), person: z.string(), course: z.string(), completedOn: z.string(), halfDays: z.array(halfDay) });

const office = ['trainer', 'coordinator'] as const;
const anybody = ['partner', 'professional', 'person', 'coordinator'] as const;
const onSession = (verb: string, by: readonly ('trainer' | 'coordinator' | 'system')[], summary: { fr: string; en: string }) =>
  command({ resource: 'session', verb, http: ['POST', `/sessions/:id/${verb}`], by, versioned: true, ...byId, summary });
const onEnrolment = (verb: string, by: readonly ('partner' | 'professional' | 'person' | 'trainer' | 'coordinator' | 'system')[], summary: { fr: string; en: string }) =>
  command({ resource: 'enrolment', verb, http: ['POST', `/enrolments/:id/${verb}`], by, versioned: true, ...byId, summary });

/** Joint training: sessions with their mix rule, who comes, who came. */
export const trainingOperations = {
  sessionCreate: command({
    resource: 'session', verb: 'create', http: ['POST', '/sessions'], by: office,
    input: z.strictObject({
      organisation: id, programme: slug, course: slug, halfDays: z.array(halfDay).min(1).max(40), site: id.optional(),
      places: z.int().min(2).max(500), minPeople: z.int().min(1).max(500).default(2), mix: mixRule.optional(),
    }),
    example: { organisation: ORGANISATION, programme: 'chu-nice', course: 'initial-joint', halfDays: [{ date: '2024-10-07', part: 'AM' }, { date: '2024-10-07', part: 'PM' }], places: 12, minPeople: 6 },
    summary: { fr: 'Préparer une session de formation', en: 'Prepare a training session' },
  }),
  sessionOpen: onSession('open', office, { fr: 'Ouvrir les inscriptions', en: 'Open enrolment' }),
  sessionConfirm: onSession('confirm', [...office, 'system'], { fr: 'Confirmer la session et ses inscrits', en: 'Confirm the session and its people' }),
  sessionHold: onSession('hold', [...office, 'system'], { fr: 'Constater que la session a eu lieu', en: 'Record that the session was held' }),
  sessionClose: onSession('close', [...office, 'system'], { fr: 'Clore la session, présences saisies', en: 'Close the session once attendance is entered' }),
  sessionCancel: onSession('cancel', office, { fr: 'Annuler la session', en: 'Cancel the session' }),
  sessionGet: query({
    resource: 'session', verb: 'get', http: ['GET', '/sessions/:id'], by: [...office, 'person', 'partner', 'professional'], ...byId, output: sessionRow,
    summary: { fr: 'Une session de formation', en: 'A training session' },
  }),
  sessionList: query({
    resource: 'session', verb: 'list', http: ['GET', '/sessions'], by: [...office, 'partner', 'professional'],
    input: z.strictObject({ state: z.enum(['DRAFT', 'OPEN', 'CONFIRMED', 'HELD', 'CLOSED', 'CANCELLED']).optional(), course: slug.optional(), ...paging }),
    output: page(sessionRow), example: { state: 'OPEN' },
    summary: { fr: 'Les sessions de formation', en: 'The training sessions' },
  }),
  enrolmentInvite: command({
    resource: 'enrolment', verb: 'invite', http: ['POST', '/sessions/:id/enrolments'], by: [...office, 'system'],
    input: z.strictObject({ id, membership: id.optional(), person: id.optional() }), example: { id: A, membership: B },
    summary: { fr: 'Inviter un partenaire (adhésion) ou un professionnel (personne) à une session', en: 'Invite a partner (membership) or a professional (person) to a session' },
  }),
  enrolmentAccept: onEnrolment('accept', anybody, { fr: 'Accepter une invitation à une session', en: 'Accept an invitation to a session' }),
  enrolmentDecline: onEnrolment('decline', anybody, { fr: 'Décliner une invitation à une session', en: 'Decline an invitation to a session' }),
  enrolmentTakePlace: onEnrolment('take-place', anybody, { fr: 'Prendre la place qui s’est libérée', en: 'Take the place that became free' }),
  enrolmentCancel: onEnrolment('cancel', [...anybody, 'trainer', 'system'], { fr: 'Annuler une inscription', en: 'Cancel an enrolment' }),
  enrolmentComplete: onEnrolment('complete', [...office, 'system'], { fr: 'Valider la formation suivie', en: 'Mark the training completed' }),
  enrolmentRequireAgain: onEnrolment('require-again', [...office, 'system'], { fr: 'Demander de suivre une autre session', en: 'Ask to attend another session' }),
  enrolmentLapse: command({
    resource: 'enrolment', verb: 'lapse', by: ['system'], ...byId,
    summary: { fr: 'Clore une invitation restée sans réponse', en: 'Close an invitation that was never answered' },
  }),
  enrolmentRecordAttendance: command({
    resource: 'enrolment', verb: 'record-attendance', http: ['POST', '/enrolments/:id/record-attendance'], by: office, versioned: true,
    input: z.strictObject({ id, attendance: z.enum(ATTENDANCES) }), example: { id: A, attendance: 'ATTENDED' },
    summary: { fr: 'Saisir la présence', en: 'Enter attendance' },
  }),
  enrolmentRecognise: command({
    resource: 'enrolment', verb: 'recognise', http: ['POST', '/memberships/:id/recognised-trainings'], by: ['coordinator'],
    input: z.strictObject({ id, course: slug, file: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }), example: { id: A, course: 'initial-joint', file: B, sha256: '0'.repeat(64) },
    summary: { fr: 'Reconnaître une formation antérieure, preuve à l’appui', en: 'Recognise a prior training, with its proof' },
  }),
  enrolmentGet: query({
    resource: 'enrolment', verb: 'get', http: ['GET', '/enrolments/:id'], by: [...anybody, 'trainer', 'system'], ...byId, output: enrolmentRow,
    summary: { fr: 'Une inscription', en: 'An enrolment' },
  }),
  enrolmentList: query({
    resource: 'enrolment', verb: 'list', http: ['GET', '/enrolments'], by: [...anybody, 'trainer'],
    input: z.strictObject({ session: id.optional(), person: id.optional(), state: z.string().max(20).optional(), ...paging }), output: page(enrolmentRow), example: { session: A },
    summary: { fr: 'Les inscriptions : les siennes, ou celles d’une session pour qui l’organise', en: 'Enrolments: one’s own, or a session’s for its organisers' },
  }),
  enrolmentCertificate: query({
    resource: 'enrolment', verb: 'certificate', http: ['GET', '/enrolments/:id/certificate'], by: [...anybody, 'trainer'], ...byId, output: certificate,
    summary: { fr: 'Les données de l’attestation de formation', en: 'The data of the training certificate' },
  }),
};
