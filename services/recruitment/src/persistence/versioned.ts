import { TandemError } from '@tandem/kernel';
import { Instant, type Aggregate, type Tx } from '@tandem/platform';
import { Column, PrimaryColumn } from 'typeorm';

/** A row of the house (organisation, site, grant...): facts and a version, but no state table. */
export abstract class Versioned {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Instant() createdAt: string;
  @Instant() updatedAt: string;
}
export abstract class Owned extends Versioned {
  @Column('uuid') organisationId: string;
}

/** `tx.target` for a row without a state table: locked, in scope, and of the version the caller read. */
export async function targetRow<E extends Versioned>(tx: Tx, entity: new () => E, id: string): Promise<E> {
  return (await tx.target(entity as unknown as new () => Aggregate, id)) as unknown as E;
}

/** Saves a change: version + 1, business time. */
export async function saveRow<E extends Versioned>(tx: Tx, row: E, changes: Partial<E>): Promise<E> {
  Object.assign(row, changes, { version: row.version + 1, updatedAt: tx.now });
  await tx.em.save(row as object, { reload: false });
  return row;
}

/** The actor holds one of these roles there, or is the system; anybody else learns nothing. @throws NOT_FOUND */
export function mustHold(tx: Tx, organisation: string, ...roles: string[]): void {
  if (!tx.isSystem && !tx.holds(organisation, ...roles)) throw new TandemError('NOT_FOUND');
}
