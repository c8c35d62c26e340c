import { Injectable } from '@nestjs/common';
import { addDays, parisDate, TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { SIGNING_DAYS } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { Signature } from '../persistence/signature.entity';
import { EXPECTED } from './signing';
import { log } from './signing-log';

export async function voidConvention(row: Convention, reason: string, tx: Tx): Promise<void> {
  row.reason = reason;
  await tx.move(row, 'void', { reason });
  await log(tx, row, 'VOIDED', { detail: { reason } });
}

@Injectable()
export class ConventionVoid {
  @Handles(contractsOperations.conventionVoid)
  async void({ id, reason }: InputOf<typeof contractsOperations.conventionVoid>, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (tx.isSystem && reason === 'EXPIRED') await this.lapsed(row, tx);
    await voidConvention(row, reason, tx);
    return tx.answer(row);
  }

  /** Each signer has the whole delay from the day they were told. */
  private async lapsed(row: Convention, tx: Tx): Promise<void> {
    const waited = await tx.find(Signature, { conventionId: row.id, state: In(EXPECTED) });
    const until = waited?.notifiedAt ? addDays(parisDate(waited.notifiedAt), SIGNING_DAYS) : undefined;
    if (until && parisDate(tx.now) < until) throw new TandemError('VOID_TOO_EARLY', { until });
  }
}
