import { systemActor, Tx } from '@tandem/platform';

/**
 * The same transaction, acting as recruitment itself: for what follows at once from what somebody was allowed to do
 * (the last grid opens the deliberation, the last training activates) and is nobody's own act.
 */
export function asSystem(tx: Tx): Tx {
  if (tx.isSystem) return tx;
  const actor = systemActor('recruitment');
  return new Tx({ em: tx.em, service: 'recruitment', now: tx.now, actor, grants: actor.grants });
}
