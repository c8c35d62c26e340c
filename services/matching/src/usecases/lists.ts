import { isId, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { me, officesOf } from './access';

/** Rows of offices where the actor holds a role, and the actor's own rows through these columns. The system sees all. */
export function onlyMine<E extends object>(query: SelectQueryBuilder<E>, tx: Tx, roles: readonly string[], ownColumns: readonly string[]): void {
  if (tx.isSystem) return;
  const own = ownColumns.map((column) => `r.${column} = :me`).join(' OR ');
  query.andWhere(`(r.organisation_id = ANY(:offices)${own ? ` OR ${own}` : ''})`, { offices: officesOf(tx, ...roles), me: me(tx) ?? null });
}

/** Filters that were given; column → value. */
export function filtered<E extends object>(query: SelectQueryBuilder<E>, filters: Record<string, string | undefined>): void {
  for (const [column, value] of Object.entries(filters)) if (value !== undefined) query.andWhere(`r.${column} = :${column}`, { [column]: value });
}

/** @throws TandemError VALIDATION when the cursor is none of ours */
export function mustBeCursor(ok: boolean): void {
  if (!ok) throw new TandemError('VALIDATION', {}, [{ path: 'after', code: 'invalid_format', message: 'Repère de page inconnu.' }]);
}

/** One page in the order of ids (time-ordered), and where the next begins. */
export async function byId<E extends { id: string }>(query: SelectQueryBuilder<E>, { limit, after }: { limit: number; after?: string }): Promise<{ rows: E[]; next: string | null }> {
  mustBeCursor(after === undefined || isId(after));
  if (after) query.andWhere('r.id > :after', { after });
  const rows = await query.orderBy('r.id', 'ASC').take(limit + 1).getMany();
  return { rows: rows.slice(0, limit), next: rows.length > limit ? rows[limit - 1].id : null };
}
