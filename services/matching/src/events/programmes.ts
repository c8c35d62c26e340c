import { Inject } from '@nestjs/common';
import { seededId } from '@tandem/kernel';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { rulesOfDefinition } from '../domain/programme';
import { settingsOfDefinition } from '../domain/settings';
import { keepSetting } from '../usecases/setting-set';

/** A programme version is out: fetch it once and keep the part matching obeys. What a person set here stays. */
export class ProgrammeFacts {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @On('programme.published')
  async keep(fact: TandemEvent, tx: Tx): Promise<void> {
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const { definition } = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation: fact.organisation, programme, programmeVersion }, { actor: systemActor('matching/programmes') });
    await this.keepRules(fact.organisation, programme, programmeVersion, definition, tx);
    const told = settingsOfDefinition(definition);
    // A figure of the version before that this one no longer says is the default again.
    await tx.em.query(`DELETE FROM programme_setting WHERE organisation_id = $1 AND programme = $2 AND source LIKE 'version:%' AND NOT name = ANY($3)`, [fact.organisation, programme, told.map((s) => s.name)]);
    for (const { name, value } of told) {
      await keepSetting(tx, { organisationId: fact.organisation, programme, name, value, source: `version:${programmeVersion}` }, true);
    }
  }

  private async keepRules(organisation: string, programme: string, version: number, definition: Record<string, unknown>, tx: Tx): Promise<void> {
    const { projectJourney, group, profiles, formats } = rulesOfDefinition(definition);
    await tx.em.query(
      `INSERT INTO programme_copy (id, organisation_id, programme, version, project_journey, group_needs, profiles, formats) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (organisation_id, programme, version) DO NOTHING`,
      [seededId(`programme:${organisation}:${programme}:${version}`), organisation, programme, version, projectJourney, JSON.stringify(group), JSON.stringify(profiles), JSON.stringify(formats)],
    );
  }
}
