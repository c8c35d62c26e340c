import { TandemError } from '@tandem/kernel';
import { FileRow, type Tx } from '@tandem/platform';
import { IsNull } from 'typeorm';

/** Takes a handed-in file for good, as the bytes the command names. @throws PROOF_UNKNOWN */
export async function claimFile(tx: Tx, organisationId: string, id: string, sha256: string): Promise<void> {
  const taken = await tx.em.update(FileRow, { id, sha256, organisationId, claimedAt: IsNull() }, { claimedAt: new Date(tx.now).toISOString() as never });
  if (taken.affected !== 1) throw new TandemError('PROOF_UNKNOWN');
}
