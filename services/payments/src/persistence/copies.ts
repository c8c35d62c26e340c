import type { TandemEvent } from '@tandem/messages';
import type { EntityManager } from 'typeorm';

type Value = string | number | boolean | string[] | null | undefined;

/**
 * Keeps a copy of another service's row if this fact is newer than what we have; attributes the fact does not carry stay.
 * @param key columns that name the row; @returns false when a later version was already here: then nothing follows
 */
export async function keepCopy(em: EntityManager, table: string, fact: TandemEvent, key: Record<string, Value>, values: Record<string, Value>): Promise<boolean> {
  const told = { ...key, organisation_id: fact.organisation, version: fact.version, ...values } as Record<string, Value>;
  const columns = Object.keys(told).filter((c) => told[c] !== undefined);
  const changes = columns.filter((c) => !(c in key)).map((c) => `${c} = EXCLUDED.${c}`).join(', ');
  const rows = (await em.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})
     ON CONFLICT (${Object.keys(key).join(', ')}) DO UPDATE SET ${changes} WHERE ${table}.version < EXCLUDED.version RETURNING 1`,
    columns.map((c) => told[c]),
  )) as unknown[];
  return rows.length > 0;
}
