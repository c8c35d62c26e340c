import { Inject } from '@nestjs/common';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { moneyOf } from '../domain/programme-money';
import { keepCopy } from '../persistence/copies';

/** A programme version is out: fetch it once and keep what it says of money. */
export class Programmes {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @On('programme.published')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const { definition } = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation: fact.organisation, programme, programmeVersion }, { actor: systemActor('payments/programmes') });
    // Each version is a row of its own where it is published: the copy is of the programme, by the number of its version.
    await keepCopy(tx.em, 'programme_money', { ...fact, version: programmeVersion }, { programme, organisation_id: fact.organisation }, { money: JSON.stringify(moneyOf(definition)) });
  }
}
