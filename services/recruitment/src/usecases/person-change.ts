import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { KnownPerson, Person } from '../persistence/person.entity';
import { mustHold, saveRow, targetRow } from '../persistence/versioned';
import { emitPerson, identityOf, refuseDuplicate, registerPerson } from './people';

/** The person, or the office of an organisation that knows them. @throws NOT_FOUND */
export async function mustSeePerson(tx: Tx, id: string): Promise<void> {
  if (personOf(tx.actor) === id) return;
  const known = await tx.em.find(KnownPerson, { where: { personId: id } });
  if (!known.some((k) => tx.holds(k.organisationId, 'admin', 'coordinator', 'dpo'))) throw new TandemError('NOT_FOUND');
}

@Injectable()
export class PersonChange {
  @Handles(operations.personRegister)
  async register({ organisation, ...details }: InputOf<typeof operations.personRegister>, tx: Tx) {
    mustHold(tx, organisation, 'admin', 'coordinator');
    const person = await registerPerson(tx, organisation, details);
    return { id: person.id, version: person.version };
  }

  @Handles(operations.personChange)
  async change({ id, ...details }: InputOf<typeof operations.personChange>, tx: Tx) {
    await mustSeePerson(tx, id);
    const person = await targetRow(tx, Person, id);
    const identity = identityOf(tx, details);
    // Only the organisations this actor acts in are compared with: others are not looked at.
    for (const { organisationId } of await tx.em.find(KnownPerson, { where: { personId: id } })) await refuseDuplicate(tx, organisationId, identity, id);
    await saveRow(tx, person, { ...identity, mailVerified: person.mailVerified && identity.mail === person.mail });
    await emitPerson(tx, 'person.changed', person);
    return { id, version: person.version };
  }

  /** Whoever signed in by a link sent to an address has shown that it is theirs. */
  @Handles(operations.personVerify)
  async verify({ id, mail }: InputOf<typeof operations.personVerify>, tx: Tx) {
    if (personOf(tx.actor) !== id) throw new TandemError('NOT_FOUND');
    const person = await targetRow(tx, Person, id);
    if (person.mail !== mail.toLowerCase()) throw new TandemError('MAIL_CHANGED');
    if (!person.mailVerified) {
      await saveRow(tx, person, { mailVerified: true });
      await emitPerson(tx, 'person.verified', person);
    }
    return { id, version: person.version };
  }
}
