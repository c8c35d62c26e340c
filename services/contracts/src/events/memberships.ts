import { Injectable } from '@nestjs/common';
import { parisDate } from '@tandem/kernel';
import { membershipEvents, type FactData, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { Convention } from '../persistence/convention.entity';
import { lastDay } from '../domain/period';
import { coverEnds } from '../usecases/cover';
import { voidConvention } from '../usecases/convention-void';

const NOT_SIGNED = ['DRAFT', 'READY', 'SENT', 'PARTIALLY_SIGNED'];
const SIGNED = ['SIGNED', 'ACTIVE', 'EXPIRING', 'SUSPENDED'];
const ENDED = 'MEMBERSHIP_ENDED';

/** Keeps a copy of memberships; when one ends, its conventions end with it, without waiting for anybody. */
@Injectable()
export class Memberships {
  @On('membership.opened', 'membership.activated', 'membership.paused', 'membership.resumed', 'membership.suspended', 'membership.reinstated', 'membership.ended')
  async copy(fact: TandemEvent, tx: Tx) {
    const data = fact.data as FactData<typeof membershipEvents>;
    await tx.em.query(
      `INSERT INTO membership_copy (id, organisation_id, person_id, programme, journey_id, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, version = excluded.version WHERE membership_copy.version < excluded.version`,
      [fact.subject, fact.organisation, data.person, fact.programme ?? null, fact.journey ?? null, data.state, fact.version],
    );
    if (data.state === 'ENDED') await this.end(fact.subject, tx);
  }

  private async end(membershipId: string, tx: Tx): Promise<void> {
    const rows = await tx.em.find(Convention, { where: { membershipId, state: In([...NOT_SIGNED, ...SIGNED]) }, lock: { mode: 'pessimistic_write' } });
    for (const row of rows) await (NOT_SIGNED.includes(row.state) ? voidConvention(row, ENDED, tx) : this.terminate(row, tx));
  }

  private async terminate(row: Convention, tx: Tx): Promise<void> {
    const today = parisDate(tx.now);
    const begun = row.state !== 'SIGNED';
    if (today < lastDay(row)) row.endsOn = today;
    row.reason = ENDED;
    await tx.move(row, 'terminate', { reason: ENDED });
    if (begun) await coverEnds(row, lastDay(row), tx);
  }
}
