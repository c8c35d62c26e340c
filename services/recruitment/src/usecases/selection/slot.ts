import { allowedCommands, assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { interviewSlotMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { assertQuorum, fillsGrid } from '../../domain/selection/panel';
import { Application } from '../../persistence/application.entity';
import { Grid } from '../../persistence/selection/grid.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { Panel } from '../../persistence/selection/panel.entity';
import { mustHold } from '../../persistence/versioned';
import { forgetInterview, freeSlots, panelOf } from './booking';
import { completeInterview } from './complete-interview';
import { receivesAs } from './meeting';
import { listPage, officesOf } from './list';

const view = (slot: InterviewSlot) => ({
  id: slot.id, organisation: slot.organisationId, version: slot.version, state: slot.state, panel: slot.panelId, meeting: slot.meetingId, startsAt: slot.startsAt, minutes: slot.minutes, mode: slot.mode,
  place: slot.place, application: slot.applicationId, present: slot.present, allowed: allowedCommands(interviewSlotMachine, slot.state),
});

/** @throws PANEL_BUSY */
async function assertFreeHour(tx: Tx, panel: string, startsAt: string, minutes: number): Promise<void> {
  const crossing = (await tx.em.query(
    `SELECT 1 FROM interview_slot WHERE panel_id = $1 AND state <> 'CANCELLED'
     AND starts_at < $2::timestamptz + make_interval(mins => $3) AND starts_at + make_interval(mins => minutes) > $2::timestamptz LIMIT 1`,
    [panel, startsAt, minutes],
  )) as unknown[];
  if (crossing.length) throw new TandemError('PANEL_BUSY');
}

export class InterviewSlotUseCases {
  @Handles(ops.slotOpen)
  async open(input: InputOf<typeof ops.slotOpen>, tx: Tx) {
    // Held so that two hours of one panel are opened one after the other.
    const panel = await tx.em.findOne(Panel, { where: { id: input.panel }, lock: { mode: 'pessimistic_write' } });
    if (!panel) throw new TandemError('NOT_FOUND');
    mustHold(tx, panel.organisationId, 'coordinator');
    if (panel.kind === 'MEETING') throw new TandemError('SELECTION_BY_MEETING');
    const startsAt = new Date(input.startsAt).toISOString();
    if (startsAt <= tx.now) throw new TandemError('SLOT_PAST');
    assertNoIdentifiers(input.place, 'place');
    await assertFreeHour(tx, panel.id, startsAt, input.minutes);
    return tx.answer(await tx.create(InterviewSlot, 'open', {
      organisationId: panel.organisationId, panelId: panel.id, programme: panel.programme, callId: panel.callId, startsAt, minutes: input.minutes, mode: input.mode,
      place: input.place ?? null, applicationId: null, candidateId: null, journeyId: null, meetingId: null, placeNumber: 1, present: [],
    }));
  }

  /** The interview took place: each of the two voices that was there owes a grid from now on. */
  @Handles(ops.slotHold)
  async hold(input: InputOf<typeof ops.slotHold>, tx: Tx) {
    const application = await this.bookedBy(tx, input.id);
    const slot = await tx.target(InterviewSlot, input.id);
    // A file withdrawn a moment ago has not given its hour back yet.
    if (slot.state === 'BOOKED' && application?.state !== 'INTERVIEW_SCHEDULED') throw new TandemError('NO_INTERVIEW');
    const panel = await panelOf(tx, slot);
    const seated = panel.members.some((m) => m.person === personOf(tx.actor));
    if (!seated && !tx.holds(slot.organisationId, 'coordinator')) throw new TandemError('NOT_FOUND');
    if (slot.startsAt > tx.now) throw new TandemError('SLOT_TO_COME');
    if (panel.kind === 'MEETING') return this.met(tx, slot, application, input.present);
    const there = assertQuorum(panel.members, input.present);
    slot.present = there.map((m) => m.person);
    await tx.move(slot, 'hold');
    const common = { organisationId: slot.organisationId, applicationId: slot.applicationId as string, slotId: slot.id, programme: slot.programme, journeyId: slot.journeyId, content: null };
    for (const member of there.filter(fillsGrid)) await tx.create(Grid, 'assign', { ...common, memberId: member.person, memberRole: member.role });
    return tx.answer(slot);
  }

  /** No grid and no vote: what was said is agreed with the person, and the coordinators answer. */
  private async met(tx: Tx, slot: InterviewSlot, application: Application | null, present: string[]) {
    for (const person of present) await receivesAs(tx, slot.organisationId, person);
    slot.present = present;
    await tx.move(slot, 'hold');
    await completeInterview(tx, application as Application);
    return tx.answer(slot);
  }

  /** Of a meeting, every place: whoever was to receive does not come. */
  @Handles(ops.slotCancel)
  async cancel(input: InputOf<typeof ops.slotCancel>, tx: Tx) {
    const application = await this.bookedBy(tx, input.id);
    const slot = await tx.target(InterviewSlot, input.id);
    mustHold(tx, slot.organisationId, 'coordinator');
    await this.cancelPlace(tx, slot, application);
    const others = slot.meetingId ? await tx.em.find(InterviewSlot, { where: { meetingId: slot.meetingId, state: In(['OPEN', 'BOOKED']) }, order: { placeNumber: 'ASC' } }) : [];
    for (const { id } of others) await this.cancelPlace(tx, await tx.lock(InterviewSlot, id), await this.bookedBy(tx, id));
    return tx.answer(slot);
  }
  private async cancelPlace(tx: Tx, slot: InterviewSlot, application: Application | null): Promise<void> {
    if (slot.state === 'BOOKED' && application?.state === 'INTERVIEW_SCHEDULED') await tx.move(forgetInterview(application), 'cancel-interview', { data: { slot: slot.id } });
    await tx.move(slot, 'cancel');
  }

  /** Locked before its slot, everywhere: two commands never wait for one another. */
  private async bookedBy(tx: Tx, slotId: string): Promise<Application | null> {
    const { state, applicationId } = await tx.get(InterviewSlot, { id: slotId });
    return state === 'BOOKED' && applicationId ? tx.lock(Application, applicationId) : null;
  }

  @Handles(ops.slotGet)
  async get(input: InputOf<typeof ops.slotGet>, tx: Tx) {
    const slot = await tx.get(InterviewSlot, { id: input.id });
    tx.mustOwn(slot, slot.candidateId, 'coordinator', 'professional', 'ru');
    return view(slot);
  }

  @Handles(ops.slotList)
  async list(input: InputOf<typeof ops.slotList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(InterviewSlot, 's').where('TRUE');
    if (input.panel) query.andWhere('s.panel_id = :panel', { panel: input.panel });
    if (input.application) query.andWhere('s.application_id = :application', { application: input.application });
    if (input.state) query.andWhere('s.state = :state', { state: input.state });
    return listPage(query, input, { offices: officesOf(tx, 'coordinator', 'professional', 'ru'), mine: 's.candidate_id = :me', person: personOf(tx.actor) }, view);
  }

  @Handles(ops.slotFree)
  async free(input: InputOf<typeof ops.slotFree>, tx: Tx) {
    const application = await tx.get(Application, { id: input.id });
    tx.mustOwn(application, application.personId, 'coordinator');
    const slots = await freeSlots(tx, application);
    return { items: slots.map(({ slot: s, places }) => ({ id: s.id, places, version: s.version, startsAt: s.startsAt, minutes: s.minutes, mode: s.mode, place: s.place })) };
  }
}
