import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { MembershipCopy } from '../persistence/copies.entity';
import { Assignment } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { asRefusal, freeSeats } from '../persistence/reads';

/** Projects that take partners. */
const TAKING = ['OPEN', 'STAFFED', 'RUNNING'];
export const STOPPED = ['PAUSED', 'CLOSING', 'CLOSED', 'REJECTED', 'CANCELLED'];
/** A partner may be bound while onboarding: the assignment becomes effective with the membership. */
export const BINDABLE = ['ONBOARDING', 'ACTIVE'];

/**
 * The one way an assignment is born: by appointment, proposal or speed-dating. The project's row is held, so two people
 * cannot take its last seat. `id`: where somebody's place was promised to it.
 * @throws TandemError PROJECT_NOT_OPEN, MEMBERSHIP_NOT_ACTIVE, NO_FREE_SEAT, ALREADY_PROPOSED
 */
export async function makeAssignment(tx: Tx, projectId: string, membership: MembershipCopy, from: { proposalId?: string; speedDatingId?: string; id?: string } = {}): Promise<Assignment> {
  const project = await tx.lock(Project, projectId);
  if (!TAKING.includes(project.state)) throw new TandemError('PROJECT_NOT_OPEN', { state: project.state });
  if (!BINDABLE.includes(membership.state)) throw new TandemError('MEMBERSHIP_NOT_ACTIVE', { state: membership.state });
  await freeSeats(tx, project);
  return tx
    .create(Assignment, 'confirm', {
      ...(from.id ? { id: from.id } : {}),
      organisationId: project.organisationId, programme: project.programme, journeyId: membership.journeyId, projectId, membershipId: membership.id, personId: membership.personId,
      referentId: project.referentId, proposalId: from.proposalId ?? null, speedDatingId: from.speedDatingId ?? null, successorId: null, starts: project.starts, ends: project.ends,
    })
    .catch(asRefusal('assignment_live', 'ALREADY_PROPOSED'));
}
