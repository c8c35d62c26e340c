import { Injectable } from '@nestjs/common';
import { addDays, parisDate } from '@tandem/kernel';
import { evaluationOperations as operations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { OPEN_DAYS } from '../domain/settings';
import { Campaign, Invitation } from '../persistence/campaign.entity';
import { release } from './release';

/** The life of one asking; its waiting is the workflow's. */
@Injectable()
export class CampaignUseCases {
  @Handles(operations.campaignOpen)
  async open({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Campaign, id);
    row.closes = addDays(parisDate(tx.now), OPEN_DAYS);
    return tx.answer(await tx.move(row, 'open'));
  }

  /** Whatever waited is released, those who did not answer are let go. */
  @Handles(operations.campaignClose)
  async close({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Campaign, id);
    await release(tx, row, 1);
    await tx.move(row, 'close');
    for (const invitation of await tx.em.find(Invitation, { where: { campaignId: id }, order: { id: 'ASC' } }))
      if (['QUEUED', 'SENT', 'BOUNCED'].includes(invitation.state)) await tx.move(invitation, 'expire');
    return tx.answer(row);
  }

  @Handles(operations.campaignPublish)
  async publish({ id }: { id: string }, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Campaign, id), 'publish'));
  }
}
