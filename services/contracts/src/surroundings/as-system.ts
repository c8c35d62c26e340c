import { systemActor, Tx } from '@tandem/platform';

/**
 * The same transaction, acting as Tandem: for what follows by itself from a person's command (telling the next signer).
 * The person's own act stays theirs.
 */
export function asSystem(tx: Tx, consequence: string): Tx {
  const actor = systemActor(`contracts/${consequence}`);
  return new Tx({ em: tx.em, service: 'contracts', now: tx.now, actor, grants: actor.grants });
}
