import { newId } from '@tandem/kernel';
import { grantEvents, type Role } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { Grant } from '../persistence/house.entity';
import { saveRow } from '../persistence/versioned';

export interface RoleScope {
  organisationId: string;
  personId: string;
  role: Role;
  programme?: string;
  unitId?: string;
}
const scopeKey = (s: Pick<RoleScope, 'programme' | 'unitId'>): string => `${s.programme ?? ''}/${s.unitId ?? ''}`;

export const heldGrant = (tx: Tx, scope: RoleScope): Promise<Grant | null> =>
  tx.find(Grant, { organisationId: scope.organisationId, personId: scope.personId, role: scope.role, scopeKey: scopeKey(scope), granted: true });

/** Gives the role, once; the gateway and every service hear it. Also what an application or a membership brings along. */
export async function giveRole(tx: Tx, scope: RoleScope): Promise<Grant> {
  const held = await heldGrant(tx, scope);
  if (held) return held;
  const grant = tx.em.create(Grant, {
    id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, organisationId: scope.organisationId, personId: scope.personId, role: scope.role,
    programme: scope.programme ?? null, unitId: scope.unitId ?? null, scopeKey: scopeKey(scope), granted: true,
  });
  await tx.em.insert(Grant, grant);
  await emitGrant(tx, grant);
  return grant;
}

/** Takes the role back; nothing happens when it is not held. */
export async function takeRoleBack(tx: Tx, scope: RoleScope): Promise<void> {
  const held = await heldGrant(tx, scope);
  if (held) await withdrawGrant(tx, held);
}
export async function withdrawGrant(tx: Tx, grant: Grant): Promise<void> {
  await saveRow(tx, grant, { granted: false });
  await emitGrant(tx, grant);
}

const emitGrant = (tx: Tx, g: Grant): Promise<void> =>
  tx.emit(grantEvents, 'grant.changed', g, { person: g.personId, role: g.role, granted: g.granted, programme: g.programme ?? undefined, unit: g.unitId ?? undefined }, { programme: g.programme ?? undefined });
