import type { EntityManager } from 'typeorm';

/** Held until the transaction ends: two that would decide about the same thing go one after the other. */
export async function serialise(em: EntityManager, ...what: string[]): Promise<void> {
  await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 74))', [what.join('|')]);
}
