import { Inject, Injectable } from '@nestjs/common';
import { addDays, parisDate } from '@tandem/kernel';
import { evaluationOperations as operations } from '@tandem/messages';
import { Handles, PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { reachOf } from '../domain/occasions';
import { OPEN_DAYS } from '../domain/settings';
import { Campaign, Invitation, PendingAnswer } from '../persistence/campaign.entity';
import { release } from './release';
import { hashOf, ticketOf } from './tickets';

/** The life of one asking; its waiting is the workflow's. */
@Injectable()
export class CampaignUseCases {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Handles(operations.campaignOpen)
  async open({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Campaign, id);
    row.closes = addDays(parisDate(tx.now), OPEN_DAYS);
    if (reachOf(row.audience) === 'LINK') row.linkHash = hashOf(ticketOf(this.platform, 'link', id));
    return tx.answer(await tx.move(row, 'open'));
  }

  /** Who is reminded is found by the consumer of its fact, one letter after the other. */
  @Handles(operations.campaignRemind)
  async remind({ id }: { id: string }, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Campaign, id), 'remind'));
  }

  /** Whatever waited is released, those who did not answer are let go. */
  @Handles(operations.campaignClose)
  async close({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Campaign, id);
    await release(tx, row, 1);
    await tx.move(row, 'close');
    await this.letGo(tx, id);
    return tx.answer(row);
  }

  @Handles(operations.campaignPublish)
  async publish({ id }: { id: string }, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Campaign, id), 'publish'));
  }

  @Handles(operations.campaignArchive)
  async archive({ id }: { id: string }, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Campaign, id), 'archive'));
  }

  /** What waits is thrown away unread; what was released before is read and counted by nobody. */
  @Handles(operations.campaignCancel)
  async cancel({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Campaign, id);
    await tx.move(row, 'cancel');
    await tx.em.delete(PendingAnswer, { campaignId: id });
    await this.letGo(tx, id);
    return tx.answer(row);
  }

  private async letGo(tx: Tx, campaignId: string): Promise<void> {
    for (const invitation of await tx.em.find(Invitation, { where: { campaignId }, order: { id: 'ASC' } }))
      if (['QUEUED', 'SENT', 'BOUNCED'].includes(invitation.state)) await tx.move(invitation, 'expire');
  }
}
