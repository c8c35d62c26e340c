import { allowedCommands, parisDate, TandemError } from '@tandem/kernel';
import { membershipMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { publicReason } from '../../domain/membership/activation';
import { CoverCopy } from '../../persistence/membership/copies.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { takeRoleBack } from '../grants';
import { listPage, officesOf } from '../selection/list';
import { assertReady, missingOf } from './try-activate';
import { journeyToo } from './with-journey';

const OVER = ['ENDED', 'ALUMNI', 'ANONYMISED'];

/** The reason of a pause is shown to the person and the coordinators only: nobody else reads memberships here. */
const view = (m: Membership, missing: string[]) => ({
  id: m.id, organisation: m.organisationId, version: m.version, state: m.state, person: m.personId, programme: m.programme, profile: m.profile, journey: m.journeyId,
  application: m.applicationId, returns: m.returns, pauseReason: m.pauseReason, suspendReason: m.suspendReason, endReason: m.endReason, requiredCourses: m.requiredCourses, asks: m.asks,
  missing, allowed: allowedCommands(membershipMachine, m.state),
});

async function own(tx: Tx, id: string): Promise<Membership> {
  const membership = await tx.target(Membership, id);
  tx.mustOwn(membership, membership.personId, 'coordinator');
  return membership;
}

export class MembershipUseCases {
  @Handles(ops.membershipGet)
  async get(input: InputOf<typeof ops.membershipGet>, tx: Tx) {
    const membership = await tx.get(Membership, { id: input.id });
    tx.mustOwn(membership, membership.personId, 'coordinator');
    return view(membership, membership.state === 'ONBOARDING' || membership.state === 'SUSPENDED' ? await missingOf(tx, membership) : []);
  }

  @Handles(ops.membershipList)
  async list(input: InputOf<typeof ops.membershipList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Membership, 'm').where('TRUE');
    if (input.state) query.andWhere('m.state = :state', { state: input.state });
    if (input.person) query.andWhere('m.person_id = :person', { person: input.person });
    const scope = { offices: officesOf(tx, 'coordinator'), mine: 'm.person_id = :me', person: personOf(tx.actor) };
    return listPage(query, input, scope, (m) => view(m, []));
  }

  @Handles(ops.membershipActivate)
  async activate(input: InputOf<typeof ops.membershipActivate>, tx: Tx) {
    const membership = await tx.target(Membership, input.id);
    if (membership.state === 'ONBOARDING') await assertReady(tx, membership);
    return tx.answer(await tx.move(membership, 'activate'));
  }

  @Handles(ops.membershipPause)
  async pause(input: InputOf<typeof ops.membershipPause>, tx: Tx) {
    const membership = await own(tx, input.id);
    if (input.returns && input.returns < parisDate(tx.now)) throw new TandemError('PAUSE_RETURN_PAST');
    Object.assign(membership, { pauseReason: input.reason, returns: input.returns ?? null });
    await tx.move(membership, 'pause', { reason: publicReason(input.reason) });
    await journeyToo(tx, membership, 'pause');
    return tx.answer(membership);
  }

  @Handles(ops.membershipResume)
  async resume(input: InputOf<typeof ops.membershipResume>, tx: Tx) {
    const membership = await own(tx, input.id);
    if (membership.state === 'PAUSED') await this.assertCovered(tx, membership);
    Object.assign(membership, { pauseReason: null, returns: null });
    await tx.move(membership, 'resume');
    await journeyToo(tx, membership, 'resume');
    return tx.answer(membership);
  }

  /** By the workflow that hears a convention end. */
  @Handles(ops.membershipSuspend)
  async suspend(input: InputOf<typeof ops.membershipSuspend>, tx: Tx) {
    const membership = await tx.target(Membership, input.id);
    membership.suspendReason = input.reason;
    return tx.answer(await tx.move(membership, 'suspend', { reason: input.reason }));
  }

  @Handles(ops.membershipReinstate)
  async reinstate(input: InputOf<typeof ops.membershipReinstate>, tx: Tx) {
    const membership = await tx.target(Membership, input.id);
    if (membership.state === 'SUSPENDED') await assertReady(tx, membership);
    membership.suspendReason = null;
    return tx.answer(await tx.move(membership, 'reinstate'));
  }

  @Handles(ops.membershipEnd)
  async end(input: InputOf<typeof ops.membershipEnd>, tx: Tx) {
    const membership = await own(tx, input.id);
    if (OVER.includes(membership.state)) throw new TandemError('MEMBERSHIP_OVER');
    Object.assign(membership, { endReason: input.reason, pauseReason: null, returns: null });
    const paused = membership.state === 'PAUSED';
    await tx.move(membership, 'end', { reason: publicReason(input.reason) });
    if (paused) await journeyToo(tx, membership, 'resume');
    const { organisationId, personId, programme } = membership;
    await takeRoleBack(tx, { organisationId, personId, role: 'partner', programme });
    return tx.answer(membership);
  }

  private async assertCovered(tx: Tx, membership: Membership): Promise<void> {
    if (!membership.asks.includes('convention')) return;
    const cover = await tx.find(CoverCopy, { membershipId: membership.id });
    if (cover?.coverState !== 'COVERED') throw new TandemError('MEMBERSHIP_NOT_COVERED');
  }
}
