import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Grant } from '../persistence/house.entity';
import { Conditions, pageOf } from '../persistence/listing';
import { mustHold, targetRow } from '../persistence/versioned';
import { giveRole, heldGrant, withdrawGrant } from './grants';
import { mustBeKnown } from './people';
import { mustHaveUnit } from './site-change';

@Injectable()
export class GrantChange {
  @Handles(operations.grantGive)
  async give({ organisation: organisationId, person: personId, role, programme, unit: unitId }: InputOf<typeof operations.grantGive>, tx: Tx) {
    mustHold(tx, organisationId, 'admin');
    await mustBeKnown(tx, organisationId, personId);
    if (unitId) await mustHaveUnit(tx, organisationId, unitId);
    const scope = { organisationId, personId, role, programme, unitId };
    if (await heldGrant(tx, scope)) throw new TandemError('GRANT_ALREADY_GIVEN');
    const grant = await giveRole(tx, scope);
    return { id: grant.id, version: grant.version };
  }

  @Handles(operations.grantWithdraw)
  async withdraw({ id }: InputOf<typeof operations.grantWithdraw>, tx: Tx) {
    const grant = await targetRow(tx, Grant, id);
    if (!grant.granted) throw new TandemError('GRANT_WITHDRAWN');
    if (grant.role === 'admin') await keepOneAdmin(tx, grant);
    await withdrawGrant(tx, grant);
    return { id, version: grant.version };
  }

  @Handles(operations.grantList)
  list(input: InputOf<typeof operations.grantList>, tx: Tx) {
    const conditions = new Conditions().add('g.granted').when(input.organisation, 'g.organisation_id = ?').when(input.person, 'g.person_id = ?').when(input.role, 'g.role = ?');
    const select = 'SELECT g.id, g.version, g.person_id AS person, g.role, g.organisation_id AS organisation, g.programme, g.unit_id AS unit FROM grant_given g';
    return pageOf(tx, select, 'g.id', conditions, input);
  }

  /** For the person's session; the system asks for anybody. */
  @Handles(operations.grantOf)
  async of({ person }: InputOf<typeof operations.grantOf>, tx: Tx) {
    if (!tx.isSystem && personOf(tx.actor) !== person) throw new TandemError('NOT_FOUND');
    const grants = await tx.em.query(
      `SELECT json_strip_nulls(json_build_object('role', role, 'organisation', organisation_id, 'programme', programme, 'unit', unit_id)) AS g
         FROM grant_given WHERE person_id = $1 AND granted ORDER BY id`,
      [person],
    ) as { g: unknown }[];
    return { grants: grants.map((row) => row.g) };
  }
}

/** An organisation nobody administers could never be opened again. Its admin grants are held meanwhile: two admins may leave at once. */
async function keepOneAdmin(tx: Tx, grant: Grant): Promise<void> {
  const admins = (await tx.em.query(`SELECT id FROM grant_given WHERE organisation_id = $1 AND role = 'admin' AND granted ORDER BY id FOR UPDATE`, [grant.organisationId])) as { id: string }[];
  if (!admins.some((row) => row.id !== grant.id)) throw new TandemError('LAST_ADMIN');
}
