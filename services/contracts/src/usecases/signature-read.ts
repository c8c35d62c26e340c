import { Injectable } from '@nestjs/common';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In, MoreThan } from 'typeorm';
import { Convention } from '../persistence/convention.entity';
import { Signature } from '../persistence/signature.entity';
import { maySee, shownSignature } from './shown';
import { EXPECTED } from './signing';

const OPEN = ['SENT', 'PARTIALLY_SIGNED'];

@Injectable()
export class SignatureRead {
  @Handles(contractsOperations.signatureGet)
  async get({ id }: { id: string }, tx: Tx) {
    const row = await tx.get(Signature, { id });
    const convention = await tx.get(Convention, { id: row.conventionId });
    maySee(convention, tx);
    return { ...shownSignature(row), sha256: convention.sha256 };
  }

  /** What waits for me now: my turn, in a convention still open. */
  @Handles(contractsOperations.signatureMine)
  async mine({ limit, after }: InputOf<typeof contractsOperations.signatureMine>, tx: Tx) {
    const rows = await tx.em.find(Signature, { where: { personId: tx.person, state: In(EXPECTED), ...(after ? { id: MoreThan(after) } : {}) }, order: { id: 'ASC' }, take: limit + 1 });
    const taken = rows.slice(0, limit);
    const conventions = await tx.em.findBy(Convention, { id: In(taken.map((r) => r.conventionId)), state: In(OPEN) });
    const open = new Map(conventions.map((c) => [c.id, c]));
    const items = taken.flatMap((row) => {
      const convention = open.get(row.conventionId);
      return convention ? [{ ...shownSignature(row), sha256: convention.sha256, starts: convention.starts, ends: convention.ends }] : [];
    });
    return { items, next: rows.length > limit ? taken[taken.length - 1].id : null };
  }
}
