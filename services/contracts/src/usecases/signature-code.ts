import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { CodePost } from '../surroundings/code-post';
import { SigningCodes } from '../surroundings/signing-codes';
import { ownTurn } from './signing';
import { log } from './signing-log';

/** The code goes by mail and nowhere else: no fact and no answer carries it. Asking again makes the older one useless. */
@Injectable()
export class SignatureAskCode {
  constructor(private readonly codes: SigningCodes, private readonly post: CodePost) {}

  @Handles(contractsOperations.signatureAskCode)
  async ask({ id }: { id: string }, tx: Tx) {
    const { signature, convention } = await ownTurn(id, tx);
    if (signature.state !== 'VIEWED') throw new TandemError('DOCUMENT_NOT_VIEWED');
    const { id: codeId, code, expiresAt } = await this.codes.make(signature, tx);
    await this.post.send({ organisation: signature.organisationId, person: signature.personId, code, key: `signing-code/${codeId}` });
    await log(tx, convention, 'CODE_SENT', { signature });
    return { id: signature.id, expiresAt };
  }
}
