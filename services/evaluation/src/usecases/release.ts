import { randomInt, randomUUID } from 'node:crypto';
import { newId, parisDate } from '@tandem/kernel';
import { responseEvents } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { Campaign, Invitation, PendingAnswer, Response } from '../persistence/campaign.entity';

function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/**
 * Lets waiting answers out together, shuffled, under new random ids and the day of release; the invitations answered
 * since the last release are completed in the same breath, in another random order.
 * @param least how many must be waiting; 1 at close
 */
export async function release(tx: Tx, campaign: Campaign, least: number): Promise<void> {
  const waiting = await tx.em.find(PendingAnswer, { where: { campaignId: campaign.id } });
  if (waiting.length < least) return;
  const day = parisDate(tx.now);
  const out = shuffled(waiting).map(({ organisationId, campaignId, answers }) => ({ id: randomUUID(), organisationId, campaignId, day, answers }));
  await tx.em.insert(Response, out);
  await tx.em.delete(PendingAnswer, { campaignId: campaign.id });
  const burned = await tx.em.find(Invitation, { where: { campaignId: campaign.id, burned: true, state: 'SENT' } });
  for (const invitation of shuffled(burned)) await tx.move(invitation, 'complete');
  campaign.answered += out.length;
  await tx.em.update(Campaign, { id: campaign.id }, { answered: campaign.answered });
  await tx.emit(responseEvents, 'response.released', { id: newId(), organisationId: campaign.organisationId, version: 1 }, { campaign: campaign.id, answers: out.length, day }, campaign.envelope());
}
