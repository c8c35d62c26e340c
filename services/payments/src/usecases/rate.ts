import { newId, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, rateEvents, type InputOf } from '@tandem/messages';
import { Handles, type Aggregate, type Tx } from '@tandem/platform';
import { holdsOn, meet, sameKey } from '../domain/rates';
import { owed, ROUTE_RULES } from '../domain/routes';
import { Rate } from '../persistence/setup.entity';
import { reassess } from './assessing';
import { mustPaySomebody } from './programme';
import { mustHold, oneAtATime, visiblePage } from './shared';

const shown = (r: Rate) => ({
  id: r.id, version: r.version, organisation: r.organisationId, kind: r.kind, route: r.route, level: r.level, activity: r.activity, amountCents: r.amountCents, from: r.startsOn, to: r.endsOn,
});
const told = (r: Rate) => ({ kind: r.kind, route: r.route, from: r.startsOn, to: r.endsOn });
const READERS = ['admin', 'coordinator', 'preparer', 'approver', 'direction', 'partner'];

/** No rate for a status that owes no indemnity. @throws TandemError INDEMNITY_TO_VOLUNTEER, INDEMNITY_NOT_OWED */
export function mustOweIndemnity(route: Rate['route']): void {
  if (owed(route, 'INDEMNITY').payable) return;
  throw new TandemError(ROUTE_RULES[route].ruledOut === 'VOLUNTEER' ? 'INDEMNITY_TO_VOLUNTEER' : 'INDEMNITY_NOT_OWED', { route });
}

export class Rates {
  @Handles(ops.rateSet)
  async set(input: InputOf<typeof ops.rateSet>, tx: Tx) {
    mustHold(tx, input.organisation, 'admin', 'direction');
    mustOweIndemnity(input.route);
    await mustPaySomebody(tx, input.organisation);
    if (input.to && input.to < input.from) throw new TandemError('RATE_DATES', { from: input.from });
    await oneAtATime(tx, `rates ${input.organisation}`);
    const row = tx.em.create(Rate, {
      id: newId(), organisationId: input.organisation, version: 1, updatedAt: tx.now, kind: input.kind, route: input.route, level: input.level ?? null, activity: input.activity ?? null,
      amountCents: input.amountCents, startsOn: input.from, endsOn: input.to ?? null,
    });
    const rival = (await tx.em.findBy(Rate, { organisationId: input.organisation, route: input.route })).find((r) => sameKey(r, row) && meet(r, row));
    if (rival) throw new TandemError('RATE_OVERLAPS', { from: rival.startsOn, to: rival.endsOn });
    await tx.em.insert(Rate, row);
    await tx.emit(rateEvents, 'rate.set', row, told(row));
    await reassess(tx, { organisationId: input.organisation, blockedReason: 'NO_RATE' });
    return { id: row.id, version: row.version };
  }

  @Handles(ops.rateEnd)
  async end({ id, to }: InputOf<typeof ops.rateEnd>, tx: Tx) {
    const row = (await tx.target(Rate as unknown as new () => Aggregate, id)) as unknown as Rate;
    mustHold(tx, row.organisationId, 'admin', 'direction');
    if (!holdsOn(row, to)) throw new TandemError('RATE_DATES', { from: row.startsOn });
    const [{ until }] = (await tx.em.query('SELECT max(date)::text AS until FROM payable WHERE rate_id = $1 AND state <> \'REVERSED\' AND reverses_id IS NULL', [id])) as { until: string | null }[];
    if (until && until > to) throw new TandemError('RATE_ALREADY_USED', { until });
    Object.assign(row, { endsOn: to, version: row.version + 1, updatedAt: tx.now });
    await tx.em.save(Rate, row, { reload: false });
    await tx.emit(rateEvents, 'rate.ended', row, told(row));
    return { id: row.id, version: row.version };
  }

  @Handles(ops.rateGet)
  async get({ id }: InputOf<typeof ops.rateGet>, tx: Tx) {
    const row = await tx.get(Rate, { id });
    mustHold(tx, row.organisationId, ...READERS);
    return shown(row);
  }

  @Handles(ops.rateList)
  async list({ organisation, route, on, ...asked }: InputOf<typeof ops.rateList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Rate, 'r');
    if (on) query.andWhere('r.starts_on <= :on AND (r.ends_on IS NULL OR r.ends_on >= :on)', { on });
    return visiblePage(query, tx, asked, { organisation_id: organisation, route }, shown, READERS);
  }
}
