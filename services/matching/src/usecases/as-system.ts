import { systemActor, Tx } from '@tandem/platform';

/** The same transaction, acting as Tandem: for what follows by itself from somebody's command. Their own act stays theirs. */
export function asSystem(tx: Tx, consequence: string): Tx {
  const actor = systemActor(`matching/${consequence}`);
  return new Tx({ em: tx.em, service: 'matching', now: tx.now, actor, grants: actor.grants });
}
