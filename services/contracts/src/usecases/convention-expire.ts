import { Injectable } from '@nestjs/common';
import { parisDate, TandemError } from '@tandem/kernel';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { endIsNear } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { bringIntoForce, bringToEnd, HOLDS_PLACE, IN_FORCE, successorOf } from './in-force';

/** The end of a convention as its workflow calls it: announced, then reached or handed over. */
@Injectable()
export class ConventionExpire {
  @Handles(contractsOperations.conventionAnnounceExpiry)
  async announce({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (row.state === 'ACTIVE' && !endIsNear(row, parisDate(tx.now))) throw new TandemError('EXPIRY_TOO_FAR');
    return tx.answer(await tx.move(row, 'announce-expiry'));
  }

  @Handles(contractsOperations.conventionExpire)
  async expire({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    return tx.answer(HOLDS_PLACE.includes(row.state) ? await bringToEnd(row, tx) : await tx.move(row, 'expire'));
  }

  @Handles(contractsOperations.conventionRenew)
  async renew({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (!IN_FORCE.includes(row.state)) return tx.answer(await tx.move(row, 'renew'));
    const next = await successorOf(row, tx);
    if (!next) throw new TandemError('NO_SUCCESSOR');
    await bringIntoForce(next, tx);
    return tx.answer(await tx.lock(Convention, id));
  }
}
