import { TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, inTransaction, PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { MembershipCopy } from '../persistence/copies.entity';
import { PaymentBrake } from '../persistence/setup.entity';
import { OFFICE } from './shared';

/** Who could not be paid here for want of an association or an invoice: a house must know how many it loses that way. */
@Injectable()
export class Brakes {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Handles(ops.brakeList)
  async list({ organisation, programme }: InputOf<typeof ops.brakeList>, tx: Tx) {
    if (!tx.holds(organisation, ...OFFICE)) throw new TandemError('NOT_FOUND');
    const rows = await tx.em.find(PaymentBrake, { where: { organisationId: organisation, ...(programme ? { programme } : {}) }, order: { since: 'ASC', membershipId: 'ASC' } });
    return {
      heldBack: rows.filter((r) => !r.liftedAt).length, lifted: rows.filter((r) => r.liftedAt).length,
      items: rows.map((r) => ({ membership: r.membershipId, programme: r.programme, code: r.code, since: r.since, liftedAt: r.liftedAt })),
    };
  }

  /** Counted once, in a transaction of its own: the refusal takes back everything else. @throws TandemError NO_WAY_TO_BE_PAID */
  async held(tx: Tx, m: MembershipCopy): Promise<never> {
    const code = 'NO_WAY_TO_BE_PAID';
    const brake = { membershipId: m.id, code, organisationId: m.organisationId, programme: m.programme, since: tx.now, liftedAt: null };
    await inTransaction(this.platform.source, [m.organisationId], (em) => em.createQueryBuilder().insert().into(PaymentBrake).values(brake).orIgnore().execute());
    throw new TandemError(code);
  }

  async lift(tx: Tx, membershipId: string): Promise<void> {
    await tx.em.update(PaymentBrake, { membershipId, liftedAt: IsNull() }, { liftedAt: tx.now });
  }
}
