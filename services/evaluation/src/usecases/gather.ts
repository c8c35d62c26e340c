import type { Tx } from '@tandem/platform';
import { addDays } from '@tandem/kernel';
import { instrumentOf } from '../domain/instruments';
import type { Asking } from '../domain/occasions';
import { Campaign, Invitation } from '../persistence/campaign.entity';
import type { ProgrammeSurvey } from '../persistence/copies.entity';

/**
 * Puts a person into the asking their moment belongs to, and makes it if they are the first. Once per person and asking;
 * one by link has no invitation at all.
 * @param several the programme asks this questionnaire in more than one way: each has its own asking
 */
export async function gather(tx: Tx, survey: ProgrammeSurvey, asking: Asking, today: string, several: boolean): Promise<void> {
  if (!instrumentOf(survey.instrument)) return;
  const { person, opens } = asking;
  const which = several ? `${survey.instrument}-${survey.audience}-${survey.trigger}`.toLowerCase() : survey.instrument;
  const gathering = `${which}/${asking.gathering}`;
  const where = { organisationId: survey.organisationId, programme: survey.programme, gathering };
  // Two facts at once must not make two campaigns of one gathering.
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${where.organisationId}/${where.programme}/${gathering}`]);
  const campaign = (await tx.find(Campaign, where)) ?? (await create(tx, survey, gathering, opens > today ? opens : addDays(today, 1)));
  // Whoever comes after the opening belongs to the next asking.
  if (campaign.state !== 'SCHEDULED' || !person) return;
  if (await tx.find(Invitation, { campaignId: campaign.id, person })) return;
  await tx.create(Invitation, 'queue', { organisationId: survey.organisationId, campaignId: campaign.id, person, ticketHash: null, sentAt: null });
  await tx.em.increment(Campaign, { id: campaign.id }, 'asked', 1);
}

async function create(tx: Tx, survey: ProgrammeSurvey, gathering: string, opens: string): Promise<Campaign> {
  const { organisationId, programme, programmeVersion, instrument, trigger, audience } = survey;
  const row = await tx.create(Campaign, 'create', { organisationId, programme, programmeVersion, gathering, instrument, trigger, audience, anonymous: true, opens, closes: null, asked: 0, answered: 0, declined: 0, linkHash: null });
  return tx.move(row, 'schedule');
}
