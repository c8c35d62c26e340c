import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { Application } from '../../persistence/application.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { Panel } from '../../persistence/selection/panel.entity';

/**
 * Open panels somebody may not stand before: a member is the candidate, is tied to them (either way round), or works in
 * a unit they have a complaint with. `$1` the candidate, `$2` the organisation.
 */
const TIED_PANELS = `
  SELECT p.id FROM panel p, jsonb_to_recordset(p.members) AS m(person uuid)
  WHERE p.organisation_id = $2 AND (m.person = $1 OR EXISTS (
    SELECT 1 FROM tie t LEFT JOIN staff s ON s.unit_id = t.unit_id AND s.present AND s.person_id = m.person
    WHERE t.organisation_id = $2 AND t.state = 'DECLARED' AND (
      (t.person_id = $1 AND t.other_id = m.person) OR (t.other_id = $1 AND t.person_id = m.person)
      OR (t.person_id = $1 AND t.kind = 'COMPLAINT' AND s.id IS NOT NULL))))`;

const tiedPanels = async (tx: Tx, candidate: string, organisation: string): Promise<string[]> =>
  ((await tx.em.query(TIED_PANELS, [candidate, organisation])) as { id: string }[]).map((r) => r.id);

/** Slots this application may book now, soonest first. */
export async function freeSlots(tx: Tx, application: Application): Promise<InterviewSlot[]> {
  const tied = await tiedPanels(tx, application.personId, application.organisationId);
  const query = tx.em.createQueryBuilder(InterviewSlot, 's')
    .where(`s.state = 'OPEN' AND s.organisation_id = :organisation AND s.starts_at > :now`, { organisation: application.organisationId, now: tx.now })
    .andWhere('(s.call_id IS NULL OR s.call_id = :call) AND (s.programme IS NULL OR s.programme = :programme)', { call: application.callId, programme: application.programme });
  if (tied.length) query.andWhere('s.panel_id NOT IN (:...tied)', { tied });
  return query.orderBy('s.starts_at').addOrderBy('s.id').limit(200).getMany();
}

/** @returns the professional of the panel, who will say whether it took place. @throws SLOT_PAST, SLOT_TAKEN, SLOT_OTHER_CALL, PANEL_TIE */
export async function bookSlot(tx: Tx, application: Application, slotId: string): Promise<{ professional?: string }> {
  const slot = await tx.lock(InterviewSlot, slotId);
  if (slot.organisationId !== application.organisationId) throw new TandemError('NOT_FOUND');
  if (slot.startsAt <= tx.now) throw new TandemError('SLOT_PAST');
  if (slot.state !== 'OPEN') throw new TandemError('SLOT_TAKEN');
  const other = (slot.callId && slot.callId !== application.callId) || (slot.programme && slot.programme !== application.programme);
  if (other) throw new TandemError('SLOT_OTHER_CALL');
  // Composing the panel anew waits for this lock: who is checked here is who will sit.
  await tx.em.query('SELECT 1 FROM panel WHERE id = $1 FOR SHARE', [slot.panelId]);
  if ((await tiedPanels(tx, application.personId, application.organisationId)).includes(slot.panelId)) throw new TandemError('PANEL_TIE');
  Object.assign(slot, { applicationId: application.id, candidateId: application.personId, journeyId: application.journeyId });
  await tx.move(slot, 'book');
  Object.assign(application, { slotId: slot.id, interviewAt: slot.startsAt });
  const { members } = await panelOf(tx, slot);
  return { professional: members.find((m) => m.role === 'professional')?.person };
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
