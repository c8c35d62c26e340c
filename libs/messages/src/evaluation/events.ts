import { z } from 'zod';
import { plainEvents } from '../event';
import { code, count, date, factsOf, id, slug } from '../fields';
import { AUDIENCES, CAMPAIGN_TRIGGERS } from '../vocabulary';
import { campaignMachine } from './campaign.machine';
import { incidentMachine } from './incident.machine';
import { invitationMachine } from './invitation.machine';

export const campaignEvents = factsOf('evaluation', campaignMachine, {
  instrument: slug, trigger: z.enum(CAMPAIGN_TRIGGERS), audience: z.enum(AUDIENCES), anonymous: z.boolean(), programmeVersion: count.optional(),
  opens: date.optional(), closes: date.optional(), asked: count.optional(), answered: count.optional(),
});
/**
 * The campaign and nothing more: no person, no ticket, and the producer must not put a person in the envelope's actor.
 * `completed` is released with the shuffled answers, never at the moment of answering, or its time would tie the two.
 */
export const invitationEvents = factsOf('evaluation', invitationMachine, { campaign: id });
/** Answers come out shuffled, five or more at a time or all at close. The subject is the release. */
export const responseEvents = plainEvents('evaluation', 'response', ['released'], { campaign: id, answers: z.int().min(1), day: date });
export const indicatorEvents = plainEvents('evaluation', 'indicator', ['computed'], { code, starts: date, ends: date, n: count, hidden: z.boolean(), definitionVersion: count.optional() });
export const incidentEvents = factsOf('evaluation', incidentMachine, {});
