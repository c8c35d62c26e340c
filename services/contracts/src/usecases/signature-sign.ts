import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { CONSENT } from '../domain/evidence';
import { SigningCodes } from '../surroundings/signing-codes';
import { ownTurn, recordSignature, unchangedDocument } from './signing';
import { log } from './signing-log';

@Injectable()
export class SignatureSign {
  constructor(private readonly codes: SigningCodes) {}

  @Handles(contractsOperations.signatureSign)
  async sign({ id, code, sha256 }: InputOf<typeof contractsOperations.signatureSign>, tx: Tx) {
    const turn = await ownTurn(id, tx);
    const { signature, convention } = turn;
    if (signature.state !== 'VIEWED') throw new TandemError('DOCUMENT_NOT_VIEWED');
    await unchangedDocument(convention, tx);
    if (sha256 !== convention.sha256) throw new TandemError('DOCUMENT_MISMATCH');
    // Last, because a try is counted even when the command is refused.
    await this.codes.use(signature, code, tx);
    Object.assign(signature, { channel: 'screen', signedAt: tx.now });
    await tx.move(signature, 'sign');
    await log(tx, convention, 'CODE_USED', { signature });
    await log(tx, convention, 'SIGNED', { signature, detail: { sha256, consent: CONSENT.edition } });
    await recordSignature(turn, tx);
    return tx.answer(signature);
  }
}
