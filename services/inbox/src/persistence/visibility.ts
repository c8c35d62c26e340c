import { personOf, type Actor } from '@tandem/platform';

/** Roles of an office that sees the register, the tasks and the log of its whole organisation. */
export const SEES_ALL = ['coordinator', 'lead', 'admin', 'operator'] as const;

/** Builds a WHERE clause with its parameters in step. */
export class Where {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
  /** Adds `sql(parameter)` unless the value is absent. */
  when(value: unknown, sql: (parameter: string) => string): this {
    if (value !== undefined && value !== null) this.parts.push(sql(this.value(value)));
    return this;
  }
  add(sql: string): this {
    this.parts.push(sql);
    return this;
  }
  get sql(): string {
    return this.parts.length ? this.parts.map((p) => `(${p})`).join(' AND ') : 'true';
  }
}

/** What somebody sees: their own rows (`own`), all of an organisation whose office they hold, else those of their roles. */
export function visibleTo(where: Where, actor: Actor, { own, byRole }: { own: boolean; byRole: boolean }): void {
  const person = personOf(actor);
  const mine = own && person ? [`person_id = ${where.value(person)}`] : [];
  const granted = actor.grants.flatMap((grant) => {
    const all = (SEES_ALL as readonly string[]).includes(grant.role);
    if (!all && !byRole) return [];
    const organisation = grant.organisation === '*' ? 'true' : `organisation_id = ${where.value(grant.organisation)}`;
    const role = all ? '' : ` AND role = ${where.value(grant.role)}`;
    const programme = grant.programme ? ` AND (programme IS NULL OR programme = ${where.value(grant.programme)})` : '';
    return [`(${organisation}${role}${programme})`];
  });
  where.add([...mine, ...granted].join(' OR ') || 'false');
}
