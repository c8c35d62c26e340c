import type { TandemEvent } from '@tandem/messages';
import type { EntityManager } from 'typeorm';

type Value = string | number | boolean | string[] | null | undefined;

/**
 * Keeps a copy of another service's row if this fact is newer than what we have; attributes the fact does not carry stay.
 * Facts of one aggregate come one at a time, so looking first is safe.
 * @returns false when this version or a later one was already here: then nothing follows from this fact
 */
export async function keepCopy(em: EntityManager, table: string, fact: TandemEvent, values: Record<string, Value>, id = fact.subject): Promise<boolean> {
  const all: Record<string, Value> = { id, organisation_id: fact.organisation, version: fact.version, ...values };
  const columns = Object.keys(all).filter((c) => all[c] !== undefined);
  const params = columns.map((c) => all[c]);
  const [known] = (await em.query(`SELECT version FROM ${table} WHERE id = $1 FOR UPDATE`, [id])) as { version: number }[];
  if (known && known.version >= fact.version) return false;
  if (known) await em.query(`UPDATE ${table} SET ${columns.map((c, i) => `${c} = $${i + 1}`).join(', ')} WHERE id = $1`, params);
  else await em.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, params);
  return true;
}
