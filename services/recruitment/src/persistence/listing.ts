import { isId, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';

export interface Paging {
  limit: number;
  after?: string;
}

/** Conditions and parameters of a hand-written list, kept in step: `list.add('p.id = ?', id)`. */
export class Conditions {
  private readonly clauses: string[] = [];
  readonly params: unknown[] = [];

  add(clause: string, ...values: unknown[]): this {
    let text = clause;
    for (const value of values) {
      this.params.push(value);
      text = text.replace('?', `$${this.params.length}`);
    }
    this.clauses.push(text);
    return this;
  }
  /** The clause, only when the filter was asked for. */
  when(value: unknown, clause: string): this {
    return value === undefined ? this : this.add(clause, value);
  }
  get where(): string {
    return this.clauses.length ? `WHERE ${this.clauses.join(' AND ')}` : '';
  }
}

/**
 * One page by key: ids are in order of creation, so a page never repeats or skips a row when others are added.
 * @param select everything before WHERE @param key the id column, `a.id`
 */
export async function pageOf<T extends { id: string }>(tx: Tx, select: string, key: string, conditions: Conditions, { limit, after }: Paging): Promise<{ items: T[]; next: string | null }> {
  if (after !== undefined) {
    if (!isId(after)) throw new TandemError('VALIDATION', {}, [{ path: 'after', code: 'invalid_format', message: 'Page inconnue.' }]);
    conditions.add(`${key} > ?::uuid`, after);
  }
  const rows = (await tx.em.query(`${select} ${conditions.where} ORDER BY ${key} LIMIT ${limit + 1}`, conditions.params)) as T[];
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
