import { z } from 'zod';
import { commandAnswer, operationsOf, page, paging } from '../contract';
import { count, date, slug } from '../fields';
import { assignmentMachine } from './assignment.machine';
import { proposalMachine } from './proposal.machine';
import { aggregateRow, one, sampleUuid, sentence } from './shared';

const { command, query } = operationsOf('matching');
const event = { id: sampleUuid(6) };
const order = z.array(z.uuid()).max(60).refine((ids) => new Set(ids).size === ids.length, 'Chaque choix une seule fois.');

const datingStep = (verb: string, fr: string, en: string, system = false) =>
  command({ resource: 'speed-dating', verb, http: ['POST', `/speed-datings/:id/${verb}`], by: system ? ['coordinator', 'system'] : ['coordinator'], versioned: true, input: one, example: event, summary: { fr, en } });

const pair = z.object({ membership: z.string(), person: z.string(), project: z.string(), partnerRank: z.number().nullable(), teamRank: z.number().nullable(), score: z.number() });
const datingRow = z.looseObject({
  ...aggregateRow.shape, programme: z.string(), call: z.string().nullable(), projects: z.array(z.object({ project: z.string(), capacity: count })), closes: z.string().nullable(),
  seed: z.number().nullable(), pairs: z.array(pair), unmatched: z.array(z.string()), blockingPairs: z.number().nullable(), reviewed: z.boolean(), partnersRanked: count, teamsRanked: count,
});

export const speedDatingOperations = {
  speedDatingCreate: command({
    resource: 'speed-dating', verb: 'create', http: ['POST', '/speed-datings'], by: ['coordinator'],
    input: z.strictObject({ organisation: z.uuid(), programme: slug, call: z.uuid().optional(), projects: z.array(z.strictObject({ project: z.uuid(), capacity: z.int().min(1).max(50).optional() })).min(1).max(200), closes: date.optional() }),
    example: { organisation: sampleUuid(0), programme: 'chu-nice', call: sampleUuid(3), projects: [{ project: sampleUuid(4), capacity: 2 }], closes: '2024-07-05' },
    summary: { fr: 'Préparer un speed-dating entre projets et partenaires', en: 'Prepare a speed-dating between projects and partners' },
  }),
  speedDatingOpen: datingStep('open', 'Ouvrir les classements', 'Open the rankings'),
  rankingPartner: command({
    resource: 'ranking', verb: 'submit-partner', http: ['PUT', '/speed-datings/:speedDating/partners/:membership/ranking'], by: ['person', 'partner', 'coordinator'],
    input: z.strictObject({ speedDating: z.uuid(), membership: z.uuid(), order, acceptsOthers: z.boolean().default(true) }),
    example: { speedDating: sampleUuid(6), membership: sampleUuid(5), order: [sampleUuid(4)], acceptsOthers: true },
    summary: { fr: 'Classer les projets rencontrés', en: 'Rank the projects met' },
  }),
  rankingTeam: command({
    resource: 'ranking', verb: 'submit-team', http: ['PUT', '/speed-datings/:speedDating/projects/:project/ranking'], by: ['professional', 'referent', 'lead', 'coordinator'],
    input: z.strictObject({ speedDating: z.uuid(), project: z.uuid(), order, acceptsOthers: z.boolean().default(true) }),
    example: { speedDating: sampleUuid(6), project: sampleUuid(4), order: [sampleUuid(5)] },
    summary: { fr: 'Classer les partenaires rencontrés', en: 'Rank the partners met' },
  }),
  speedDatingClose: datingStep('close', 'Clore les classements', 'Close the rankings', true),
  speedDatingCompute: command({
    resource: 'speed-dating', verb: 'compute', http: ['POST', '/speed-datings/:id/compute'], by: ['coordinator', 'system'], versioned: true,
    input: z.strictObject({ id: z.uuid(), seed: z.int().min(1).max(2 ** 31 - 1) }), example: { ...event, seed: 2024 },
    summary: { fr: 'Calculer le résultat stable (rejouable avec la même graine)', en: 'Compute the stable result (same seed, same result)' },
  }),
  speedDatingReview: command({
    resource: 'speed-dating', verb: 'review', http: ['POST', '/speed-datings/:id/review'], by: ['ru'], versioned: true, input: one, example: event,
    summary: { fr: 'Valider le résultat, côté représentants des usagers', en: 'Agree with the result, as user representative' },
  }),
  speedDatingPublish: datingStep('publish', 'Publier le résultat et affecter les partenaires', 'Publish the result and assign the partners'),
  speedDatingGet: query({
    resource: 'speed-dating', verb: 'get', http: ['GET', '/speed-datings/:id'], by: ['coordinator', 'ru', 'system'], input: one, output: datingRow, example: event,
    summary: { fr: 'Un speed-dating, ses classements reçus et son résultat', en: 'A speed-dating, its rankings and its result' },
  }),
  speedDatingList: query({
    resource: 'speed-dating', verb: 'list', http: ['GET', '/speed-datings'], by: ['coordinator', 'ru', 'lead', 'referent', 'professional', 'partner'],
    input: z.strictObject({ programme: slug.optional(), ...paging }), output: page(z.looseObject({ ...aggregateRow.shape, call: z.string().nullable(), closes: z.string().nullable(), projects: z.array(z.object({ project: z.string(), capacity: count })) })), example: {},
    summary: { fr: 'Les speed-datings', en: 'Speed-datings' },
  }),
};

const proposal = { id: sampleUuid(7) };
const proposalStep = (verb: string, by: readonly ('person' | 'partner' | 'coordinator' | 'referent' | 'system')[], fr: string, en: string) =>
  command({ resource: 'proposal', verb, http: ['POST', `/proposals/:id/${verb}`], by, versioned: true, input: one, example: proposal, summary: { fr, en } });
const proposalRow = z.looseObject({ ...aggregateRow.shape, project: z.string(), membership: z.string().nullable(), person: z.string().nullable(), score: z.number().nullable(), sentence: sentence.nullable(), assignment: z.string().nullable() });

export const proposalOperations = {
  proposalSuggest: command({
    resource: 'proposal', verb: 'suggest', http: ['POST', '/proposals'], by: ['coordinator'],
    input: z.strictObject({ project: z.uuid(), membership: z.uuid(), overrides: z.array(z.enum(['H03', 'H04', 'H09', 'H11'])).max(4).default([]) }),
    example: { project: sampleUuid(4), membership: sampleUuid(5), overrides: ['H03'] },
    summary: { fr: 'Retenir une personne pour un projet (vu par la coordination seule)', en: 'Pick a person for a project (seen by coordinators only)' },
  }),
  proposalPropose: proposalStep('propose', ['coordinator'], 'Proposer le projet à la personne', 'Propose the project to the person'),
  proposalAccept: proposalStep('accept', ['person', 'partner', 'coordinator'], 'Accepter la proposition', 'Accept the proposal'),
  proposalDecline: proposalStep('decline', ['person', 'partner', 'coordinator'], 'Décliner la proposition', 'Decline the proposal'),
  proposalConfirm: proposalStep('confirm', ['referent', 'coordinator'], 'Confirmer : la personne rejoint le projet', 'Confirm: the person joins the project'),
  proposalRefuse: command({
    resource: 'proposal', verb: 'refuse', http: ['POST', '/proposals/:id/refuse'], by: ['referent', 'coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(['PROFILE', 'DATES', 'TIE', 'SEAT_TAKEN', 'OTHER']) }), example: { ...proposal, reason: 'DATES' },
    summary: { fr: 'Ne pas retenir, avec un motif de la liste', en: 'Turn down, with a reason of the list' },
  }),
  proposalWithdraw: proposalStep('withdraw', ['coordinator', 'system'], 'Retirer la proposition', 'Withdraw the proposal'),
  proposalLapse: command({ resource: 'proposal', verb: 'lapse', by: ['system'], input: one, example: proposal, summary: { fr: 'Constater l’absence de réponse', en: 'Note that nobody answered' } }),
  proposalGet: query({
    resource: 'proposal', verb: 'get', http: ['GET', '/proposals/:id'], by: ['person', 'partner', 'coordinator', 'referent', 'system'], input: one, output: proposalRow, example: proposal,
    summary: { fr: 'Une proposition', en: 'A proposal' },
  }),
  proposalList: query({
    resource: 'proposal', verb: 'list', http: ['GET', '/proposals'], by: ['person', 'partner', 'coordinator', 'referent'],
    input: z.strictObject({ project: z.uuid().optional(), membership: z.uuid().optional(), state: z.enum(proposalMachine.states as [string, ...string[]]).optional(), ...paging }), output: page(proposalRow), example: { state: 'PROPOSED' },
    summary: { fr: 'Les propositions que je peux voir', en: 'The proposals I may see' },
  }),
};

const assignment = { id: sampleUuid(8) };
const assignmentRow = z.looseObject({ ...aggregateRow.shape, project: z.string(), membership: z.string(), person: z.string(), referent: z.string().nullable(), speedDating: z.string().nullable(), proposal: z.string().nullable(), title: z.string() });
const WHO = ['person', 'partner', 'coordinator', 'referent', 'lead', 'ru'] as const;

export const assignmentOperations = {
  assignmentConfirm: command({
    resource: 'assignment', verb: 'confirm', http: ['POST', '/assignments'], by: ['coordinator'], input: z.strictObject({ project: z.uuid(), membership: z.uuid() }), example: { project: sampleUuid(4), membership: sampleUuid(5) },
    summary: { fr: 'Affecter directement une personne à un projet', en: 'Appoint a person to a project' },
  }),
  assignmentActivate: command({
    resource: 'assignment', verb: 'activate', http: ['POST', '/assignments/:id/activate'], by: ['coordinator', 'system'], versioned: true, input: one, example: assignment,
    summary: { fr: 'Rendre l’affectation effective', en: 'Make the assignment effective' },
  }),
  assignmentEnd: command({
    resource: 'assignment', verb: 'end', http: ['POST', '/assignments/:id/end'], by: ['person', 'partner', 'referent', 'coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(['PARTNER_WISH', 'TEAM_WISH', 'PROJECT_ENDED', 'MOVED', 'OTHER']) }), example: { ...assignment, reason: 'PARTNER_WISH' },
    summary: { fr: 'Mettre fin à l’affectation (chacun le peut, à tout moment)', en: 'End the assignment (either side, any time)' },
  }),
  assignmentComplete: command({
    resource: 'assignment', verb: 'complete', http: ['POST', '/assignments/:id/complete'], by: ['referent', 'coordinator', 'system'], versioned: true, input: one, example: assignment,
    summary: { fr: 'Achever l’affectation : le projet se clôt', en: 'Complete the assignment: the project is closing' },
  }),
  assignmentReplace: command({
    resource: 'assignment', verb: 'replace', http: ['POST', '/assignments/:id/replace'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(['PARTNER_WISH', 'TEAM_WISH', 'MOVED', 'OTHER']), membership: z.uuid().optional() }), example: { ...assignment, reason: 'PARTNER_WISH', membership: sampleUuid(5) },
    output: commandAnswer.extend({ successor: z.string().nullable() }),
    summary: { fr: 'Remplacer la personne, par quelqu’un de nommé ou en rouvrant la recherche', en: 'Replace the person, by somebody named or by opening the search again' },
  }),
  assignmentGet: query({ resource: 'assignment', verb: 'get', http: ['GET', '/assignments/:id'], by: [...WHO, 'system'], input: one, output: assignmentRow, example: assignment, summary: { fr: 'Une affectation', en: 'An assignment' } }),
  assignmentList: query({
    resource: 'assignment', verb: 'list', http: ['GET', '/assignments'], by: WHO,
    input: z.strictObject({ project: z.uuid().optional(), membership: z.uuid().optional(), speedDating: z.uuid().optional(), state: z.enum(assignmentMachine.states as [string, ...string[]]).optional(), ...paging }), output: page(assignmentRow), example: { project: sampleUuid(4) },
    summary: { fr: 'Les affectations que je peux voir', en: 'The assignments I may see' },
  }),
};
