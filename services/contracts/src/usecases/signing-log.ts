import { newId } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { SigningLog, type Signature } from '../persistence/signature.entity';

export type LogKind = 'FROZEN' | 'NOTIFIED' | 'VIEWED' | 'CODE_SENT' | 'CODE_USED' | 'SIGNED' | 'DECLINED' | 'PAPER_RECEIVED' | 'WITNESSED' | 'VOIDED';
interface More {
  signature?: Signature;
  person?: string;
  at?: string;
  detail?: Record<string, unknown>;
}

/** One line of the evidence, with both times: business time decides, the server's clock proves. */
export async function log(tx: Tx, convention: { id: string; organisationId: string }, kind: LogKind, { signature, person, at, detail }: More = {}): Promise<void> {
  await tx.em.insert(SigningLog, {
    id: newId(), organisationId: convention.organisationId, conventionId: convention.id, signatureId: signature?.id ?? null,
    personId: person ?? signature?.personId ?? null, kind, at: at ?? tx.now, serverAt: new Date().toISOString(), detail: (detail ?? {}) as never,
  });
}
