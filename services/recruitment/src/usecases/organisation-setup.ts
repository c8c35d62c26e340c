import { Injectable } from '@nestjs/common';
import { newId } from '@tandem/kernel';
import { organisationEvents, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Organisation } from '../persistence/house.entity';
import { mustHold, saveRow, targetRow } from '../persistence/versioned';
import { giveRole } from './grants';
import { registerPerson } from './people';

/** A fact's code has no hyphen. */
export const organisationFacts = (o: Pick<Organisation, 'kind' | 'calendar'>) => ({ kind: o.kind, calendar: o.calendar.replaceAll('-', '_') });

@Injectable()
export class OrganisationSetup {
  /** The gateway lets it through with the installation's set-up token only. */
  @Handles(operations.organisationSetup)
  async setup({ admin, ...values }: InputOf<typeof operations.organisationSetup>, tx: Tx) {
    const id = newId();
    const organisation = tx.em.create(Organisation, { id, organisationId: id, version: 1, createdAt: tx.now, updatedAt: tx.now, ...values });
    await tx.em.insert(Organisation, organisation);
    await tx.emit(organisationEvents, 'organisation.created', organisation, organisationFacts(organisation));
    const person = await registerPerson(tx, id, admin);
    await giveRole(tx, { organisationId: id, personId: person.id, role: 'admin' });
    return { id, version: 1, organisation: id, person: person.id };
  }

  @Handles(operations.organisationChange)
  async change({ id, ...values }: InputOf<typeof operations.organisationChange>, tx: Tx) {
    mustHold(tx, id, 'admin');
    const row = await saveRow(tx, await targetRow(tx, Organisation, id), values);
    await tx.emit(organisationEvents, 'organisation.changed', row, organisationFacts(row));
    return { id, version: row.version };
  }
}
