import type { Tx } from '@tandem/platform';
import { addDays } from '@tandem/kernel';
import { instrumentOf } from '../domain/instruments';
import { Campaign, Invitation } from '../persistence/campaign.entity';
import type { ProgrammeSurvey } from '../persistence/copies.entity';

export interface Gathering {
  gathering: string;
  opens: string;
}

/** Puts a person into the asking their moment belongs to, and makes it if they are the first. Once per person and asking. */
export async function gather(tx: Tx, survey: ProgrammeSurvey, person: string, group: Gathering, today: string): Promise<void> {
  if (!instrumentOf(survey.instrument)) return;
  const gathering = `${survey.instrument}/${group.gathering}`;
  const where = { organisationId: survey.organisationId, programme: survey.programme, gathering };
  // Two facts at once must not make two campaigns of one gathering.
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${where.organisationId}/${where.programme}/${gathering}`]);
  const campaign = (await tx.find(Campaign, where)) ?? (await create(tx, survey, gathering, group.opens > today ? group.opens : addDays(today, 1)));
  // Whoever comes after the opening belongs to the next asking.
  if (campaign.state !== 'SCHEDULED') return;
  if (await tx.find(Invitation, { campaignId: campaign.id, person })) return;
  await tx.create(Invitation, 'queue', { organisationId: survey.organisationId, campaignId: campaign.id, person, ticketHash: null, sentAt: null });
  await tx.em.increment(Campaign, { id: campaign.id }, 'asked', 1);
}

async function create(tx: Tx, survey: ProgrammeSurvey, gathering: string, opens: string): Promise<Campaign> {
  const { organisationId, programme, programmeVersion, instrument, trigger, audience } = survey;
  const row = await tx.create(Campaign, 'create', { organisationId, programme, programmeVersion, gathering, instrument, trigger, audience, anonymous: true, opens, closes: null, asked: 0, answered: 0 });
  return tx.move(row, 'schedule');
}
