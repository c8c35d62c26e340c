import { inTransaction, systemActor, Tx, type Platform } from '@tandem/platform';

/** One transaction of inbox's own work (a clock step, a delivery), at business time now; its facts leave at once. */
export async function asSystem<T>(platform: Platform, process: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = systemActor(`inbox/${process}`);
  let facts = 0;
  const result = await inTransaction(platform.source, ['*'], async (em) => {
    const tx = new Tx({ em, service: 'inbox', now: platform.clock.now(), actor, grants: actor.grants });
    const done = await work(tx);
    facts = tx.emittedFacts;
    return done;
  });
  if (facts) platform.relay.nudge();
  return result;
}
