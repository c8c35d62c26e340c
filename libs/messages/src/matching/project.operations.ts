import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { code, count, date, slug } from '../fields';
import { FIELDS } from '../vocabulary';
import { projectMachine } from './project.machine';
import { aggregateRow, halfDays, levels, one, sampleUuid, sentence, slugs, text } from './shared';

const { command, query } = operationsOf('matching');
const TEAM = ['professional', 'referent', 'lead', 'coordinator'] as const;
const GROUP = ['referent', 'lead', 'coordinator'] as const;

export const PROJECT_PAUSE_REASONS = ['TEAM_UNAVAILABLE', 'PARTNERS_UNAVAILABLE', 'WAITING_MEANS', 'REORGANISATION', 'OTHER'] as const;
export const PROJECT_CANCEL_REASONS = ['NO_PARTNERS', 'NO_MEANS', 'TEAM_WISH', 'REORGANISATION', 'DUPLICATE', 'OTHER'] as const;

/** The answers that stop tokenism (F.5). A question left open is listed when the coordinator approves. */
export const checklistAnswers = z.strictObject({
  whyPartners: text(2000).optional(),
  fromStep: z.enum(['IDEA', 'DIAGNOSIS', 'DESIGN', 'ACTION', 'EVALUATION']).optional(),
  canChange: text(2000).optional(),
  feedbackOn: date.optional(),
  accessibility: text(1000).optional(),
  wordingChecked: z.boolean().optional(),
  onePartnerReason: text(500).optional(),
  /** Seats partners hold in the group itself, and since when. */
  partnerSeats: count.max(50).optional(),
  seatsFrom: date.optional(),
});

/** Criteria of lived experience asked for; compared only with people who gave C1. */
const need = z.strictObject({
  pathways: slugs(20).default([]), groups: slugs(20).default([]), role: z.enum(['PATIENT', 'RELATIVE', 'ANY']).default('ANY'), transversal: z.boolean().default(true),
  topics: slugs(20).default([]), courses: slugs(10).default([]),
});

export const projectFields = {
  title: text(160), field: z.enum(FIELDS).optional(), level: levels.optional(), why: text(4000).optional(), tasks: text(4000).optional(),
  seats: z.int().min(1).max(50), minPartners: z.int().min(1).max(50).optional(), profiles: slugs(10).default([]), need: need.prefault({}),
  starts: date, ends: date, plannedHalfDays: count.max(2000).optional(), halfDays: halfDays(120).default([]), formats: slugs(10).default([]),
  unit: z.uuid().optional(), site: z.uuid().optional(), remote: z.boolean().default(false), referent: z.uuid().optional(), lead: z.uuid().optional(),
  /** Professionals of the group besides the referent and the lead: a programme may ask for several before the start. */
  professionals: z.array(z.uuid()).max(50).default([]),
  call: z.uuid().optional(),
  budgetLine: text(80).optional(), unpaidReason: text(500).optional(), checklist: checklistAnswers.prefault({}),
  /** Weights of the shortlist for this project only; the programme's otherwise. */
  weights: z.partialRecord(z.enum(['S1', 'S2', 'S4', 'S7']), z.number().min(0).max(100)).optional(),
};
const exampleProject = {
  title: 'Repenser l’accueil des urgences', field: 'ORGANISATION', level: 'PARTNERSHIP', why: 'Les délais sont mal expliqués.', tasks: 'Trois réunions, deux visites.',
  seats: 2, starts: '2024-09-02', ends: '2025-06-30', plannedHalfDays: 6, halfDays: [{ date: '2024-09-10', part: 'AM' }], site: sampleUuid(1), referent: sampleUuid(2), call: sampleUuid(3),
  budgetLine: 'FNDS-2024', checklist: { whyPartners: 'Ils vivent l’attente.', fromStep: 'DESIGN', canChange: 'Le circuit d’accueil.', feedbackOn: '2025-06-15', accessibility: 'Salle de plain-pied.', wordingChecked: true, partnerSeats: 2, seatsFrom: '2024-09-02' },
};
const projectState = z.enum(projectMachine.states as [string, ...string[]]);
const projectRow = z.looseObject({ ...aggregateRow.shape, title: z.string(), field: z.string().nullable(), level: z.string().nullable(), seats: count, assigned: count, starts: z.string(), ends: z.string(), call: z.string().nullable(), referent: z.string().nullable() });
const catalogueRow = z.object({ id: z.string(), title: z.string(), field: z.string().nullable(), level: z.string().nullable(), seats: count, starts: z.string(), ends: z.string(), remote: z.boolean() });
const explained = z.object({ code: z.string(), fr: z.string(), en: z.string() });
const shortlistRow = z.looseObject({
  membership: z.string(), person: z.string(), score: z.number(), blocked: z.boolean(), blockers: z.array(explained.extend({ override: z.string().nullable() })),
  criteria: z.array(explained.extend({ value: z.number(), weight: z.number(), points: z.number(), missing: z.boolean() })), missing: z.array(z.string()), toKnow: z.array(explained), sentence,
});

const step = (verb: string, by: readonly ('professional' | 'referent' | 'lead' | 'coordinator' | 'system')[], fr: string, en: string) =>
  command({ resource: 'project', verb, http: ['POST', `/projects/:id/${verb}`], by, versioned: true, input: one, example: { id: sampleUuid(4) }, summary: { fr, en } });

export const projectOperations = {
  projectCreate: command({
    resource: 'project', verb: 'create', http: ['POST', '/projects'], by: TEAM,
    input: z.strictObject({ organisation: z.uuid(), programme: slug, ...projectFields }), example: { organisation: sampleUuid(0), programme: 'chu-nice', ...exampleProject },
    summary: { fr: 'Décrire un projet d’équipe', en: 'Describe a team’s project' },
  }),
  projectUpdate: command({
    resource: 'project', verb: 'update', http: ['PUT', '/projects/:id'], by: TEAM, versioned: true,
    input: z.strictObject({ id: z.uuid(), ...projectFields }), example: { id: sampleUuid(4), ...exampleProject },
    summary: { fr: 'Compléter ou corriger un projet avant son examen', en: 'Complete or correct a project before its review' },
  }),
  projectSubmit: step('submit', TEAM, 'Proposer le projet à la coordination', 'Submit the project to the coordinators'),
  projectStartReview: step('start-review', ['coordinator'], 'Commencer l’examen du projet', 'Start reviewing the project'),
  projectRequestChanges: command({
    resource: 'project', verb: 'request-changes', http: ['POST', '/projects/:id/request-changes'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), points: z.array(code).min(1).max(20), comment: text(2000).optional() }), example: { id: sampleUuid(4), points: ['FEEDBACK_DATE'] },
    summary: { fr: 'Demander des précisions, points de la liste à l’appui', en: 'Ask for changes, naming the open points' },
  }),
  projectResubmit: step('resubmit', TEAM, 'Représenter le projet complété', 'Submit the completed project again'),
  projectApprove: step('approve', ['coordinator'], 'Approuver le projet (liste anti-alibi complète)', 'Approve the project (checklist complete)'),
  projectReject: command({
    resource: 'project', verb: 'reject', http: ['POST', '/projects/:id/reject'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(['TOKENISM', 'OUT_OF_SCOPE', 'NO_MEANS', 'DUPLICATE', 'ETHICS', 'OTHER']), comment: text(2000).optional() }), example: { id: sampleUuid(4), reason: 'TOKENISM' },
    summary: { fr: 'Refuser le projet, avec un motif', en: 'Reject the project, with a reason' },
  }),
  projectOpen: step('open', ['coordinator', 'referent', 'system'], 'Ouvrir le projet aux partenaires', 'Open the project to partners'),
  projectStaff: step('staff', ['coordinator', 'referent', 'system'], 'Constater que l’équipe de partenaires est complète', 'Note that enough partners are assigned'),
  projectStart: step('start', ['referent', 'coordinator', 'system'], 'Démarrer le projet', 'Start the project'),
  projectNameProfessionals: command({
    resource: 'project', verb: 'name-professionals', http: ['PUT', '/projects/:id/professionals'], by: GROUP, versioned: true,
    input: z.strictObject({ id: z.uuid(), professionals: z.array(z.uuid()).max(50) }), example: { id: sampleUuid(4), professionals: [sampleUuid(6)] },
    summary: { fr: 'Nommer les professionnels du groupe, en plus du référent et du porteur', en: 'Name the professionals of the group, besides its referent and its lead' },
  }),
  projectRecordFeedback: command({
    resource: 'project', verb: 'record-feedback', http: ['POST', '/projects/:id/feedback'], by: GROUP, versioned: true,
    input: z.strictObject({ id: z.uuid(), changed: text(4000), toldOn: date }), example: { id: sampleUuid(4), changed: 'Le circuit d’accueil est affiché et expliqué à l’entrée.', toldOn: '2025-06-15' },
    summary: { fr: 'Noter ce que le travail des partenaires a changé, et quand on le leur a dit', en: 'Record what the partners’ work changed, and when they were told' },
  }),
  projectStartClosing: step('start-closing', ['referent', 'coordinator'], 'Commencer la clôture du projet (retour aux partenaires fait)', 'Start closing the project (partners were told)'),
  projectClose: step('close', ['coordinator'], 'Clore le projet : les affectations s’achèvent', 'Close the project: its assignments are completed'),
  projectPause: command({
    resource: 'project', verb: 'pause', http: ['POST', '/projects/:id/pause'], by: ['referent', 'coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(PROJECT_PAUSE_REASONS), comment: text(2000).optional() }), example: { id: sampleUuid(4), reason: 'TEAM_UNAVAILABLE' },
    summary: { fr: 'Mettre le projet en pause : propositions retirées, demi-journées à venir annulées', en: 'Pause the project: proposals withdrawn, half-days ahead cancelled' },
  }),
  projectResume: step('resume', ['referent', 'coordinator'], 'Reprendre le projet là où il s’était arrêté', 'Take the project up again where it stopped'),
  projectCancel: command({
    resource: 'project', verb: 'cancel', http: ['POST', '/projects/:id/cancel'], by: GROUP, versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(PROJECT_CANCEL_REASONS), comment: text(2000).optional() }), example: { id: sampleUuid(4), reason: 'NO_MEANS' },
    summary: { fr: 'Abandonner le projet, avec un motif', en: 'Cancel the project, with a reason' },
  }),
  projectGet: query({
    resource: 'project', verb: 'get', http: ['GET', '/projects/:id'], by: [...TEAM, 'ru', 'direction', 'partner', 'system'], input: one, output: projectRow, example: { id: sampleUuid(4) },
    summary: { fr: 'Un projet et les actions possibles', en: 'A project and what may be done' },
  }),
  projectList: query({
    resource: 'project', verb: 'list', http: ['GET', '/projects'], by: [...TEAM, 'ru', 'direction', 'partner'],
    input: z.strictObject({ state: projectState.optional(), call: z.uuid().optional(), programme: slug.optional(), referent: z.uuid().optional(), ...paging }), output: page(projectRow), example: { state: 'OPEN' },
    summary: { fr: 'Les projets (ouverts seulement pour les partenaires)', en: 'Projects (open ones only for partners)' },
  }),
  projectCatalogue: query({
    resource: 'project', verb: 'catalogue', http: ['GET', '/calls/:call/projects'], by: ['public', 'person'],
    input: z.strictObject({ call: z.uuid(), ...paging }), output: page(catalogueRow), example: { call: sampleUuid(3) },
    summary: { fr: 'Les projets ouverts d’un appel, à classer en candidatant', en: 'Open projects of a call, to rank when applying' },
  }),
  projectShortlist: query({
    resource: 'project', verb: 'shortlist', http: ['GET', '/projects/:id/shortlist'], by: ['coordinator'],
    input: z.strictObject({ id: z.uuid(), blocked: z.stringbool().default(true), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({ project: z.string(), weights: z.record(z.string(), z.number()), items: z.array(shortlistRow) }), example: { id: sampleUuid(4) },
    summary: { fr: 'Qui pourrait convenir, pourquoi, et ce qui bloque ; rien n’est décidé', en: 'Who may fit, why, and what blocks; nothing is decided' },
  }),
};
