import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkAnswers, instrumentOf, type Instrument } from '../domain/instruments';
import { RELEASE_AT_ONCE } from '../domain/settings';
import { hashOf } from '../events/sending';
import { Campaign, Invitation, PendingAnswer } from '../persistence/campaign.entity';
import { release } from './release';

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
    const burned = (await tx.em.query('UPDATE invitation SET burned = true WHERE id = $1 AND NOT burned RETURNING 1', [invitation])) as [unknown[], number];
    if (!burned[1]) throw new TandemError('ALREADY_ANSWERED');
    await tx.em.insert(PendingAnswer, { id: randomUUID(), organisationId: campaign.organisationId, campaignId: campaign.id, answers });
    await release(tx, campaign, RELEASE_AT_ONCE);
    return { received: true as const };
  }

  private async open(tx: Tx, ticket: string): Promise<{ campaign: Campaign; instrument: Instrument; invitation: string }> {
    const invitation = await tx.find(Invitation, { ticketHash: hashOf(ticket) });
    if (!invitation) throw new TandemError('TICKET_UNKNOWN');
    if (invitation.burned) throw new TandemError('ALREADY_ANSWERED');
    const campaign = await tx.lock(Campaign, invitation.campaignId);
    if (campaign.state !== 'OPEN') throw new TandemError('SURVEY_CLOSED', { closes: campaign.closes });
    return { campaign, instrument: instrumentOf(campaign.instrument) as Instrument, invitation: invitation.id };
  }
}
