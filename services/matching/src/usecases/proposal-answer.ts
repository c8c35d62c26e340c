import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Proposal } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { isSelf, me, mustBeOneOf, officesOf } from './access';
import { byId, filtered } from './lists';

type Id = InputOf<typeof ops.proposalAccept>;
/** The team knows who it is only once the person said yes. */
const KNOWN_TO_TEAM = ['ACCEPTED', 'CONFIRMED', 'REFUSED_BY_TEAM'];

export class ProposalAnswer {
  @Handles(ops.proposalAccept)
  async accept(input: Id, tx: Tx) {
    return this.byPartner(input.id, 'accept', tx);
  }
  @Handles(ops.proposalDecline)
  async decline(input: Id, tx: Tx) {
    return this.byPartner(input.id, 'decline', tx);
  }
  private async byPartner(id: string, command: string, tx: Tx) {
    const row = await tx.target(Proposal, id);
    tx.mustOwn(row, row.personId, 'coordinator');
    return tx.answer(await tx.move(row, command));
  }

  @Handles(ops.proposalRefuse)
  async refuse(input: InputOf<typeof ops.proposalRefuse>, tx: Tx) {
    const row = await tx.target(Proposal, input.id);
    mustBeOneOf(tx, row.organisationId, [(await tx.get(Project, { id: row.projectId })).referentId], 'coordinator');
    row.reason = input.reason;
    return tx.answer(await tx.move(row, 'refuse', { reason: input.reason }));
  }
  @Handles(ops.proposalWithdraw)
  async withdraw(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Proposal, input.id), 'withdraw'));
  }
  @Handles(ops.proposalLapse)
  async lapse(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Proposal, input.id), 'lapse'));
  }

  @Handles(ops.proposalGet)
  async get(input: InputOf<typeof ops.proposalGet>, tx: Tx) {
    const row = await tx.get(Proposal, { id: input.id });
    const { referentId } = await tx.get(Project, { id: row.projectId });
    mustBeOneOf(tx, row.organisationId, [row.personId, referentId], 'coordinator');
    if (row.state === 'SUGGESTED' && !tx.isSystem && !tx.holds(row.organisationId, 'coordinator')) throw new TandemError('NOT_FOUND');
    return this.view(row, tx);
  }

  @Handles(ops.proposalList)
  async list(input: InputOf<typeof ops.proposalList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Proposal, 'r').where('true');
    filtered(query, { project_id: input.project, membership_id: input.membership, state: input.state });
    const offices = officesOf(tx, 'coordinator');
    query.andWhere(`(r.organisation_id = ANY(:offices) OR r.state <> 'SUGGESTED')`, { offices });
    const mine = 'r.person_id = :me OR EXISTS (SELECT 1 FROM project p WHERE p.id = r.project_id AND p.referent_id = :me)';
    query.andWhere(`(r.organisation_id = ANY(:offices) OR ${mine})`, { offices, me: me(tx) ?? null });
    const { rows, next } = await byId(query, input);
    return { items: rows.map((r) => this.view(r, tx)), next };
  }

  private view(r: Proposal, tx: Tx) {
    const office = tx.isSystem || tx.holds(r.organisationId, 'coordinator');
    const shown = office || isSelf(tx, r.personId) || KNOWN_TO_TEAM.includes(r.state);
    return {
      ...tx.answer(r), organisation: r.organisationId, project: r.projectId, membership: shown ? r.membershipId : null, person: shown ? r.personId : null,
      // The reasons hold what somebody lived: the person and the coordinators read them, teams do not.
      score: office ? r.score : null, sentence: office || isSelf(tx, r.personId) ? r.sentence : null, assignment: r.assignmentId, reason: office ? r.reason : null,
    };
  }
}
