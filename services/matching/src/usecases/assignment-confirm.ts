import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Assignment } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { membershipOf } from '../persistence/reads';
import { isSelf, mustAllow, mustBeOneOf } from './access';
import { makeAssignment } from './assignment-make';
import { byId, filtered, onlyMine } from './lists';
import { staffIfComplete } from './project-run';
import { cancelAhead } from './vacation-cancel';

const OFFICE = ['coordinator', 'lead', 'ru'];

export class Assignments {
  @Handles(ops.assignmentConfirm)
  async confirm(input: InputOf<typeof ops.assignmentConfirm>, tx: Tx) {
    const row = await makeAssignment(tx, input.project, await membershipOf(tx, input.membership));
    await staffIfComplete(tx, row.projectId);
    return tx.answer(row);
  }

  @Handles(ops.assignmentActivate)
  async activate(input: InputOf<typeof ops.assignmentActivate>, tx: Tx) {
    const row = await tx.target(Assignment, input.id);
    mustAllow(row, 'activate');
    const membership = await membershipOf(tx, row.membershipId);
    if (membership.state !== 'ACTIVE') throw new TandemError('MEMBERSHIP_NOT_ACTIVE', { state: membership.state });
    return tx.answer(await tx.move(row, 'activate'));
  }

  /** Either side may stop at any time; half-days still ahead go with it. */
  @Handles(ops.assignmentEnd)
  async end(input: InputOf<typeof ops.assignmentEnd>, tx: Tx) {
    const row = await tx.target(Assignment, input.id);
    mustBeOneOf(tx, row.organisationId, [row.personId, row.referentId], 'coordinator');
    await tx.move(row, 'end', { reason: input.reason });
    const partnerStops = isSelf(tx, row.personId) || input.reason === 'PARTNER_WISH';
    await cancelAhead(tx, { assignment_id: row.id }, partnerStops ? 'partner' : 'team', partnerStops ? 'OTHER' : 'ASSIGNMENT_ENDED');
    return tx.answer(row);
  }

  @Handles(ops.assignmentGet)
  async get(input: InputOf<typeof ops.assignmentGet>, tx: Tx) {
    const row = await tx.get(Assignment, { id: input.id });
    mustBeOneOf(tx, row.organisationId, [row.personId, row.referentId], ...OFFICE);
    return (await this.views([row], tx))[0];
  }

  @Handles(ops.assignmentList)
  async list(input: InputOf<typeof ops.assignmentList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Assignment, 'r').where('true');
    filtered(query, { project_id: input.project, membership_id: input.membership, speed_dating_id: input.speedDating, state: input.state });
    onlyMine(query, tx, OFFICE, ['person_id', 'referent_id']);
    const { rows, next } = await byId(query, input);
    return { items: await this.views(rows, tx), next };
  }

  private async views(rows: Assignment[], tx: Tx) {
    const projects = rows.length ? await tx.em.createQueryBuilder(Project, 'p').where('p.id = ANY(:ids)', { ids: rows.map((r) => r.projectId) }).getMany() : [];
    const titles = new Map(projects.map((p) => [p.id, p.title]));
    return rows.map((r) => ({
      ...tx.answer(r), organisation: r.organisationId, programme: r.programme, journey: r.journeyId, project: r.projectId, title: titles.get(r.projectId) ?? '', membership: r.membershipId,
      person: r.personId, referent: r.referentId, speedDating: r.speedDatingId, proposal: r.proposalId, starts: r.starts, ends: r.ends,
    }));
  }
}
