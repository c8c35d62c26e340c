import { Injectable } from '@nestjs/common';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { unchangedDocument, ownTurn } from './signing';
import { log } from './signing-log';

@Injectable()
export class SignatureView {
  @Handles(contractsOperations.signatureView)
  async view({ id }: { id: string }, tx: Tx) {
    const { signature, convention } = await ownTurn(id, tx);
    const { sha256 } = await unchangedDocument(convention, tx);
    signature.viewedAt = tx.now;
    await tx.move(signature, 'view');
    await log(tx, convention, 'VIEWED', { signature });
    return { ...tx.answer(signature), sha256 };
  }
}
