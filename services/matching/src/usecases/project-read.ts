import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, summaryOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Project } from '../persistence/project.entity';
import { assignedTo, assignedToEach } from '../persistence/reads';
import { me, officesOf } from './access';
import { byId, filtered, onlyMine } from './lists';
import { teamOf } from './project-draft';

const OFFICE = ['coordinator', 'lead', 'ru', 'direction', 'professional', 'referent'];
/** What partners may see of the catalogue. */
const SHOWN = ['OPEN', 'STAFFED', 'RUNNING', 'CLOSING', 'CLOSED'];

export class ProjectRead {
  @Handles(ops.projectGet)
  async get(input: InputOf<typeof ops.projectGet>, tx: Tx) {
    const row = await tx.get(Project, { id: input.id });
    const seesAll = tx.isSystem || tx.holds(row.organisationId, ...OFFICE) || teamOf(row).includes(tx.person);
    if (!seesAll && !SHOWN.includes(row.state)) throw new TandemError('NOT_FOUND');
    const { review, checklist, need, weights, ...rest } = await this.view(row, tx);
    return seesAll ? { ...rest, review, checklist, need, weights } : rest;
  }

  @Handles(ops.projectList)
  async list(input: InputOf<typeof ops.projectList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Project, 'r').where('true');
    filtered(query, { state: input.state, call_id: input.call, programme: input.programme, referent_id: input.referent });
    query.andWhere('(r.organisation_id = ANY(:seeing) OR r.created_by = :me OR r.state = ANY(:shown))', { seeing: officesOf(tx, ...OFFICE), shown: SHOWN, me: me(tx) ?? null });
    onlyMine(query, tx, [...OFFICE, 'partner'], ['created_by', 'referent_id', 'lead_id']);
    const { rows, next } = await byId(query, input);
    const assigned = await assignedToEach(tx, rows.map((r) => r.id));
    return { items: rows.map((r) => this.card(r, assigned.get(r.id) ?? 0, tx)), next };
  }

  /** Open to anybody: no person, no organisation, no review. */
  @Handles(ops.projectCatalogue)
  async catalogue(input: InputOf<typeof ops.projectCatalogue>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Project, 'r').where('r.call_id = :call AND r.state = :open', { call: input.call, open: 'OPEN' });
    const { rows, next } = await byId(query, input);
    return { items: rows.map((r) => ({ id: r.id, title: r.title, field: r.field, level: r.level, seats: r.seats, starts: r.starts, ends: r.ends, remote: r.remote })), next };
  }

  /** This service's share of the summary: half-days that took place, whatever became of their paper. */
  @Handles(summaryOperations.matching)
  async summary(input: InputOf<typeof summaryOperations.matching>, tx: Tx) {
    const [row] = (await tx.em.query(`SELECT count(*)::int AS n FROM vacation WHERE organisation_id = $1 AND state = ANY($2)`, [
      input.organisation, ['DONE', 'DECLARED', 'DISPUTED', 'APPROVED', 'FORFEITED'],
    ])) as { n: number }[];
    return { vacationsDone: row.n };
  }

  private card(r: Project, assigned: number, tx: Tx) {
    return {
      ...tx.answer(r), organisation: r.organisationId, programme: r.programme, title: r.title, field: r.field, level: r.level, seats: r.seats, minPartners: r.minPartners,
      assigned, starts: r.starts, ends: r.ends, call: r.callId, referent: r.referentId, lead: r.leadId, unit: r.unitId, site: r.siteId, remote: r.remote,
    };
  }
  private async view(r: Project, tx: Tx) {
    return {
      ...this.card(r, await assignedTo(tx, r.id), tx), why: r.why, tasks: r.tasks, profiles: r.profiles, plannedHalfDays: r.plannedHalfDays, halfDays: r.halfDays, formats: r.formats,
      budgetLine: r.budgetLine, unpaidReason: r.unpaidReason, review: r.review, feedback: r.feedback, feedbackOn: r.feedbackOn, professionals: r.professionals, pausedFrom: r.pausedFrom, checklist: r.checklist, need: r.need, weights: r.weights, journey: r.journeyId,
    };
  }
}
