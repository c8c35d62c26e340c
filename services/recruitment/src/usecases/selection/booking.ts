import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { OWN_DOCTOR, type SelectionWay } from '../../domain/selection/meeting';
import type { Application } from '../../persistence/application.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { Panel } from '../../persistence/selection/panel.entity';
import { isTreatedHere, wayOf } from './way';

/**
 * Open panels somebody may not stand before: a member is the candidate, is tied to them (either way round), or works in
 * a unit they have a complaint with. `$1` the candidate, `$2` the organisation, `$3` the kinds of tie the programme lifts.
 */
const TIED_PANELS = `
  SELECT p.id FROM panel p, jsonb_to_recordset(p.members) AS m(person uuid)
  WHERE p.organisation_id = $2 AND (m.person = $1 OR EXISTS (
    SELECT 1 FROM tie t LEFT JOIN staff s ON s.unit_id = t.unit_id AND s.present AND s.person_id = m.person
    WHERE t.organisation_id = $2 AND t.state = 'DECLARED' AND t.kind <> ALL ($3) AND (
      (t.person_id = $1 AND t.other_id = m.person) OR (t.other_id = $1 AND t.person_id = m.person)
      OR (t.person_id = $1 AND t.kind = 'COMPLAINT' AND s.id IS NOT NULL))))`;

const tiedPanels = async (tx: Tx, { personId, organisationId }: Application, { lifts }: SelectionWay): Promise<string[]> =>
  ((await tx.em.query(TIED_PANELS, [personId, organisationId, lifts])) as { id: string }[]).map((r) => r.id);

/** Slots this application may book now, soonest first; a group meeting is shown once. */
export async function freeSlots(tx: Tx, application: Application): Promise<{ slot: InterviewSlot; places: number }[]> {
  const way = await wayOf(tx, application);
  const tied = await tiedPanels(tx, application, way);
  const query = tx.em.createQueryBuilder(InterviewSlot, 's')
    .where(`s.state = 'OPEN' AND s.organisation_id = :organisation AND s.starts_at > :now`, { organisation: application.organisationId, now: tx.now })
    .andWhere(`s.panel_id IN (SELECT id FROM panel WHERE kind = :kind)`, { kind: way.meeting ? 'MEETING' : 'PANEL' })
    .andWhere('(s.call_id IS NULL OR s.call_id = :call) AND (s.programme IS NULL OR s.programme = :programme)', { call: application.callId, programme: application.programme });
  if (tied.length) query.andWhere('s.panel_id NOT IN (:...tied)', { tied });
  const slots = await query.orderBy('s.starts_at').addOrderBy('s.id').limit(500).getMany();
  return slots.filter((slot, i) => !slot.meetingId || slots.findIndex((s) => s.meetingId === slot.meetingId) === i)
    .map((slot) => ({ slot, places: slot.meetingId ? slots.filter((s) => s.meetingId === slot.meetingId).length : 1 }));
}

/** The place asked for or, of a group meeting, any that is left. */
async function placeOf(tx: Tx, slotId: string): Promise<InterviewSlot> {
  const slot = await tx.lock(InterviewSlot, slotId);
  if (slot.state === 'OPEN' || !slot.meetingId) return slot;
  const [free] = (await tx.em.query(`SELECT id FROM interview_slot WHERE meeting_id = $1 AND state = 'OPEN' ORDER BY place_number LIMIT 1 FOR UPDATE SKIP LOCKED`, [slot.meetingId])) as { id: string }[];
  return free ? tx.lock(InterviewSlot, free.id) : slot;
}

export interface Booking {
  /** Who will say whether it took place: the professional of a panel, the host of a meeting. */
  professional?: string;
  warnings: string[];
}

/** @throws SLOT_PAST, SLOT_TAKEN, SLOT_OTHER_CALL, SELECTION_BY_PANEL, SELECTION_BY_MEETING, PANEL_TIE, HOST_TIE */
export async function bookSlot(tx: Tx, application: Application, slotId: string): Promise<Booking> {
  const slot = await placeOf(tx, slotId);
  if (slot.organisationId !== application.organisationId) throw new TandemError('NOT_FOUND');
  if (slot.startsAt <= tx.now) throw new TandemError('SLOT_PAST');
  if (slot.state !== 'OPEN') throw new TandemError('SLOT_TAKEN');
  const other = (slot.callId && slot.callId !== application.callId) || (slot.programme && slot.programme !== application.programme);
  if (other) throw new TandemError('SLOT_OTHER_CALL');
  // Composing the panel anew waits for this lock: who is checked here is who will sit.
  await tx.em.query('SELECT 1 FROM panel WHERE id = $1 FOR SHARE', [slot.panelId]);
  const { kind, members } = await panelOf(tx, slot);
  const warnings = await mayStandBefore(tx, application, slot, kind === 'MEETING');
  Object.assign(slot, { applicationId: application.id, candidateId: application.personId, journeyId: application.journeyId });
  await tx.move(slot, 'book');
  Object.assign(application, { slotId: slot.id, interviewAt: slot.startsAt });
  const receives = kind === 'MEETING' ? members[0] : members.find((m) => m.role === 'professional');
  return { professional: receives?.person, warnings };
}

/** A panel is no judge of whom it is tied to; at a meeting, being cared for is said and framed. */
async function mayStandBefore(tx: Tx, application: Application, slot: InterviewSlot, meeting: boolean): Promise<string[]> {
  const way = await wayOf(tx, application);
  if (way.meeting !== meeting) throw new TandemError(way.meeting ? 'SELECTION_BY_MEETING' : 'SELECTION_BY_PANEL');
  if ((await tiedPanels(tx, application, way)).includes(slot.panelId)) throw new TandemError(meeting ? 'HOST_TIE' : 'PANEL_TIE');
  return meeting && (await isTreatedHere(tx, application)) ? [OWN_DOCTOR] : [];
}

/** The slot the application holds now. @throws NO_INTERVIEW */
export async function bookedSlot(tx: Tx, application: Application): Promise<InterviewSlot> {
  if (!application.slotId) throw new TandemError('NO_INTERVIEW');
  const slot = await tx.lock(InterviewSlot, application.slotId);
  if (slot.state !== 'BOOKED') throw new TandemError('NO_INTERVIEW');
  return slot;
}

/** Gives the hour back. The fact still says whose it was. */
export async function releaseSlot(tx: Tx, slot: InterviewSlot): Promise<void> {
  const data = { application: slot.applicationId, person: slot.candidateId };
  Object.assign(slot, { applicationId: null, candidateId: null });
  await tx.move(slot, 'release', { data });
}

export const forgetInterview = (application: Application): Application => Object.assign(application, { slotId: null, interviewAt: null });
export const panelOf = (tx: Tx, slot: InterviewSlot): Promise<Panel> => tx.get(Panel, { id: slot.panelId });
