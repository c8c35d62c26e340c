import type { DataSource, EntityManager } from 'typeorm';

/** Runs `work` in one transaction that sees only these organisations (`*` for the system and the person's own rows). */
export function inTransaction<T>(source: DataSource, organisations: readonly string[], work: (em: EntityManager) => Promise<T>): Promise<T> {
  return source.transaction(async (em) => {
    const scope = organisations.includes('*') ? '*' : organisations.join(',');
    await em.query(`SELECT set_config('tandem.organisations', $1, true)`, [scope]);
    return work(em);
  });
}
