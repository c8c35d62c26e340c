import { Inject, Injectable } from '@nestjs/common';
import { seededId } from '@tandem/kernel';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { rulesOfDefinition } from '../domain/rule';

/** A programme version is out: fetch it once and keep what it asks of conventions. */
@Injectable()
export class Programmes {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @On('programme.published')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const { organisation } = fact;
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const { definition } = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation, programme, programmeVersion }, { actor: systemActor('contracts/programmes') });
    await tx.em.query(
      `INSERT INTO programme_copy (id, organisation_id, programme, version, stages) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organisation_id, programme, version) DO NOTHING`,
      [seededId(`programme:${organisation}:${programme}:${programmeVersion}`), organisation, programme, programmeVersion, JSON.stringify(rulesOfDefinition(definition))],
    );
  }
}
