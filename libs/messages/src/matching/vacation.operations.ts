import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { date, halfDay, slug } from '../fields';
import { FIELDS } from '../vocabulary';
import { aggregateRow, levels, one, parts, sampleUuid, text } from './shared';
import { vacationMachine } from './vacation.machine';

const { command, query } = operationsOf('matching');
const example = { id: sampleUuid(9) };
const OWN = ['person', 'partner'] as const;
const TEAM = ['referent', 'coordinator'] as const;

export const PARTNER_CANCEL_REASONS = ['HEALTH', 'CARER', 'TRANSPORT', 'OTHER'] as const;
export const TEAM_CANCEL_REASONS = ['TEAM_UNAVAILABLE', 'ROOM', 'RESCHEDULED', 'PROJECT_PAUSED', 'PROJECT_ENDED', 'ASSIGNMENT_ENDED', 'COVER_ENDED', 'OTHER'] as const;

const plan = {
  assignment: z.uuid(), format: slug, field: z.enum(FIELDS).optional(), level: levels.optional(), site: z.uuid().optional(), remote: z.boolean().default(false),
  /** What the programme says of this format unless given; three hours when it says nothing. */
  minutes: z.int().min(15).max(480).optional(),
  /** Weekends and public holidays need a yes. */
  force: z.boolean().default(false),
  pastReason: z.enum(['ENTERED_AFTERWARDS', 'PAPER_SHEET', 'CORRECTION']).optional(),
};
const vacationRow = z.looseObject({
  ...aggregateRow.shape, organisation: z.string(), membership: z.string(), person: z.string(), assignment: z.string(), project: z.string(), referent: z.string().nullable(), date: z.string(), part: parts,
  startsAt: z.string(), endsAt: z.string(), site: z.string().nullable(), remote: z.boolean(), format: z.string(), field: z.string(), level: z.string(), title: z.string(),
  minutes: z.number().nullable(), units: z.number().nullable(), payableShare: z.number(), late: z.boolean(), reason: z.string().nullable(), programme: z.string(), journey: z.string().nullable(),
});
const step = (verb: string, by: readonly ('person' | 'partner' | 'referent' | 'coordinator' | 'lead' | 'system')[], fr: string, en: string) =>
  command({ resource: 'vacation', verb, http: ['POST', `/vacations/:id/${verb}`], by, versioned: true, input: one, example, summary: { fr, en } });
const time = { minutes: z.int().min(15).max(480), units: z.int().min(1).max(2).default(1) };

export const vacationOperations = {
  vacationPlan: command({
    resource: 'vacation', verb: 'plan', http: ['POST', '/vacations'], by: TEAM, input: z.strictObject({ ...plan, halfDay }),
    example: { assignment: sampleUuid(8), format: 'working-meeting', halfDay: { date: '2024-10-08', part: 'AM' }, site: sampleUuid(1) },
    summary: { fr: 'Prévoir une demi-journée', en: 'Plan a half-day' },
  }),
  vacationPlanSeries: command({
    resource: 'vacation', verb: 'plan-series', http: ['POST', '/vacations/series'], by: TEAM, input: z.strictObject({ ...plan, halfDays: z.array(halfDay).min(1).max(26) }),
    output: z.object({ items: z.array(aggregateRow) }),
    example: { assignment: sampleUuid(8), format: 'working-meeting', halfDays: [{ date: '2024-10-08', part: 'AM' }, { date: '2024-10-15', part: 'AM' }], remote: true },
    summary: { fr: 'Prévoir une série de demi-journées (26 au plus, toutes ou aucune)', en: 'Plan a series of half-days (26 at most, all or none)' },
  }),
  vacationConfirm: step('confirm', [...OWN, 'coordinator'], 'Confirmer ma présence', 'Confirm that I will come'),
  vacationCancelAsPartner: command({
    resource: 'vacation', verb: 'cancel-as-partner', http: ['POST', '/vacations/:id/cancel-as-partner'], by: [...OWN, 'coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(PARTNER_CANCEL_REASONS) }), example: { ...example, reason: 'TRANSPORT' },
    summary: { fr: 'Annuler, côté partenaire (sans conséquence pour la suite)', en: 'Cancel, as partner (it never counts against you)' },
  }),
  vacationCancelAsTeam: command({
    resource: 'vacation', verb: 'cancel-as-team', http: ['POST', '/vacations/:id/cancel-as-team'], by: TEAM, versioned: true,
    input: z.strictObject({ id: z.uuid(), reason: z.enum(TEAM_CANCEL_REASONS) }), example: { ...example, reason: 'ROOM' },
    summary: { fr: 'Annuler, côté équipe (tardif et confirmé : indemnisé)', en: 'Cancel, as team (late and confirmed: paid)' },
  }),
  vacationFinish: step('finish', ['referent', 'system'], 'Constater que la demi-journée a eu lieu', 'Note that the half-day took place'),
  vacationReportPartnerAbsence: step('report-partner-absence', TEAM, 'Signaler l’absence de la ou du partenaire', 'Report that the partner did not come'),
  vacationReportTeamAbsence: step('report-team-absence', [...OWN, 'coordinator'], 'Signaler l’absence de l’équipe (indemnisé)', 'Report that the team did not come (paid)'),
  vacationDeclare: command({
    resource: 'vacation', verb: 'declare', http: ['POST', '/vacations/:id/declare'], by: [...OWN, ...TEAM], versioned: true,
    input: z.strictObject({ id: z.uuid(), ...time, signedSheet: z.boolean().default(false) }), example: { ...example, minutes: 180, units: 1 },
    summary: { fr: 'Déclarer le temps passé (feuille signée si ce n’est pas la personne)', en: 'Declare the time spent (signed sheet unless the person does)' },
  }),
  vacationApprove: command({
    resource: 'vacation', verb: 'approve', http: ['POST', '/vacations/:id/approve'], by: [...TEAM, 'lead'], versioned: true,
    input: z.strictObject({ id: z.uuid(), referentAbsent: z.boolean().default(false) }), example,
    summary: { fr: 'Valider le service fait', en: 'Approve the service done' },
  }),
  vacationDispute: command({
    resource: 'vacation', verb: 'dispute', http: ['POST', '/vacations/:id/dispute'], by: [...OWN, ...TEAM], versioned: true,
    input: z.strictObject({ id: z.uuid(), comment: text(2000) }), example: { ...example, comment: 'La réunion a duré toute la matinée.' },
    summary: { fr: 'Contester, avec un commentaire', en: 'Dispute, with a comment' },
  }),
  vacationSettle: command({
    resource: 'vacation', verb: 'settle', http: ['POST', '/vacations/:id/settle'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid(), outcome: z.enum(['APPROVED', 'REJECTED']), minutes: time.minutes.optional(), units: time.units, reason: z.enum(['NOT_ATTENDED', 'NOT_PLANNED', 'ALREADY_COUNTED', 'OTHER']).optional() }), example: { ...example, outcome: 'APPROVED', minutes: 180 },
    summary: { fr: 'Trancher une contestation', en: 'Settle a dispute' },
  }),
  vacationForfeit: step('forfeit', ['coordinator'], 'Clore une demi-journée jamais déclarée (60 jours)', 'Close a half-day never declared (60 days)'),
  vacationGet: query({
    resource: 'vacation', verb: 'get', http: ['GET', '/vacations/:id'], by: [...OWN, ...TEAM, 'lead', 'ru', 'preparer', 'approver', 'direction', 'system'], input: one, output: vacationRow, example,
    summary: { fr: 'Une demi-journée', en: 'A half-day' },
  }),
  vacationList: query({
    resource: 'vacation', verb: 'list', http: ['GET', '/vacations'], by: [...OWN, ...TEAM, 'lead', 'ru', 'preparer', 'approver', 'direction', 'system'],
    input: z.strictObject({
      person: z.uuid().optional(), membership: z.uuid().optional(), project: z.uuid().optional(), assignment: z.uuid().optional(), from: date.optional(), to: date.optional(),
      state: z.enum(vacationMachine.states as [string, ...string[]]).optional(), ...paging,
    }),
    output: page(vacationRow), example: { from: '2024-10-01', to: '2024-10-31' },
    summary: { fr: 'Le calendrier des demi-journées que je peux voir', en: 'The calendar of half-days I may see' },
  }),
};
