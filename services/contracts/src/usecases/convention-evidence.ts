import { Injectable } from '@nestjs/common';
import { canonicalJson, TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { evidenceOf, type EvidenceInput } from '../domain/evidence';
import { sha256 } from '../documents/typesetter';
import { Convention } from '../persistence/convention.entity';
import { Signature, SigningLog } from '../persistence/signature.entity';
import { maySee } from './shown';

type Pinned = Pick<EvidenceInput, 'template' | 'charter'>;

@Injectable()
export class ConventionEvidence {
  /** Made from what was logged, never from the clock: asked twice, it is the same file with the same hash. */
  @Handles(contractsOperations.conventionEvidence)
  async read({ id }: { id: string }, tx: Tx) {
    const row = await tx.get(Convention, { id });
    maySee(row, tx, 'dpo');
    if (!row.sha256) throw new TandemError('NOT_FOUND');
    const lines = await tx.em.find(SigningLog, { where: { conventionId: id }, order: { id: 'ASC' } });
    const signers = await tx.em.find(Signature, { where: { conventionId: id }, order: { turn: 'ASC' } });
    const frozen = lines.find((l) => l.kind === 'FROZEN')?.detail as unknown as Pinned;
    const evidence = evidenceOf({
      convention: id, document: { sha256: row.sha256, frozenAt: row.sentAt as string }, template: frozen.template, charter: frozen.charter,
      signers: signers.map((s) => ({ id: s.id, person: s.personId, role: s.role, order: s.turn, state: s.state, channel: s.channel })),
      log: lines.map((l) => ({ signature: l.signatureId, person: l.personId, kind: l.kind, at: l.at, serverAt: l.serverAt, detail: l.detail })),
    });
    return { evidence, sha256: sha256(canonicalJson(evidence)) };
  }

  /** For whoever holds the PDF: is it ours, and in which state? No name and no id. */
  @Handles(contractsOperations.conventionVerify)
  async verify(input: InputOf<typeof contractsOperations.conventionVerify>, tx: Tx) {
    const row = await tx.get(Convention, { sha256: input.sha256 });
    const { state, starts, ends, sentAt, signedAt, signers, signed } = row;
    return { sha256: input.sha256, state, starts, ends: row.endsOn ?? ends, sentAt, signedAt, signers, signed };
  }
}
