import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { rankOne } from '../domain/shortlist';
import { Proposal } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { asRefusal, freeSeats, membershipOf, settingsFor } from '../persistence/reads';
import { missionOf, suitorsOf } from '../persistence/suitors';
import { mustAllow, mustBeOneOf } from './access';
import { makeAssignment, STOPPED } from './assignment-make';
import { staffIfComplete } from './project-run';

type Id = InputOf<typeof ops.proposalPropose>;

/** Nobody is asked to join what is paused or over. @throws TandemError PROJECT_NOT_OPEN */
function mustGoOn({ state }: Project): void {
  if (STOPPED.includes(state)) throw new TandemError('PROJECT_NOT_OPEN', { state });
}

/** Staffing one by one: a coordinator suggests and proposes, the partner answers, the team binds. */
export class ProposalMake {
  @Handles(ops.proposalSuggest)
  async suggest(input: InputOf<typeof ops.proposalSuggest>, tx: Tx) {
    const project = await tx.get(Project, { id: input.project });
    mustGoOn(project);
    const membership = await membershipOf(tx, input.membership);
    const { suitors, context } = await suitorsOf(tx, project, project.id);
    const suitor = suitors.find((s) => s.membership === membership.id);
    if (!suitor) throw new TandemError('MEMBERSHIP_NOT_ACTIVE', { state: membership.state });
    if (suitor.projects.includes(project.id)) throw new TandemError('ALREADY_PROPOSED');
    const ranked = rankOne(missionOf(project), suitor, context);
    // What cannot be lifted (a tie, a refusal) has no override and stays.
    const stops = ranked.blockers.filter((b) => b.override === null || !(input.overrides as string[]).includes(b.code));
    if (stops.length) throw new TandemError('BLOCKED_FOR_PROJECT', { codes: stops.map((b) => b.code), sentences: stops.map((b) => b.fr) });
    const row = await tx
      .create(Proposal, 'suggest', {
        organisationId: project.organisationId, programme: project.programme, journeyId: membership.journeyId, projectId: project.id, membershipId: membership.id, personId: membership.personId,
        score: ranked.score, sentence: ranked.sentence, overrides: input.overrides, reason: null, assignmentId: null, proposedAt: null,
      })
      .catch(asRefusal('proposal_open', 'ALREADY_PROPOSED'));
    return { ...tx.answer(row), score: row.score, sentence: row.sentence };
  }

  @Handles(ops.proposalPropose)
  async propose(input: Id, tx: Tx) {
    const row = await tx.target(Proposal, input.id);
    mustAllow(row, 'propose');
    const project = await tx.lock(Project, row.projectId);
    mustGoOn(project);
    const seats = await freeSeats(tx, project);
    const max = (await settingsFor(tx, project))['parallel-proposals'];
    const open = await tx.em.countBy(Proposal, { projectId: project.id, state: 'PROPOSED' });
    if (open >= max * seats) throw new TandemError('TOO_MANY_PROPOSALS', { open, seats, max });
    row.proposedAt = tx.now;
    return tx.answer(await tx.move(row, 'propose'));
  }

  @Handles(ops.proposalConfirm)
  async confirm(input: Id, tx: Tx) {
    const row = await tx.target(Proposal, input.id);
    const project = await tx.lock(Project, row.projectId);
    mustBeOneOf(tx, row.organisationId, [project.referentId], 'coordinator');
    mustAllow(row, 'confirm');
    const assignment = await makeAssignment(tx, project.id, await membershipOf(tx, row.membershipId), { proposalId: row.id });
    row.assignmentId = assignment.id;
    await tx.move(row, 'confirm');
    await staffIfComplete(tx, project.id);
    return { ...tx.answer(row), assignment: assignment.id };
  }
}
