import { Inject, Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { cellsOf } from '../domain/cells';
import { instrumentOf, type Instrument } from '../domain/instruments';
import { notYet, reachOf } from '../domain/occasions';
import { Campaign, Response } from '../persistence/campaign.entity';
import { ProgrammeSurvey } from '../persistence/copies.entity';
import { addressOf, ticketOf } from './tickets';

const shown = (row: Campaign, tx: Tx) => {
  const { instrument, trigger, audience, programme, anonymous, opens, closes, asked, answered, declined } = row;
  return { ...tx.answer(row), instrument, trigger, audience, programme, anonymous, opens, closes, asked, answered, declined, reach: reachOf(audience) } as never;
};

@Injectable()
export class CampaignReadUseCases {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

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
    // A cancelled one is as if nobody had answered.
    const responses = campaign.state === 'CANCELLED' ? [] : await tx.em.find(Response, { where: { campaignId: id } });
    return { campaign: id, answered: responses.length, declined: campaign.declined, cells: cellsOf(instrumentOf(campaign.instrument) as Instrument, responses.map((r) => r.answers)) };
  }

  @Handles(operations.campaignLink)
  async link({ id }: { id: string }, tx: Tx) {
    const { state, linkHash, closes } = await tx.get(Campaign, { id });
    if (state !== 'OPEN' || !linkHash || !closes) throw new TandemError('SURVEY_NOT_SHARED');
    return { link: addressOf(this.platform, ticketOf(this.platform, 'link', id)), closes };
  }

  @Handles(operations.surveyList)
  async surveys({ organisation, programme }: InputOf<typeof operations.surveyList>, tx: Tx) {
    const rows = await tx.em.find(ProgrammeSurvey, { where: { organisationId: organisation, programme }, order: { position: 'ASC' } });
    return { items: rows.map((row) => ({ instrument: row.instrument, trigger: row.trigger, audience: row.audience, reach: reachOf(row.audience), notYet: notYet(row) ?? null })) as never };
  }
}
