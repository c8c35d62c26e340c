import { Injectable } from '@nestjs/common';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { cellsOf } from '../domain/cells';
import { instrumentOf, type Instrument } from '../domain/instruments';
import { Campaign, Response } from '../persistence/campaign.entity';

const shown = (row: Campaign, tx: Tx) => {
  const { instrument, trigger, audience, programme, anonymous, opens, closes, asked, answered } = row;
  return { ...tx.answer(row), instrument, trigger, audience, programme, anonymous, opens, closes, asked, answered } as never;
};

@Injectable()
export class CampaignReadUseCases {
  @Handles(operations.campaignList)
  async list({ state, instrument, limit, after }: InputOf<typeof operations.campaignList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Campaign, 'c').orderBy('c.id').take(limit + 1);
    if (state) query.andWhere('c.state = :state', { state });
    if (instrument) query.andWhere('c.instrument = :instrument', { instrument });
    if (after) query.andWhere('c.id > :after', { after });
    const rows = await query.getMany();
    return { items: rows.slice(0, limit).map((row) => shown(row, tx)), next: rows.length > limit ? rows[limit - 1].id : null };
  }

  @Handles(operations.campaignGet)
  async get({ id }: { id: string }, tx: Tx) {
    return shown(await tx.get(Campaign, { id }), tx);
  }

  @Handles(operations.campaignResults)
  async results({ id }: { id: string }, tx: Tx) {
    const campaign = await tx.get(Campaign, { id });
    const responses = await tx.em.find(Response, { where: { campaignId: id } });
    return { campaign: id, answered: campaign.answered, cells: cellsOf(instrumentOf(campaign.instrument) as Instrument, responses.map((r) => r.answers)) };
  }
}
