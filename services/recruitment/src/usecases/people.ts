import { newId, parisDate, TandemError } from '@tandem/kernel';
import { personEvents, type InputOf, type recruitmentOperations } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isDisposable, nameKey } from '../domain/identity';
import { KnownPerson, Person } from '../persistence/person.entity';

export type PersonDetails = Omit<InputOf<(typeof recruitmentOperations)['personChange']>, 'id'>;
type Identity = Pick<Person, 'givenName' | 'familyName' | 'nameKey' | 'birthDate' | 'mail' | 'phone' | 'preferredChannel' | 'language'>;

const field = (path: string, code: string, details: Record<string, unknown> = {}) => new TandemError(code, details, [{ path, code, message: new TandemError(code, details).sentence() }]);

/** Details in the one spelling we store and compare. @throws a code that names the field */
export function identityOf(tx: Tx, details: PersonDetails): Identity {
  const { givenName, familyName, birthDate = null, language } = details;
  if (birthDate && birthDate > parisDate(tx.now)) throw field('birthDate', 'BIRTH_DATE_IN_FUTURE');
  const mail = details.mail?.toLowerCase() ?? null;
  const phone = details.phone ? e164(details.phone) : null;
  if (!mail && !phone) throw field('mail', 'NO_CHANNEL');
  if (mail && isDisposable(mail)) throw field('mail', 'MAIL_DISPOSABLE');
  const preferredChannel = details.preferredChannel ?? (mail ? 'MAIL' : 'PHONE');
  if (preferredChannel === 'MAIL' ? !mail : !phone) throw field('preferredChannel', 'CHANNEL_WITHOUT_ADDRESS', { channel: preferredChannel });
  return { givenName, familyName, nameKey: nameKey(givenName, familyName), birthDate, mail, phone, preferredChannel, language };
}

function e164(text: string): string {
  const phone = parsePhoneNumberFromString(text, 'FR');
  if (!phone?.isValid()) throw field('phone', 'PHONE_INVALID');
  return phone.number;
}

/**
 * The same name and birth date, mail or phone among the organisation's own people. Other organisations are not looked
 * at: nobody learns that somebody is a patient elsewhere. @throws PERSON_ALREADY_KNOWN
 */
export async function refuseDuplicate(tx: Tx, organisationId: string, identity: Identity, self?: string): Promise<void> {
  const marks = [identity.mail, identity.phone, identity.birthDate && `${identity.nameKey} ${identity.birthDate}`].filter(Boolean) as string[];
  // Two forms of one person sent together: the second waits here and then sees the first.
  for (const mark of marks.sort()) await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`${organisationId} ${mark}`]);
  const twins = (await tx.em.query(
    `SELECT p.id FROM person p JOIN known_person k ON k.person_id = p.id AND k.organisation_id = $1
      WHERE p.id IS DISTINCT FROM $6 AND (p.mail = $2 OR p.phone = $3 OR (p.name_key = $4 AND p.birth_date = $5)) LIMIT 1`,
    [organisationId, identity.mail, identity.phone, identity.nameKey, identity.birthDate, self ?? null],
  )) as { id: string }[];
  if (!twins.length) return;
  // Only the office is told which record it is.
  throw new TandemError('PERSON_ALREADY_KNOWN', tx.holds(organisationId, 'coordinator', 'admin') ? { person: twins[0].id } : {});
}

/** A new person, known to this organisation from now on. */
export async function registerPerson(tx: Tx, organisationId: string, details: PersonDetails): Promise<Person> {
  const identity = identityOf(tx, details);
  await refuseDuplicate(tx, organisationId, identity);
  const person = tx.em.create(Person, { id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, mailVerified: false, ...identity });
  await tx.em.insert(Person, person);
  await makeKnown(tx, organisationId, person.id);
  await emitPerson(tx, 'person.registered', person);
  return person;
}

/** The subject is the person and the envelope has no organisation: whose patient somebody is stays unsaid. */
export const emitPerson = (tx: Tx, type: string, person: Person): Promise<void> =>
  tx.emit(personEvents, type, { id: person.id, organisationId: '', version: person.version }, {});

export async function makeKnown(tx: Tx, organisationId: string, personId: string): Promise<void> {
  await tx.em.createQueryBuilder().insert().into(KnownPerson).values({ organisationId, personId, since: tx.now }).orIgnore().execute();
}

/** @throws NOT_FOUND also for somebody only another organisation knows */
export async function mustBeKnown(tx: Tx, organisationId: string, personId: string): Promise<Person> {
  await tx.get(KnownPerson, { organisationId, personId });
  return tx.get(Person, { id: personId });
}

/** Writes who looked at whose data, and why, where commands are audited. */
export async function logAccess(tx: Tx, operation: string, purpose: string, personIds: readonly string[]): Promise<void> {
  if (!personIds.length) return;
  await tx.em.query(
    `INSERT INTO audit (at, actor, on_behalf_of, channel, operation, subject, version) SELECT $1, $2, NULL, NULL, $3, unnest($4::text[]), NULL`,
    [tx.now, tx.actor.sub, `${operation}/${purpose}`, personIds],
  );
}
