import { Injectable } from '@nestjs/common';
import { allowedCommands, TandemError } from '@tandem/kernel';
import { journeyMachine, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Conditions, pageOf } from '../persistence/listing';
import { Journey } from '../persistence/programme.entity';
import { planOf } from './definitions';

interface JourneyRow {
  id: string;
  state: string;
  organisation: string;
  person: string | null;
}
const SELECT = `SELECT j.id, j.version, j.state, j.organisation_id AS organisation, j.kind, j.programme, j.programme_version AS "programmeVersion", j.person_id AS person,
  p.given_name AS "givenName", p.family_name AS "familyName", j.application_id AS application, j.membership_id AS membership, j.created_at AS "openedAt", j.stages, j.outcome
  FROM journey j LEFT JOIN person p ON p.id = j.person_id`;
const withAllowed = <T extends JourneyRow>(row: T) => ({ ...row, allowed: allowedCommands(journeyMachine, row.state) });

@Injectable()
export class JourneyRead {
  @Handles(operations.journeyPlan)
  async plan({ id }: InputOf<typeof operations.journeyPlan>, tx: Tx) {
    const journey = await tx.get(Journey, { id });
    return { plan: await planOf(tx, journey), kind: journey.kind, programme: journey.programme, programmeVersion: journey.programmeVersion };
  }

  /** By stage: the journeys where that stage is open now. */
  @Handles(operations.journeyList)
  async list(input: InputOf<typeof operations.journeyList>, tx: Tx) {
    const conditions = new Conditions().when(input.organisation, 'j.organisation_id = ?').when(input.programme, 'j.programme = ?').when(input.state, 'j.state = ?');
    if (input.stage) conditions.add('j.stages @> ?::jsonb', JSON.stringify([{ id: input.stage, state: 'OPEN' }]));
    const { items, next } = await pageOf<JourneyRow>(tx, SELECT, 'j.id', conditions, input);
    return { items: items.map(withAllowed), next };
  }

  @Handles(operations.journeyGet)
  async get({ id }: InputOf<typeof operations.journeyGet>, tx: Tx) {
    const [row] = (await tx.em.query(`${SELECT} WHERE j.id = $1`, [id])) as JourneyRow[];
    if (!row) throw new TandemError('NOT_FOUND');
    tx.mustOwn({ organisationId: row.organisation }, row.person, 'coordinator', 'lead', 'admin');
    if (!tx.isSystem) return withAllowed(row);
    // A process reads states and ids; names stay here.
    const { givenName: _given, familyName: _family, ...rest } = row as JourneyRow & { givenName: string; familyName: string };
    return withAllowed(rest);
  }
}
