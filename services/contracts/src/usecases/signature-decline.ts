import { Injectable } from '@nestjs/common';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { ownTurn } from './signing';
import { log } from './signing-log';

@Injectable()
export class SignatureDecline {
  @Handles(contractsOperations.signatureDecline)
  async decline({ id, reason }: InputOf<typeof contractsOperations.signatureDecline>, tx: Tx) {
    const { signature, convention } = await ownTurn(id, tx);
    Object.assign(signature, { channel: 'screen', declinedAt: tx.now });
    await tx.move(signature, 'decline', { reason });
    convention.reason = reason;
    await tx.move(convention, 'decline', { reason });
    await log(tx, convention, 'DECLINED', { signature, detail: { reason } });
    return tx.answer(signature);
  }
}
