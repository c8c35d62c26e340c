import { newId } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkedSetting, SETTING_NAMES, SETTINGS } from '../domain/settings';
import { Payer, PaymentSetting } from '../persistence/setup.entity';
import { mustHold, OFFICE } from './shared';

/** Who pays, and the figures the house pays by. */
export class Payers {
  @Handles(ops.payerSet)
  async set({ organisation, kind, account, label }: InputOf<typeof ops.payerSet>, tx: Tx) {
    mustHold(tx, organisation, 'admin', 'direction', 'preparer');
    const [row] = (await tx.em.query(
      `INSERT INTO payer (id, organisation_id, version, updated_at, kind, account, label) VALUES ($1, $2, 1, $3, $4, $5, $6)
       ON CONFLICT (organisation_id) DO UPDATE SET version = payer.version + 1, updated_at = excluded.updated_at, kind = excluded.kind, account = excluded.account, label = excluded.label
       RETURNING id, version`,
      [newId(), organisation, tx.now, kind, account, label],
    )) as { id: string; version: number }[];
    return row;
  }

  @Handles(ops.payerList)
  async list({ organisation }: InputOf<typeof ops.payerList>, tx: Tx) {
    mustHold(tx, organisation, 'admin', ...OFFICE);
    const rows = await tx.em.findBy(Payer, { organisationId: organisation });
    return { items: rows.map(({ id, version, kind, account, label }) => ({ id, version, organisation, kind, account, label })) };
  }

  @Handles(ops.settingSet)
  async setting(input: InputOf<typeof ops.settingSet>, tx: Tx) {
    mustHold(tx, input.organisation, 'admin', 'direction');
    const name = checkedSetting(input.name, input.value);
    const row = { organisationId: input.organisation, name, value: input.value, source: tx.actor.sub, updatedAt: tx.now };
    await tx.em.upsert(PaymentSetting, row, ['organisationId', 'name']);
    return { name, value: input.value };
  }

  @Handles(ops.settingList)
  async settings({ organisation }: InputOf<typeof ops.settingList>, tx: Tx) {
    mustHold(tx, organisation, 'admin', ...OFFICE);
    const own = await tx.em.findBy(PaymentSetting, { organisationId: organisation });
    return {
      items: SETTING_NAMES.map((name) => {
        const { value, unit, fr, en, since, source } = SETTINGS[name];
        const change = own.find((o) => o.name === name);
        return { name, value: change?.value ?? value, default: value, unit, fr, en, since: change?.updatedAt ?? since, source: change?.source ?? source };
      }),
    };
  }
}
