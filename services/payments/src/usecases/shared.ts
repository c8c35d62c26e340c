import { isId, TandemError, transition } from '@tandem/kernel';
import { personOf, systemActor, Tx, type Aggregate } from '@tandem/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { withChanges, type Settings } from '../domain/settings';
import { Payer, PaymentSetting } from '../persistence/setup.entity';

/** Roles that see everybody's money in their organisation. */
export const OFFICE = ['coordinator', 'preparer', 'approver', 'direction'] as const;

/** The person behind the actor: who prepared, checked or approved, whoever it was done for. */
export const doer = (tx: Tx): string => personOf(tx.actor) ?? tx.actor.sub;
export const isSelf = (tx: Tx, person: string): boolean => personOf(tx.actor) === person || tx.actor.onBehalfOf === person;

/** Same transaction, acting as Tandem: for what follows by itself from a person's command. The person's own act stays theirs. */
export function asSystem(tx: Tx, consequence: string): Tx {
  const actor = systemActor(`payments/${consequence}`);
  return new Tx({ em: tx.em, service: 'payments', now: tx.now, actor, grants: actor.grants });
}

/** The state is looked at before the guards: who approves a cancelled batch hears that, not a guard. */
export const mustAllow = (row: Aggregate, command: string, to?: string): void => void transition(row.family().machine, row.state, command, to);

/** The actor holds one of these roles there, or is the system; anybody else learns nothing. @throws NOT_FOUND */
export function mustHold(tx: Tx, organisation: string, ...roles: string[]): void {
  if (!tx.isSystem && !tx.holds(organisation, ...roles)) throw new TandemError('NOT_FOUND');
}

/**
 * One change at a time about a person's money: a sum that is created while the account is being verified would see neither
 * the account nor be seen by its verification, and stay blocked.
 */
export async function oneAtATime(tx: Tx, subject: string): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [subject]);
}

export async function settingsFor(tx: Tx, organisationId: string): Promise<Settings> {
  return withChanges(await tx.em.findBy(PaymentSetting, { organisationId }));
}

/** @throws TandemError NO_PAYER */
export async function payerOf(tx: Tx, organisationId: string): Promise<Payer> {
  const payer = await tx.find(Payer, { organisationId });
  if (!payer) throw new TandemError('NO_PAYER');
  return payer;
}

/** Postgres says which unique index was hit; the index is the guard, the code is its sentence. */
export function asRefusal(index: string, code: string, details: Record<string, unknown> = {}): (error: unknown) => never {
  return (error) => {
    const driver = (error as { driverError?: { code?: string; constraint?: string } }).driverError;
    if (driver?.code === '23505' && driver.constraint === index) throw new TandemError(code, details);
    throw error;
  };
}

interface Asked {
  limit: number;
  after?: string;
}
/** Keyset page by id (ids grow with time): rows of offices where the actor holds a role, or about the actor. Alias `r`. */
export async function visiblePage<E extends { id: string }, R>(
  query: SelectQueryBuilder<E>, tx: Tx, { limit, after }: Asked, filters: Record<string, string | undefined>, view: (row: E) => R, roles: readonly string[] = OFFICE,
): Promise<{ items: R[]; next: string | null }> {
  if (!tx.isSystem) {
    const offices = tx.actor.grants.filter((g) => roles.includes(g.role)).map((g) => g.organisation);
    const own = query.expressionMap.mainAlias?.metadata.columns.some((c) => c.propertyName === 'personId');
    query.andWhere(`(r.organisation_id = ANY(:offices)${own ? ' OR r.person_id = :me' : ''})`, { offices, me: tx.actor.onBehalfOf ?? personOf(tx.actor) ?? null });
  }
  for (const [column, value] of Object.entries(filters)) if (value !== undefined) query.andWhere(`r.${column} = :${column}`, { [column]: value });
  if (after !== undefined && !isId(after)) throw new TandemError('VALIDATION', {}, [{ path: 'after', code: 'invalid_format', message: 'Page inconnue.' }]);
  if (after) query.andWhere('r.id > :after', { after });
  const rows = await query.orderBy('r.id', 'ASC').limit(limit + 1).getMany();
  return { items: rows.slice(0, limit).map(view), next: rows.length > limit ? rows[limit - 1]!.id : null };
}
