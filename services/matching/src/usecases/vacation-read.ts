import { isDate, isId } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Project } from '../persistence/project.entity';
import { Vacation } from '../persistence/vacation.entity';
import { isSelf, mustBeOneOf } from './access';
import { filtered, mustBeCursor, onlyMine } from './lists';

const OFFICE = ['coordinator', 'lead', 'ru', 'preparer', 'approver', 'direction'];

/** The calendar: offices see their organisation, a referent her projects, a partner herself. */
export class VacationRead {
  @Handles(ops.vacationGet)
  async get(input: InputOf<typeof ops.vacationGet>, tx: Tx) {
    const row = await tx.get(Vacation, { id: input.id });
    mustBeOneOf(tx, row.organisationId, [row.personId, row.referentId], ...OFFICE);
    return (await this.views([row], tx))[0];
  }

  @Handles(ops.vacationList)
  async list(input: InputOf<typeof ops.vacationList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Vacation, 'r').where('true');
    filtered(query, { person_id: input.person, membership_id: input.membership, project_id: input.project, assignment_id: input.assignment, state: input.state });
    if (input.from) query.andWhere('r.date >= :from', { from: input.from });
    if (input.to) query.andWhere('r.date <= :to', { to: input.to });
    onlyMine(query, tx, OFFICE, ['person_id', 'referent_id']);
    // `<date>:<id>`: where the last page ended.
    if (input.after !== undefined) {
      const [date, id] = input.after.split(':');
      mustBeCursor(isDate(date) && isId(id));
      query.andWhere('(r.date, r.id) > (CAST(:date AS date), CAST(:id AS uuid))', { date, id });
    }
    const rows = await query.orderBy('r.date', 'ASC').addOrderBy('r.id', 'ASC').take(input.limit + 1).getMany();
    const items = rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: await this.views(items, tx), next: rows.length > input.limit && last ? `${last.date}:${last.id}` : null };
  }

  private async views(rows: Vacation[], tx: Tx) {
    const ids = [...new Set(rows.map((r) => r.projectId))];
    const projects = ids.length ? await tx.em.createQueryBuilder(Project, 'p').where('p.id = ANY(:ids)', { ids }).getMany() : [];
    const titles = new Map(projects.map((p) => [p.id, p.title]));
    return rows.map((r) => {
      const close = tx.isSystem || isSelf(tx, r.personId) || tx.holds(r.organisationId, 'coordinator');
      return {
        ...tx.answer(r), organisation: r.organisationId, programme: r.programme, journey: r.journeyId, membership: r.membershipId, person: r.personId, assignment: r.assignmentId, project: r.projectId,
        title: titles.get(r.projectId) ?? '', referent: r.referentId, date: r.date, part: r.part, startsAt: r.startsAt, endsAt: r.endsAt, site: r.siteId, remote: r.remote, format: r.format,
        field: r.field, level: r.level, minutes: r.minutes, units: r.units, payableShare: r.payableShare, late: r.late, declaredAt: r.declaredAt,
        // Why somebody could not come is between her and the coordinators.
        reason: close || r.state === 'CANCELLED_BY_TEAM' ? r.reason : null, comment: close ? r.comment : null,
      };
    });
  }
}
