import { Injectable } from '@nestjs/common';
import { parisDate, TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { hasEnded, lastDay } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { coverGoesOn, coverRests } from './cover';

/** Nobody is covered while a convention is suspended; its dates go on. Why travels as a code and is not kept here. */
@Injectable()
export class ConventionSuspend {
  @Handles(contractsOperations.conventionSuspend)
  async suspend({ id, reason }: InputOf<typeof contractsOperations.conventionSuspend>, tx: Tx) {
    const row = await tx.target(Convention, id);
    row.suspendedOn = parisDate(tx.now);
    await tx.move(row, 'suspend', { reason });
    await coverRests(row, tx);
    return tx.answer(row);
  }

  @Handles(contractsOperations.conventionReinstate)
  async reinstate({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (row.state === 'SUSPENDED' && hasEnded(row, parisDate(tx.now))) throw new TandemError('CONVENTION_OVER', { ends: lastDay(row) });
    row.suspendedOn = null;
    await tx.move(row, 'reinstate');
    await coverGoesOn(row, tx);
    return tx.answer(row);
  }
}
