import { isId, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Organisations where the actor holds one of these office roles; `*` for the system. */
export const officesOf = (tx: Tx, ...roles: string[]): string[] =>
  tx.isSystem ? ['*'] : [...new Set(tx.actor.grants.filter((g) => roles.includes(g.role)).map((g) => g.organisation))];

interface Listing {
  limit: number;
  after?: string;
}

/** Keyset page by id (ids grow with time), of the rows the office sees or of the person’s own. */
export async function listPage<E extends ObjectLiteral, R>(
  query: SelectQueryBuilder<E>, { limit, after }: Listing, scope: { offices: string[]; mine: string; person?: string }, view: (row: E) => R,
): Promise<{ items: R[]; next: string | null }> {
  const t = query.alias;
  if (scope.offices.includes('*')) query.andWhere('TRUE');
  else if (scope.offices.length) query.andWhere(`(${t}.organisation_id IN (:...offices) OR ${scope.mine})`, { offices: scope.offices, me: scope.person ?? null });
  else query.andWhere(scope.mine, { me: scope.person ?? null });
  if (after !== undefined && !isId(after)) throw new TandemError('VALIDATION', {}, [{ path: 'after', code: 'invalid_format', message: 'Page inconnue.' }]);
  if (after) query.andWhere(`${t}.id > :after`, { after });
  const rows = await query.orderBy(`${t}.id`).limit(limit + 1).getMany();
  const items = rows.slice(0, limit);
  return { items: items.map(view), next: rows.length > limit ? String((items[items.length - 1] as { id?: unknown } | undefined)?.id) : null };
}
