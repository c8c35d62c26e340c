import { allowedCommands, TandemError } from '@tandem/kernel';
import { applicationMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Application } from '../../persistence/application.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { bookedSlot, bookSlot, forgetInterview, panelOf, releaseSlot } from './booking';

const MOVES_BY_CANDIDATE = 2;

async function ownApplication(tx: Tx, id: string): Promise<Application> {
  const application = await tx.target(Application, id);
  tx.mustOwn(application, application.personId, 'coordinator');
  return application;
}
/** On paper or by phone it is still the candidate who moves. */
const byCandidate = (tx: Tx, application: Application): boolean => (tx.actor.onBehalfOf ?? personOf(tx.actor)) === application.personId;

/** Booking, moving, missing and cancelling an interview. */
export class ApplicationInterviewUseCases {
  @Handles(ops.applicationScheduleInterview)
  async schedule(input: InputOf<typeof ops.applicationScheduleInterview>, tx: Tx) {
    const application = await ownApplication(tx, input.id);
    this.assertState(application, 'SCREENED', 'schedule-interview');
    const { warnings, ...data } = await bookSlot(tx, application, input.slot);
    return { ...tx.answer(await tx.move(application, 'schedule-interview', { data })), warnings };
  }

  @Handles(ops.applicationMoveInterview)
  async move(input: InputOf<typeof ops.applicationMoveInterview>, tx: Tx) {
    const application = await ownApplication(tx, input.id);
    this.assertState(application, 'INTERVIEW_SCHEDULED', 'move-interview');
    const own = byCandidate(tx, application);
    if (own && application.interviewMoves >= MOVES_BY_CANDIDATE) throw new TandemError('INTERVIEW_MOVED_TWICE');
    const slot = await bookedSlot(tx, application);
    // The coordinators may still place somebody who had a good reason not to come.
    if (own && slot.startsAt <= tx.now) throw new TandemError('SLOT_PAST');
    // Released first: one application holds one booked slot at a time, and the index says so.
    await releaseSlot(tx, slot);
    const { warnings, ...data } = await bookSlot(tx, application, input.slot);
    if (own) application.interviewMoves += 1;
    return { ...tx.answer(await tx.move(application, 'move-interview', { data })), warnings };
  }

  /** The first absence gives another chance. The second closes the file, which is for the coordinators to say. */
  @Handles(ops.applicationRecordAbsence)
  async recordAbsence(input: InputOf<typeof ops.applicationRecordAbsence>, tx: Tx) {
    const application = await tx.target(Application, input.id);
    this.assertState(application, 'INTERVIEW_SCHEDULED', 'record-absence');
    const slot = await bookedSlot(tx, application);
    await this.mustSit(tx, slot);
    if (slot.startsAt > tx.now) throw new TandemError('SLOT_TO_COME');
    const again = application.interviewAbsences > 0;
    if (again && !tx.holds(slot.organisationId, 'coordinator')) throw new TandemError('SECOND_ABSENCE');
    await tx.move(slot, 'record-absence');
    application.interviewAbsences += 1;
    const data = { slot: slot.id, interviewAt: slot.startsAt };
    if (!again) return tx.answer(await tx.move(forgetInterview(application), 'record-absence', { data }));
    application.reason = 'SECOND_ABSENCE';
    return tx.answer(await tx.move(application, 'lapse', { reason: 'SECOND_ABSENCE', data }));
  }

  @Handles(ops.applicationCancelInterview)
  async cancel(input: InputOf<typeof ops.applicationCancelInterview>, tx: Tx) {
    const application = await tx.target(Application, input.id);
    this.assertState(application, 'INTERVIEW_SCHEDULED', 'cancel-interview');
    const slot = await bookedSlot(tx, application);
    await tx.move(slot, 'cancel');
    return tx.answer(await tx.move(forgetInterview(application), 'cancel-interview', { data: { slot: slot.id } }));
  }

  private async mustSit(tx: Tx, slot: InterviewSlot): Promise<void> {
    const seated = (await panelOf(tx, slot)).members.some((m) => m.person === personOf(tx.actor));
    if (!seated && !tx.holds(slot.organisationId, 'coordinator')) throw new TandemError('NOT_FOUND');
  }

  /** Asked before any slot is touched: a wrong state must not be told as a missing or taken slot. */
  private assertState(application: Application, state: string, command: string): void {
    if (application.state === state) return;
    const allowed = allowedCommands(applicationMachine, application.state);
    throw new TandemError('ILLEGAL_TRANSITION', { aggregate: 'application', state: application.state, command, allowed });
  }
}
