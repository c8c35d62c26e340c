import { monthKey } from '@tandem/kernel';
import { routeEvents, type FactData, type TandemEvent, type vacationEvents } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { choiceOn } from '../domain/assessment';
import { employmentSigns } from '../domain/employment';
import { keepCopy } from '../persistence/copies';
import { VacationCopy } from '../persistence/copies.entity';
import { Payable } from '../persistence/payable.entity';
import { RouteChoice, StatusRoute } from '../persistence/setup.entity';
import { openPayable } from '../usecases/assessing';
import { moneyIn } from '../usecases/programme';
import { oneAtATime, settingsFor } from '../usecases/shared';

type VacationData = FactData<typeof vacationEvents>;

/** Half-days done, late or missed by the team: each makes one payable, for ever; and what their rhythm looks like. */
export class Vacations {
  @On(
    'vacation.confirmed', 'vacation.done', 'vacation.declared', 'vacation.approved', 'vacation.disputed', 'vacation.rejected', 'vacation.forfeited', 'vacation.cancelled-by-team',
    'vacation.cancelled-by-partner', 'vacation.missed-by-team', 'vacation.missed-by-partner',
  )
  async copy(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, person, date, part, remote, late, state } = fact.data as VacationData;
    const values = { membership_id: membership, person_id: person, date, part, remote, late: late ?? false, state };
    await keepCopy(tx.em, 'vacation_copy', fact, { id: fact.subject }, values);
  }

  @On('vacation.approved', 'vacation.cancelled-by-team', 'vacation.missed-by-team')
  async owe(fact: TandemEvent, tx: Tx): Promise<void> {
    const d = fact.data as VacationData;
    if (d.payableShare <= 0) return;
    // Where nobody is paid, nothing is owed, blocked or anybody's task.
    if ((await moneyIn(tx, { organisationId: fact.organisation, programme: fact.programme }))?.none) return;
    await oneAtATime(tx, d.person);
    if (await tx.find(Payable, { vacationId: fact.subject, kind: 'INDEMNITY' })) return;
    await openPayable(tx, {
      organisationId: fact.organisation, kind: 'INDEMNITY', membershipId: d.membership, personId: d.person, vacationId: fact.subject, date: d.date, siteId: d.remote ? null : (d.site ?? null),
      level: d.level, activity: d.format, share: d.payableShare, units: d.units ?? 1, servedBy: fact.actor, programme: fact.programme ?? null, journeyId: fact.journey ?? null,
    });
  }

  @On('vacation.approved')
  async watchRhythm(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, date } = fact.data as VacationData;
    await oneAtATime(tx, membership);
    const [choices, row] = await Promise.all([tx.em.find(RouteChoice, { where: { membershipId: membership }, order: { seq: 'ASC' } }), tx.find(StatusRoute, { membershipId: membership })]);
    const route = choiceOn(choices, date)?.route;
    if (!row || !route) return;
    const served = await tx.em.findBy(VacationCopy, { membershipId: membership, state: 'APPROVED' });
    const s = await settingsFor(tx, fact.organisation);
    const signs = employmentSigns(route, served, { perMonth: s['employment-half-days'], months: s['employment-months'], weeks: s['employment-weeks'] });
    for (const code of signs) await this.warn(tx, row, route, code, monthKey(date));
  }

  private async warn(tx: Tx, row: StatusRoute, route: RouteChoice['route'], code: string, month: string): Promise<void> {
    const values = [row.membershipId, code, month, row.organisationId];
    const told = (await tx.em.query('INSERT INTO route_warning (membership_id, code, month, organisation_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1', values)) as unknown[];
    if (!told.length) return;
    await tx.em.update(StatusRoute, { id: row.id }, { version: row.version + 1, updatedAt: tx.now });
    row.version += 1;
    await tx.emit(routeEvents, 'route.warned', row, { membership: row.membershipId, person: row.personId, route, warning: code });
  }
}
