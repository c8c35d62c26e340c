import { z } from 'zod';
import { plainEvents } from '../event';
import { code, count, date, factsOf, id, instant, slug } from '../fields';
import { AUDIENCES, AUTHORITY_DECISIONS, CAMPAIGN_TRIGGERS, INCIDENT_OFFICES, INCIDENT_SEVERITIES } from '../vocabulary';
import { campaignMachine } from './campaign.machine';
import { incidentMachine } from './incident.machine';
import { invitationMachine } from './invitation.machine';

export const campaignEvents = factsOf('evaluation', campaignMachine, {
  instrument: slug, trigger: z.enum(CAMPAIGN_TRIGGERS), audience: z.enum(AUDIENCES), anonymous: z.boolean(), programmeVersion: count.optional(),
  opens: date.optional(), closes: date.optional(), asked: count.optional(), answered: count.optional(), declined: count.optional(),
});
/**
 * The campaign and nothing more: no person, no ticket, and the producer must not put a person in the envelope's actor.
 * `completed` is released with the shuffled answers, never at the moment of answering, or its time would tie the two.
 */
export const invitationEvents = factsOf('evaluation', invitationMachine, { campaign: id });
/** Answers come out shuffled, five or more at a time or all at close. The subject is the release. */
export const responseEvents = plainEvents('evaluation', 'response', ['released'], { campaign: id, answers: z.int().min(1), day: date });
export const indicatorEvents = plainEvents('evaluation', 'indicator', ['computed'], { code, starts: date, ends: date, n: count, hidden: z.boolean(), definitionVersion: count.optional() });
/**
 * How grave, which office has it, who handles it there, since when a breach is known. Not who told it nor whom it is
 * about, and the producer puts no person in the envelope's actor.
 */
export const incidentEvents = factsOf('evaluation', incidentMachine, {
  severity: z.enum(INCIDENT_SEVERITIES), office: z.enum(INCIDENT_OFFICES), handler: id.optional(), known: instant.optional(), authority: z.enum(AUTHORITY_DECISIONS).optional(),
});
