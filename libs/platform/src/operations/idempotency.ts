import { createHash } from 'node:crypto';
import { canonicalJson, TandemError } from '@tandem/kernel';
import type { EntityManager } from 'typeorm';

export const bodyHash = (operation: string, input: unknown): string => createHash('sha256').update(`${operation}\n${canonicalJson(input)}`).digest('hex');

/**
 * Claims (actor, key) in the effect's own transaction. A twin in flight waits on that row: when the first commits it
 * gets its answer, when the first is refused (rolled back) it goes ahead itself.
 * @returns the stored answer of an earlier accepted command, or undefined when this one is the first
 * @throws TandemError KEY_REUSED when the key served for another body
 */
export async function claimKey(em: EntityManager, actor: string, key: string, operation: string, input: unknown): Promise<{ answer: unknown } | undefined> {
  const hash = bodyHash(operation, input);
  const inserted = (await em.query('INSERT INTO idempotency (actor, key, operation, body_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1', [actor, key, operation, hash])) as unknown[];
  if (inserted.length) return undefined;
  const [row] = (await em.query('SELECT body_hash, answer FROM idempotency WHERE actor = $1 AND key = $2', [actor, key])) as { body_hash: string; answer: unknown }[];
  if (row.body_hash !== hash) throw new TandemError('KEY_REUSED');
  return { answer: row.answer };
}

export async function keepAnswer(em: EntityManager, actor: string, key: string, answer: unknown): Promise<void> {
  await em.query('UPDATE idempotency SET answer = $3 WHERE actor = $1 AND key = $2', [actor, key, JSON.stringify(answer)]);
}
