import { Injectable } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, staffEvents, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Staff } from '../persistence/house.entity';
import { Conditions, pageOf } from '../persistence/listing';
import { mustHold, saveRow, targetRow } from '../persistence/versioned';
import { mustBeKnown, registerPerson } from './people';
import { mustHaveUnit } from './site-change';

@Injectable()
export class StaffChange {
  @Handles(operations.staffJoin)
  async join(input: InputOf<typeof operations.staffJoin>, tx: Tx) {
    const { organisation: organisationId, unit, title } = input;
    mustHold(tx, organisationId, 'admin', 'coordinator');
    if (unit) await mustHaveUnit(tx, organisationId, unit);
    const person = await this.who(input, tx);
    const unitKey = unit ?? '';
    if (await tx.find(Staff, { organisationId, personId: person.id, unitKey, present: true })) throw new TandemError('STAFF_ALREADY_THERE');
    const row = tx.em.create(Staff, { id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, organisationId, personId: person.id, unitId: unit ?? null, unitKey, title: title ?? null, present: true });
    await tx.em.insert(Staff, row);
    return { ...(await this.fact(tx, 'staff.joined', row)), person: person.id };
  }

  private who({ organisation, personId, person }: InputOf<typeof operations.staffJoin>, tx: Tx) {
    if (personId) return mustBeKnown(tx, organisation, personId);
    if (!person) throw new TandemError('PERSON_REQUIRED');
    return registerPerson(tx, organisation, person);
  }

  @Handles(operations.staffLeave)
  async leave({ id }: InputOf<typeof operations.staffLeave>, tx: Tx) {
    const row = await targetRow(tx, Staff, id);
    if (!row.present) throw new TandemError('STAFF_LEFT');
    return this.fact(tx, 'staff.left', await saveRow(tx, row, { present: false }));
  }
  private async fact(tx: Tx, type: string, row: Staff) {
    await tx.emit(staffEvents, type, row, { person: row.personId, unit: row.unitId ?? undefined });
    return { id: row.id, version: row.version };
  }

  @Handles(operations.staffList)
  list(input: InputOf<typeof operations.staffList>, tx: Tx) {
    const conditions = new Conditions().add('s.present').when(input.organisation, 's.organisation_id = ?').when(input.unit, 's.unit_id = ?');
    const select = `SELECT s.id, s.version, s.organisation_id AS organisation, s.person_id AS person, p.given_name AS "givenName", p.family_name AS "familyName",
      s.unit_id AS unit, s.title FROM staff s JOIN person p ON p.id = s.person_id`;
    return pageOf(tx, select, 's.id', conditions, input);
  }
}
