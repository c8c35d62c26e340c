import { Inject, Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { searchWords } from '../domain/identity';
import { Conditions, pageOf } from '../persistence/listing';
import { logAccess } from './people';
import { mustSeePerson } from './person-change';

const COLUMNS: Record<string, string> = {
  givenName: 'p.given_name', familyName: 'p.family_name', birthDate: 'p.birth_date::text', mail: 'p.mail', phone: 'p.phone', preferredChannel: 'p.preferred_channel', language: 'p.language',
};
const select = (fields: readonly string[]): string => ['p.id', ...fields.map((f) => `${COLUMNS[f]} AS "${f}"`)].join(', ');
const ALL = `${select(Object.keys(COLUMNS))}, p.version, p.mail_verified AS "mailVerified"`;
const NAMES = ['givenName', 'familyName'];
/** Roles that write to and call people; the others read names. */
const REACHES = ['coordinator', 'admin', 'dpo'];

/** Without an office role: one's own name, and the staff of the organisations that know one. */
const SEEN_BY_PERSON = `p.id = actor.id OR EXISTS (SELECT 1 FROM staff s JOIN known_person k USING (organisation_id)
  WHERE s.person_id = p.id AND s.present AND k.person_id = actor.id)`;
/** Row security keeps the rows of `known_person` to the actor's organisations. */
const SEEN_BY_OFFICE = 'p.id = actor.id OR EXISTS (SELECT 1 FROM known_person k WHERE k.person_id = p.id)';
const REACHED = '(p.id = actor.id OR EXISTS (SELECT 1 FROM known_person k WHERE k.person_id = p.id AND k.organisation_id::text = ANY (actor.reaches)))';

/** Each word of the search is somewhere in the name. */
export function byName(conditions: Conditions, q: string | undefined): Conditions {
  for (const word of searchWords(q ?? '')) conditions.add(`replace(p.name_key, ' ', '') LIKE ?`, `%${word}%`);
  return conditions;
}

@Injectable()
export class PersonRead {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Handles(operations.personGet)
  async get({ id }: InputOf<typeof operations.personGet>, tx: Tx) {
    await mustSeePerson(tx, id);
    if (personOf(tx.actor) !== id) await logAccess(tx, 'recruitment.person.get', 'record', [id]);
    const [row] = (await tx.em.query(`SELECT ${ALL} FROM person p WHERE p.id = $1`, [id])) as unknown[];
    return row;
  }

  @Handles(operations.personList)
  list(input: InputOf<typeof operations.personList>, tx: Tx) {
    const conditions = byName(new Conditions(), input.q);
    if (input.organisation) conditions.add('EXISTS (SELECT 1 FROM known_person k WHERE k.person_id = p.id AND k.organisation_id = ?)', input.organisation);
    else conditions.add('EXISTS (SELECT 1 FROM known_person k WHERE k.person_id = p.id)');
    return pageOf(tx, `SELECT ${ALL} FROM person p`, 'p.id', conditions, input);
  }

  /** Names (and for some roles addresses) of people the actor's organisations know; those it may not see are left out. */
  @Handles(operations.personCards)
  async cards({ ids, purpose, fields }: InputOf<typeof operations.personCards>, tx: Tx) {
    const seen = tx.isSystem ? 'true' : tx.holds('*', 'person') ? SEEN_BY_PERSON : SEEN_BY_OFFICE;
    const reaches = tx.actor.grants.filter((g) => REACHES.includes(g.role)).map((g) => g.organisation);
    const columns = ['p.id', ...fields.map((f) => `${NAMES.includes(f) || tx.isSystem ? COLUMNS[f] : `CASE WHEN ${REACHED} THEN ${COLUMNS[f]} END`} AS "${f}"`)];
    const cards = (await tx.em.query(`SELECT ${columns.join(', ')} FROM person p, (VALUES ($2::uuid, $3::text[])) AS actor (id, reaches) WHERE p.id = ANY ($1) AND (${seen})`,
      [ids, personOf(tx.actor) ?? null, reaches])) as { id: string }[];
    await logAccess(tx, 'recruitment.person.cards', purpose, cards.map((c) => c.id));
    return { cards };
  }

  @Handles(operations.personContact)
  async contact({ ids, purpose }: InputOf<typeof operations.personContact>, tx: Tx) {
    const contacts = (await tx.em.query(`SELECT ${select(['givenName', 'familyName', 'mail', 'phone', 'preferredChannel', 'language'])} FROM person p WHERE p.id = ANY ($1)`, [ids])) as { id: string }[];
    await logAccess(tx, 'recruitment.person.contact', purpose, contacts.map((c) => c.id));
    return { contacts };
  }

  /** A grant without programme or unit holds for all of them. */
  @Handles(operations.personWithRole)
  async withRole({ organisation, role, programme, unit }: InputOf<typeof operations.personWithRole>, tx: Tx) {
    const conditions = new Conditions().add('granted').add('organisation_id = ?', organisation).add('role = ?', role)
      .when(programme, '(programme IS NULL OR programme = ?)').when(unit, '(unit_id IS NULL OR unit_id = ?)');
    const rows = (await tx.em.query(`SELECT DISTINCT person_id AS id FROM grant_given ${conditions.where} ORDER BY 1`, conditions.params)) as { id: string }[];
    return { persons: rows.map((r) => r.id) };
  }

  @Handles(operations.personByMail)
  async byMail({ mail }: InputOf<typeof operations.personByMail>, tx: Tx) {
    return { persons: await tx.em.query('SELECT id, mail_verified AS "mailVerified" FROM person WHERE mail = $1 ORDER BY id', [mail.toLowerCase()]) };
  }

  @Handles(operations.personSandboxList)
  sandboxList(input: InputOf<typeof operations.personSandboxList>, tx: Tx) {
    if (!this.platform.config.SANDBOX) throw new TandemError('NOT_FOUND');
    const people = `SELECT p.id, p.given_name || ' ' || p.family_name AS name, coalesce((SELECT json_agg(json_build_object('role', g.role, 'organisation', g.organisation_id) ORDER BY g.id)
      FROM grant_given g WHERE g.person_id = p.id AND g.granted), '[]') AS roles FROM person p`;
    return pageOf(tx, people, 'p.id', byName(new Conditions(), input.q), input);
  }
}
