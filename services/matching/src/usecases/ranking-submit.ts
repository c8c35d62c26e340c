import { newId, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, rankingEvents, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { MembershipCopy } from '../persistence/copies.entity';
import { Ranking, SpeedDating } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { membershipOf } from '../persistence/reads';
import { mustBeOneOf } from './access';
import { BINDABLE } from './assignment-make';
import { teamOf } from './project-draft';

interface Sent {
  side: 'PARTNER' | 'TEAM';
  membershipId: string | null;
  projectId: string | null;
  choices: string[];
  acceptsOthers: boolean;
}

/** Both sides rank, and rank again until the close. The order stays here; that it is in is a fact. */
export class RankingSubmit {
  @Handles(ops.rankingPartner)
  async partner(input: InputOf<typeof ops.rankingPartner>, tx: Tx) {
    const membership = await membershipOf(tx, input.membership);
    tx.mustOwn(membership, membership.personId, 'coordinator');
    if (!BINDABLE.includes(membership.state)) throw new TandemError('MEMBERSHIP_NOT_ACTIVE', { state: membership.state });
    const dating = await this.open(input.speedDating, tx);
    const projects = new Set(dating.projects.map((p) => p.project));
    if (membership.programme !== dating.programme || membership.organisationId !== dating.organisationId || !input.order.every((id) => projects.has(id))) throw new TandemError('NOT_IN_SPEED_DATING');
    return this.keep(dating, { side: 'PARTNER', membershipId: membership.id, projectId: null, choices: input.order, acceptsOthers: input.acceptsOthers }, tx, membership.journeyId);
  }

  @Handles(ops.rankingTeam)
  async team(input: InputOf<typeof ops.rankingTeam>, tx: Tx) {
    const project = await tx.get(Project, { id: input.project });
    mustBeOneOf(tx, project.organisationId, teamOf(project), 'coordinator');
    const dating = await this.open(input.speedDating, tx);
    const known = await tx.em.createQueryBuilder(MembershipCopy, 'm').where('m.id = ANY(:ids) AND m.organisation_id = :o AND m.programme = :p', { ids: input.order, o: dating.organisationId, p: dating.programme }).getCount();
    if (known !== input.order.length || !dating.projects.some((p) => p.project === project.id)) throw new TandemError('NOT_IN_SPEED_DATING');
    return this.keep(dating, { side: 'TEAM', membershipId: null, projectId: project.id, choices: input.order, acceptsOthers: input.acceptsOthers }, tx);
  }

  /** The row is held: a ranking is in before the close or refused after it, never lost between. */
  private async open(id: string, tx: Tx): Promise<SpeedDating> {
    const dating = await tx.lock(SpeedDating, id);
    if (dating.state !== 'OPEN') throw new TandemError('RANKINGS_CLOSED', { state: dating.state });
    return dating;
  }

  private async keep(dating: SpeedDating, sent: Sent, tx: Tx, journey: string | null = null) {
    const where = sent.membershipId ? { speedDatingId: dating.id, membershipId: sent.membershipId } : { speedDatingId: dating.id, projectId: sent.projectId as string };
    const found = await tx.find(Ranking, where);
    const row = found ?? tx.em.create(Ranking, { id: newId(), organisationId: dating.organisationId, speedDatingId: dating.id, version: 0 });
    Object.assign(row, sent, { version: row.version + 1, updatedAt: tx.now, sentBy: tx.actor.sub });
    await tx.em.save(row, { reload: false });
    const data = { speedDating: dating.id, side: sent.side, ...(sent.membershipId ? { membership: sent.membershipId } : { project: sent.projectId }) };
    await tx.emit(rankingEvents, 'ranking.submitted', row, data, { programme: dating.programme, journey: journey ?? undefined });
    return { id: row.id, version: row.version, state: dating.state };
  }
}
