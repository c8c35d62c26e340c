import { Injectable } from '@nestjs/common';
import { allowedCommands, parisDate, TandemError } from '@tandem/kernel';
import { callMachine, recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Conditions, pageOf } from '../persistence/listing';
import { Call } from '../persistence/programme.entity';
import { mustHold } from '../persistence/versioned';
import { versionOf } from './definitions';
import { mustHaveSite } from './site-change';

const PLANNERS = ['coordinator', 'lead', 'admin'];
interface CallRow {
  id: string;
  state: string;
}
const SELECT = `SELECT c.id, c.version, c.state, c.organisation_id AS organisation, c.programme, c.programme_version AS "programmeVersion", c.names, c.description,
  c.opens::text, c.closes::text, c.target, c.audience, c.site_id AS site, c.projects FROM call c`;
const withAllowed = <T extends CallRow>(row: T) => ({ ...row, allowed: allowedCommands(callMachine, row.state) });

/** @throws CALL_NOT_OPEN unless published and within its dates */
export function mustTakeApplications(call: Call, tx: Tx): void {
  const today = parisDate(tx.now);
  if (call.state !== 'PUBLISHED' || (call.opens && today < call.opens) || (call.closes && today > call.closes)) throw new TandemError('CALL_NOT_OPEN');
}

@Injectable()
export class CallChange {
  @Handles(operations.callCreate)
  async create({ organisation: organisationId, site, ...input }: InputOf<typeof operations.callCreate>, tx: Tx) {
    mustHold(tx, organisationId, ...PLANNERS);
    if (site) await mustHaveSite(tx, organisationId, site);
    mustOpenBeforeClosing(input);
    const values = {
      organisationId, programme: input.programme, names: input.names, audience: input.audience, projects: input.projects, programmeVersion: null,
      description: input.description ?? null, opens: input.opens ?? null, closes: input.closes ?? null, target: input.target ?? null, siteId: site ?? null,
    };
    return tx.answer(await tx.create(Call, 'create', values));
  }

  /** Pins the programme version: whoever applies to this call follows these rules. */
  @Handles(operations.callPublish)
  async publish({ id }: InputOf<typeof operations.callPublish>, tx: Tx) {
    const call = await tx.target(Call, id);
    call.programmeVersion = (await versionOf(tx, call.organisationId, call.programme)).programmeVersion;
    return tx.answer(await tx.move(call, 'publish'));
  }

  @Handles(operations.callClose)
  async close({ id }: InputOf<typeof operations.callClose>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Call, id), 'close'));
  }

  @Handles(operations.callList)
  async list(input: InputOf<typeof operations.callList>, tx: Tx) {
    const conditions = new Conditions().when(input.organisation, 'c.organisation_id = ?').when(input.programme, 'c.programme = ?').when(input.state, 'c.state = ?');
    if (isPublic(tx)) conditions.add(`c.state <> 'DRAFT'`);
    const { items, next } = await pageOf<CallRow>(tx, SELECT, 'c.id', conditions, input);
    return { items: items.map(withAllowed), next };
  }

  @Handles(operations.callGet)
  async get({ id }: InputOf<typeof operations.callGet>, tx: Tx) {
    const conditions = new Conditions().add('c.id = ?', id);
    if (isPublic(tx)) conditions.add(`c.state <> 'DRAFT'`);
    const [row] = (await tx.em.query(`${SELECT} ${conditions.where}`, conditions.params)) as CallRow[];
    if (!row) throw new TandemError('NOT_FOUND');
    return withAllowed(row);
  }
}

const isPublic = (tx: Tx): boolean => tx.holds('*', 'public');

function mustOpenBeforeClosing({ opens, closes }: { opens?: string; closes?: string }): void {
  if (opens && closes && closes < opens) throw new TandemError('CALL_DATES', {}, [{ path: 'closes', code: 'CALL_DATES', message: new TandemError('CALL_DATES').sentence() }]);
}
