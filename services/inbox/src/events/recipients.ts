import { On, type Tx } from '@tandem/platform';
import type { FactData, grantEvents, TandemEvent } from '@tandem/messages';
import { EVERYTHING } from '../domain/nowhere';

/** Who holds which role, and who must not be written to any more. */
export class Recipients {
  @On('grant.changed')
  async grantChanged(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, role, granted, programme, unit } = fact.data as FactData<typeof grantEvents>;
    await tx.em.query(
      `INSERT INTO role_holder (organisation_id, person_id, role, programme, unit, granted, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (organisation_id, person_id, role, programme, unit) DO UPDATE SET granted = excluded.granted, at = excluded.at WHERE role_holder.at <= excluded.at`,
      [fact.organisation, person, role, programme ?? '', unit ?? '', granted, fact.time],
    );
  }

  /** Somebody who died gets nothing any more, whatever it is about. */
  @On('membership.ended')
  async membershipEnded(fact: TandemEvent, tx: Tx): Promise<void> {
    if (fact.data.reason === 'DECEASED') await stop(tx, fact, EVERYTHING);
  }
  /** Somebody who withdrew, or whose file is erased, gets nothing more about that journey. */
  @On('application.withdrawn', 'membership.anonymised')
  async left(fact: TandemEvent, tx: Tx): Promise<void> {
    if (fact.journey) await stop(tx, fact, fact.journey);
  }
}

async function stop(tx: Tx, fact: TandemEvent, journey: string): Promise<void> {
  const reason = typeof fact.data.reason === 'string' ? fact.data.reason : 'LEFT';
  await tx.em.query('INSERT INTO recipient_stop (person_id, journey, organisation_id, reason, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [fact.data.person, journey, fact.organisation, reason, fact.time]);
}
