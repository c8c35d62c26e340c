import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@tandem/kernel';
import { inboxOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { FATIGUE_DAYS } from '../domain/settings';
import { instrumentOf } from '../domain/instruments';
import { Campaign, Invitation } from '../persistence/campaign.entity';
import { addressOf, hashOf, ticketOf } from '../usecases/tickets';

/** Sends the invitations of a campaign that has opened, and its reminders. A consumer, so that a crash in the middle is taken up again. */
@Injectable()
export class SendingConsumer {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @On('campaign.opened')
  async send(fact: TandemEvent, tx: Tx): Promise<void> {
    const campaign = await tx.lock(Campaign, fact.subject);
    const invitations = await tx.em.find(Invitation, { where: { campaignId: campaign.id, state: 'QUEUED' }, order: { id: 'ASC' } });
    for (const invitation of invitations) {
      if (await this.tired(tx, invitation)) continue;
      await this.invite(tx, campaign, invitation);
    }
  }

  /** At most one questionnaire in a fortnight: the later one waits for another occasion. */
  private async tired(tx: Tx, invitation: Invitation): Promise<boolean> {
    const since = addDays(tx.now.slice(0, 10), -FATIGUE_DAYS);
    const [{ n }] = (await tx.em.query('SELECT count(*)::int n FROM invitation WHERE person = $1 AND organisation_id = $2 AND sent_at >= $3 AND id <> $4', [invitation.person, invitation.organisationId, since, invitation.id])) as { n: number }[];
    return n > 0;
  }

  /**
   * Those who were reached and have neither answered nor declined. An answer that waits to be released has burned its
   * ticket already: nobody is asked again for what they gave.
   */
  @On('campaign.reminded')
  async remind(fact: TandemEvent, tx: Tx): Promise<void> {
    const campaign = await tx.get(Campaign, { id: fact.subject });
    if (campaign.state !== 'OPEN') return;
    const silent = await tx.em.find(Invitation, { where: { campaignId: campaign.id, state: 'SENT', burned: false }, order: { id: 'ASC' } });
    for (const invitation of silent) await this.write(campaign, invitation, 'survey-reminder', `survey/${invitation.id}/${fact.version}`);
  }

  private async invite(tx: Tx, campaign: Campaign, invitation: Invitation): Promise<void> {
    invitation.ticketHash = hashOf(this.ticket(invitation));
    invitation.sentAt = tx.now;
    await tx.move(invitation, 'send');
    await this.write(campaign, invitation, 'survey-invitation', `survey/${invitation.id}`);
  }

  /** The same ticket after a crash, and in a reminder: a letter is sent once by its key, and must open the ticket that is stored. */
  private ticket(invitation: Invitation): string {
    return ticketOf(this.platform, 'ticket', invitation.id);
  }
  private async write(campaign: Campaign, invitation: Invitation, template: 'survey-invitation' | 'survey-reminder', key: string): Promise<void> {
    const link = addressOf(this.platform, this.ticket(invitation));
    const params = { link, closes: campaign.closes as string, anonymous: campaign.anonymous, minutes: instrumentOf(campaign.instrument)?.minutes };
    await this.platform.client.ask(
      inboxOperations.messageSend,
      { person: invitation.person, organisation: campaign.organisationId, programme: campaign.programme, template, params, key },
      { actor: systemActor('evaluation/sending'), key },
    );
  }
}
