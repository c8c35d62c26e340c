import { halfDayStart, instantMs, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In, Not } from 'typeorm';
import { Staff } from '../../persistence/house.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { TrainingSession } from '../../persistence/training/session.entity';
import { claimFile } from '../membership/claim-file';
import { tryActivate } from '../membership/try-activate';
import { asSystem } from '../selection/as-system';
import { assertFreeHalfDays, hasPlace, leaveSeat, takeHalfDays } from './places';

const OFFER_MS = 48 * 3_600_000;
const OFFICE = ['trainer', 'coordinator'];

interface Guest {
  personId: string;
  membershipId: string | null;
  journeyId: string | null;
  side: 'PARTNER' | 'PROFESSIONAL';
}

/** The session is always locked before its enrolments: places are counted by one at a time. */
async function locked(tx: Tx, id: string): Promise<{ session: TrainingSession; enrolment: Enrolment }> {
  const { sessionId } = await tx.get(Enrolment, { id });
  const session = await tx.lock(TrainingSession, sessionId as string);
  const enrolment = await tx.target(Enrolment, id);
  tx.mustOwn(enrolment, enrolment.personId, ...OFFICE);
  return { session, enrolment };
}

/** @throws SESSION_NOT_OPEN, SESSION_PAST */
function assertTakesPeople(tx: Tx, session: TrainingSession): void {
  if (!['OPEN', 'CONFIRMED'].includes(session.state)) throw new TandemError('SESSION_NOT_OPEN');
  if (halfDayStart(session.halfDays[0]) <= tx.now) throw new TandemError('SESSION_PAST');
}

export class EnrolmentUseCases {
  @Handles(ops.enrolmentInvite)
  async invite(input: InputOf<typeof ops.enrolmentInvite>, tx: Tx) {
    const session = await tx.lock(TrainingSession, input.id);
    assertTakesPeople(tx, session);
    const guest = await this.guest(tx, session, input);
    if (await tx.find(Enrolment, { sessionId: session.id, personId: guest.personId, state: Not('CANCELLED') })) throw new TandemError('ENROLMENT_TWICE');
    await assertFreeHalfDays(tx, session, guest.personId);
    return tx.answer(await tx.create(Enrolment, 'invite', {
      ...guest, organisationId: session.organisationId, sessionId: session.id, sessionEnds: session.halfDays.at(-1)?.date ?? null, course: session.course, programme: session.programme,
      waitingSince: null, offeredAt: null, completedOn: null, proofFileId: null,
    }));
  }

  private async guest(tx: Tx, session: TrainingSession, input: { membership?: string; person?: string }): Promise<Guest> {
    if (!input.membership === !input.person) throw new TandemError('ENROLMENT_WHO');
    if (input.membership) {
      const membership = await tx.get(Membership, { id: input.membership, organisationId: session.organisationId });
      if (['ENDED', 'ALUMNI', 'ANONYMISED'].includes(membership.state)) throw new TandemError('MEMBERSHIP_OVER');
      return { personId: membership.personId, membershipId: membership.id, journeyId: membership.journeyId, side: 'PARTNER' };
    }
    const staff = await tx.find(Staff, { organisationId: session.organisationId, personId: input.person, present: true });
    if (!staff) throw new TandemError('NOT_STAFF');
    return { personId: staff.personId, membershipId: null, journeyId: null, side: 'PROFESSIONAL' };
  }

  @Handles(ops.enrolmentAccept)
  async accept(input: InputOf<typeof ops.enrolmentAccept>, tx: Tx) {
    const { session, enrolment } = await locked(tx, input.id);
    assertTakesPeople(tx, session);
    if (await hasPlace(tx, session)) await this.seat(tx, session, enrolment, 'enrol');
    else {
      enrolment.waitingSince = tx.now;
      await tx.move(enrolment, 'enrol', { to: 'WAITLISTED' });
    }
    return tx.answer(enrolment);
  }

  /** A place that became free is kept 48 hours for the first who waited. */
  @Handles(ops.enrolmentTakePlace)
  async takePlace(input: InputOf<typeof ops.enrolmentTakePlace>, tx: Tx) {
    const { session, enrolment } = await locked(tx, input.id);
    assertTakesPeople(tx, session);
    const fresh = enrolment.offeredAt !== null && instantMs(tx.now) - instantMs(enrolment.offeredAt) <= OFFER_MS;
    if (enrolment.state === 'WAITLISTED' && !(fresh && (await hasPlace(tx, session)))) throw new TandemError('NO_PLACE_OFFERED');
    await this.seat(tx, session, enrolment, 'take-place');
    return tx.answer(enrolment);
  }

  /** Who joins a session already confirmed is confirmed with it. */
  private async seat(tx: Tx, session: TrainingSession, enrolment: Enrolment, command: string): Promise<void> {
    await tx.move(enrolment, command, { to: 'ENROLLED' });
    await takeHalfDays(tx, session, enrolment);
    if (session.state === 'CONFIRMED') await asSystem(tx).move(enrolment, 'confirm');
  }

  @Handles(ops.enrolmentDecline)
  async decline(input: InputOf<typeof ops.enrolmentDecline>, tx: Tx) {
    const { session, enrolment } = await locked(tx, input.id);
    await leaveSeat(tx, session, enrolment, 'decline');
    return tx.answer(enrolment);
  }

  @Handles(ops.enrolmentLapse)
  async lapse(input: InputOf<typeof ops.enrolmentLapse>, tx: Tx) {
    const { session, enrolment } = await locked(tx, input.id);
    await leaveSeat(tx, session, enrolment, 'lapse');
    return tx.answer(enrolment);
  }

  @Handles(ops.enrolmentCancel)
  async cancel(input: InputOf<typeof ops.enrolmentCancel>, tx: Tx) {
    const { session, enrolment } = await locked(tx, input.id);
    await leaveSeat(tx, session, enrolment, 'cancel');
    return tx.answer(enrolment);
  }

  /** A prior training with its proof stands for the course. */
  @Handles(ops.enrolmentRecognise)
  async recognise(input: InputOf<typeof ops.enrolmentRecognise>, tx: Tx) {
    const membership = await tx.get(Membership, { id: input.id });
    if (membership.state === 'ENDED') throw new TandemError('MEMBERSHIP_OVER');
    const known = { personId: membership.personId, organisationId: membership.organisationId, course: input.course, state: In(['COMPLETED', 'EQUIVALENCE']) };
    if (await tx.find(Enrolment, known)) throw new TandemError('COURSE_DONE');
    const enrolment = await tx.create(Enrolment, 'recognise', {
      organisationId: membership.organisationId, personId: membership.personId, membershipId: membership.id, sessionId: null, sessionEnds: null, course: input.course, side: 'PARTNER',
      programme: membership.programme, journeyId: membership.journeyId, waitingSince: null, offeredAt: null, completedOn: null, proofFileId: input.file,
    });
    await claimFile(tx, membership.organisationId, input.file, input.sha256);
    await tryActivate(tx, membership.id);
    return tx.answer(enrolment);
  }
}
