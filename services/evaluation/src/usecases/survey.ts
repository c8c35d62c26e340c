import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkAnswers, instrumentOf, type Instrument } from '../domain/instruments';
import { RELEASE_AT_ONCE } from '../domain/settings';
import { Campaign, Invitation, PendingAnswer } from '../persistence/campaign.entity';
import { release } from './release';
import { hashOf } from './tickets';

/** Answering by a single-use ticket. The ticket is burned in the transaction that takes the answer; nothing else joins them. */
@Injectable()
export class SurveyUseCases {
  @Handles(operations.surveyRead)
  async read({ ticket }: { ticket: string }, tx: Tx) {
    const { campaign, instrument } = await this.open(tx, ticket);
    return { instrument: campaign.instrument, names: instrument.names, anonymous: campaign.anonymous, closes: campaign.closes as string, questions: instrument.questions.map((q) => ({ ...q, options: q.options ? [...q.options] : undefined })) };
  }

  @Handles(operations.surveyAnswer)
  async answer({ ticket, answers }: InputOf<typeof operations.surveyAnswer>, tx: Tx) {
    const { campaign, instrument, invitation } = await this.open(tx, ticket);
    checkAnswers(instrument, answers);
    if (invitation) {
      const burned = (await tx.em.query('UPDATE invitation SET burned = true WHERE id = $1 AND NOT burned RETURNING 1', [invitation])) as [unknown[], number];
      if (!burned[1]) throw new TandemError('ALREADY_ANSWERED');
    }
    await tx.em.insert(PendingAnswer, { id: randomUUID(), organisationId: campaign.organisationId, campaignId: campaign.id, answers });
    await release(tx, campaign, RELEASE_AT_ONCE);
    return { received: true as const };
  }

  /** Freely, and without a reason: counted, apart from those who only kept silent. */
  @Handles(operations.surveyDecline)
  async decline({ ticket }: InputOf<typeof operations.surveyDecline>, tx: Tx) {
    const { campaign, invitation } = await this.open(tx, ticket);
    if (!invitation) throw new TandemError('SURVEY_SHARED');
    await tx.move(await tx.lock(Invitation, invitation), 'decline');
    await tx.em.increment(Campaign, { id: campaign.id }, 'declined', 1);
    return { declined: true as const };
  }

  /** A ticket of one person, or the link of a campaign that invites nobody. */
  private async open(tx: Tx, ticket: string): Promise<{ campaign: Campaign; instrument: Instrument; invitation?: string }> {
    const hash = hashOf(ticket);
    const known = await tx.find(Invitation, { ticketHash: hash });
    const shared = known ? null : await tx.find(Campaign, { linkHash: hash });
    if (!known && !shared) throw new TandemError('TICKET_UNKNOWN');
    const campaign = await tx.lock(Campaign, known?.campaignId ?? (shared as Campaign).id);
    // Read again under the lock: two requests at once must not both find it good.
    const invitation = known && (await tx.get(Invitation, { id: known.id }));
    if (invitation?.burned) throw new TandemError('ALREADY_ANSWERED');
    if (invitation?.state === 'DECLINED') throw new TandemError('SURVEY_DECLINED');
    if (campaign.state !== 'OPEN') throw new TandemError('SURVEY_CLOSED', { closes: campaign.closes });
    return { campaign, instrument: instrumentOf(campaign.instrument) as Instrument, invitation: invitation?.id };
  }
}
