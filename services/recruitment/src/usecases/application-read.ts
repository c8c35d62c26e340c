import { Injectable } from '@nestjs/common';
import { allowedCommands, TandemError } from '@tandem/kernel';
import { applicationMachine, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Conditions, pageOf } from '../persistence/listing';
import { logAccess } from './people';
import { canSave } from './application-save';
import { byName } from './person-read';

interface ApplicationRow {
  id: string;
  state: string;
  organisation: string;
  person: { id: string };
}
const LISTED = `a.id, a.version, a.state, a.organisation_id AS organisation, a.call_id AS call, a.programme, a.journey_id AS journey, a.channel, a.person_kind AS "personKind", a.source,
  a.profile, a.experience, a.tasks, a.structure_id AS structure,
  json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name) AS person, a.wishes, a.missing, a.submitted_at AS "submittedAt",
  a.created_at AS "startedAt", a.interview_at AS "interviewAt", a.slot_id AS slot, a.reason`;
const FROM = 'FROM application a JOIN person p ON p.id = a.person_id';
const HEALTH = `a.needs, a.guardianship, (SELECT l.entries FROM lived_experience l WHERE l.application_id = a.id) AS "livedExperience"`;
const OFFICE = `a.comment, a.waived, a.refusal_proposed_by AS "refusalProposedBy"`;

const withAllowed = <T extends ApplicationRow>(row: T) => ({ ...row, allowed: [...(canSave(row.state) ? ['save'] : []), ...allowedCommands(applicationMachine, row.state)] });

@Injectable()
export class ApplicationRead {
  /** Coordinators, user representatives and the person read everything; others of the office no health; a process no name. */
  @Handles(operations.applicationGet)
  async get({ id }: InputOf<typeof operations.applicationGet>, tx: Tx) {
    const [found] = (await tx.em.query('SELECT organisation_id AS organisation, person_id AS person FROM application WHERE id = $1', [id])) as { organisation: string; person: string }[];
    if (!found) throw new TandemError('NOT_FOUND');
    tx.mustOwn({ organisationId: found.organisation }, found.person, 'coordinator', 'ru', 'lead', 'professional');
    const own = personOf(tx.actor) === found.person;
    const judges = tx.holds(found.organisation, 'coordinator', 'ru');
    const columns = [LISTED, 'a.motivation', 'a.alternative', ...(own || judges ? [HEALTH] : []), ...(judges && !own ? [OFFICE] : [])].join(', ');
    const [row] = (await tx.em.query(`SELECT ${columns} ${FROM} WHERE a.id = $1`, [id])) as ApplicationRow[];
    if (judges && !own) await logAccess(tx, 'recruitment.application.get', 'file', [found.person]);
    return tx.isSystem ? bare(row) : withAllowed(row);
  }

  @Handles(operations.applicationList)
  async list(input: InputOf<typeof operations.applicationList>, tx: Tx) {
    const conditions = byName(new Conditions(), input.q).when(input.organisation, 'a.organisation_id = ?').when(input.call, 'a.call_id = ?').when(input.state, 'a.state = ?');
    if (tx.holds('*', 'person')) conditions.add('a.person_id = ?', personOf(tx.actor));
    const { items, next } = await pageOf<ApplicationRow>(tx, `SELECT ${LISTED} ${FROM}`, 'a.id', conditions, input);
    return { items: items.map(withAllowed), next };
  }
}

/** What a process may carry: ids and states. */
function bare(row: ApplicationRow) {
  const { motivation: _motivation, alternative: _alternative, ...rest } = row as ApplicationRow & { motivation: string; alternative: string };
  return withAllowed({ ...rest, person: { id: row.person.id } });
}
