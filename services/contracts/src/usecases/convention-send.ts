import { Injectable } from '@nestjs/common';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { documentOf } from '../domain/document';
import { Typesetter } from '../documents/typesetter';
import { wordsIn } from '../documents/wording';
import { Convention, ConventionDocument } from '../persistence/convention.entity';
import { Signature } from '../persistence/signature.entity';
import type { Charter, Template } from '../persistence/text.entity';
import { Names } from '../surroundings/names';
import { checkConvention } from './convention-prepare';
import { log } from './signing-log';
import { notify } from './signing';

/** Freezes the document with the names of the day, and tells the first signer: one transaction. */
@Injectable()
export class ConventionSend {
  constructor(private readonly names: Names, private readonly typesetter: Typesetter) {}

  @Handles(contractsOperations.conventionSend)
  async send({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (row.state === 'READY') await this.freeze(row, tx);
    await tx.move(row, 'send');
    await notify(await this.expectSigners(row, tx), tx);
    return tx.answer(row);
  }

  private async freeze(row: Convention, tx: Tx): Promise<void> {
    const { template, charter } = await checkConvention(row, tx);
    const names = await this.names.of(row.parties.map((p) => p.person));
    const { language } = template;
    const content = documentOf(row, { language, template, charter, words: wordsIn(language) }, names);
    const { bytes, sha256 } = this.typesetter.render(content, tx.now);
    await tx.em.save(ConventionDocument, { conventionId: row.id, organisationId: row.organisationId, sha256, bytes, content, frozenAt: tx.now }, { reload: false });
    Object.assign(row, { sha256, signers: row.parties.length, sentAt: tx.now });
    const pinned = (text: Template | Charter) => ({ id: text.id, edition: text.edition, sha256: text.sha256 });
    await log(tx, row, 'FROZEN', { detail: { template: pinned(template), charter: charter && pinned(charter) } });
  }

  /** @returns the first to sign */
  private async expectSigners(row: Convention, tx: Tx): Promise<Signature> {
    const signatures: Signature[] = [];
    for (const [i, party] of row.parties.entries()) {
      signatures.push(await tx.create(Signature, 'expect', {
        organisationId: row.organisationId, conventionId: row.id, membershipId: row.membershipId, personId: party.person, role: party.role, turn: i + 1,
        signers: row.parties.length, programme: row.programme, journeyId: row.journeyId,
      }));
    }
    return signatures[0];
  }
}
