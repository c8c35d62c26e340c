import { Injectable } from '@nestjs/common';
import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { Invitation } from '../persistence/campaign.entity';

/** A ticket that reached nobody is not somebody who kept silent. */
@Injectable()
export class BouncesConsumer {
  @On('message.bounced')
  async bounced(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, template } = fact.data as Record<string, string>;
    if (template !== 'survey-invitation' && template !== 'survey-reminder') return;
    const [row] = await tx.em.find(Invitation, { where: { person, organisationId: fact.organisation, state: 'SENT' }, order: { sentAt: 'DESC' }, take: 1 });
    if (row && !row.burned) await tx.move(row, 'record-bounce');
  }
}
