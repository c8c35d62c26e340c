import { halfDayKey, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { Heads } from '../../domain/training/mix';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import type { TrainingSession } from '../../persistence/training/session.entity';
import { asSystem } from '../selection/as-system';

/** States that hold a place in the room. */
const SEATED = ['ENROLLED', 'CONFIRMED', 'ATTENDED', 'PARTIAL', 'ABSENT_EXCUSED', 'ABSENT', 'COMPLETED', 'TO_REDO', 'EXPIRING', 'EXPIRED'];

/** Who holds a place, per session and side; a session nobody joined yet counts zero. */
export async function headsOfAll(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, Heads>> {
  const rows = (await tx.em.query(
    `SELECT session_id AS id, count(*) FILTER (WHERE side = 'PARTNER')::int AS partner, count(*) FILTER (WHERE side = 'PROFESSIONAL')::int AS professional
       FROM enrolment WHERE session_id = ANY ($1) AND state = ANY ($2) GROUP BY session_id`, [sessionIds, SEATED],
  )) as ({ id: string } & Heads)[];
  const empty = sessionIds.map((id): [string, Heads] => [id, { partner: 0, professional: 0 }]);
  return new Map([...empty, ...rows.map(({ id, ...heads }): [string, Heads] => [id, heads])]);
}
export const headsOf = async (tx: Tx, sessionId: string): Promise<Heads> => (await headsOfAll(tx, [sessionId])).get(sessionId) as Heads;

export async function hasPlace(tx: Tx, session: TrainingSession): Promise<boolean> {
  const heads = await headsOf(tx, session.id);
  return heads.partner + heads.professional < session.places;
}

/** @throws HALF_DAY_TAKEN: the primary key decides between two rooms asked for at the same moment */
export async function takeHalfDays(tx: Tx, session: TrainingSession, enrolment: Enrolment): Promise<void> {
  const keys = session.halfDays.map(halfDayKey);
  const taken = (await tx.em.query(
    `INSERT INTO training_half_day (person_id, half_day, organisation_id, enrolment_id) SELECT $1, unnest($2::text[]), $3, $4 ON CONFLICT DO NOTHING RETURNING 1`,
    [enrolment.personId, keys, session.organisationId, enrolment.id],
  )) as unknown[];
  if (taken.length < keys.length) throw new TandemError('HALF_DAY_TAKEN');
}

/** Of what is seen from here: the key of `takeHalfDays` also knows the other organisations. @throws HALF_DAY_TAKEN */
export async function assertFreeHalfDays(tx: Tx, session: TrainingSession, personId: string): Promise<void> {
  const crossing = (await tx.em.query('SELECT 1 FROM training_half_day WHERE person_id = $1 AND half_day = ANY ($2) LIMIT 1', [personId, session.halfDays.map(halfDayKey)])) as unknown[];
  if (crossing.length) throw new TandemError('HALF_DAY_TAKEN');
}

/** Gives up a seat or an invitation. Returns the half-days; the place goes to the first who waits. */
export async function leaveSeat(tx: Tx, session: TrainingSession, enrolment: Enrolment, command: 'cancel' | 'decline' | 'lapse'): Promise<void> {
  const seated = enrolment.state === 'ENROLLED' || enrolment.state === 'CONFIRMED';
  await tx.move(enrolment, command);
  await tx.em.query('DELETE FROM training_half_day WHERE enrolment_id = $1', [enrolment.id]);
  if (seated && session.state !== 'CANCELLED') await offerPlace(tx, session);
}

/** The first of the waiting list who has no offer yet is told of the free place. */
async function offerPlace(tx: Tx, session: TrainingSession): Promise<void> {
  const first = await tx.em.createQueryBuilder(Enrolment, 'e').where(`e.session_id = :id AND e.state = 'WAITLISTED' AND e.offered_at IS NULL`, { id: session.id })
    .orderBy('e.waiting_since').addOrderBy('e.id').setLock('pessimistic_write').getOne();
  if (!first) return;
  first.offeredAt = tx.now;
  await asSystem(tx).move(first, 'offer-place');
}
