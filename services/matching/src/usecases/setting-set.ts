import { newId, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkedSetting, SETTING_NAMES, SETTINGS } from '../domain/settings';
import { ProgrammeSetting } from '../persistence/profile.entity';

export class SettingSet {
  @Handles(ops.settingSet)
  async set(input: InputOf<typeof ops.settingSet>, tx: Tx) {
    if (!tx.holds(input.organisation, 'admin', 'coordinator')) throw new TandemError('FORBIDDEN');
    const name = checkedSetting(input.name, input.value);
    await keepSetting(tx, { organisationId: input.organisation, programme: input.programme, name, value: input.value, source: tx.actor.sub });
    return { name, value: input.value };
  }

  @Handles(ops.settingList)
  async list(input: InputOf<typeof ops.settingList>, tx: Tx) {
    const changes = await tx.em.findBy(ProgrammeSetting, { organisationId: input.organisation, programme: input.programme });
    return {
      items: SETTING_NAMES.map((name) => {
        const { value, unit, fr, en, since, source } = SETTINGS[name];
        const own = changes.find((c) => c.name === name);
        return { name, value: own?.value ?? value, default: value, unit, fr, en, since: own?.updatedAt ?? since, source: own?.source ?? source };
      }),
    };
  }
}

/** Writes a programme's figure; `weaker` leaves a figure that a person set as it is. */
export async function keepSetting(tx: Tx, s: { organisationId: string; programme: string; name: string; value: number; source: string }, weaker = false): Promise<void> {
  await tx.em.query(
    `INSERT INTO programme_setting (id, organisation_id, programme, name, value, source, version, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
     ON CONFLICT (organisation_id, programme, name) DO UPDATE SET value = EXCLUDED.value, source = EXCLUDED.source, version = programme_setting.version + 1, updated_at = EXCLUDED.updated_at
     ${weaker ? `WHERE programme_setting.source NOT LIKE 'person:%'` : ''}`,
    [newId(), s.organisationId, s.programme, s.name, s.value, s.source, tx.now],
  );
}
