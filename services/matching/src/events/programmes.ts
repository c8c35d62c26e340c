import { Inject } from '@nestjs/common';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { settingsOfDefinition } from '../domain/settings';
import { keepSetting } from '../usecases/setting-set';

/** A programme version is out: fetch it once and keep the part matching obeys. What a person set here stays. */
export class ProgrammeFacts {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @On('programme.published')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const { definition } = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation: fact.organisation, programme, programmeVersion }, { actor: systemActor('matching/programmes') });
    for (const { name, value } of settingsOfDefinition(definition)) {
      await keepSetting(tx, { organisationId: fact.organisation, programme, name, value, source: `version:${programmeVersion}` }, true);
    }
  }
}
