import { parisDate } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { Enrolment } from '../../persistence/training/enrolment.entity';
import type { TrainingSession } from '../../persistence/training/session.entity';
import { tryActivate } from '../membership/try-activate';

/** The course is done. It may have been the last thing a membership waited for. */
export async function completeEnrolment(tx: Tx, session: TrainingSession | null, enrolment: Enrolment): Promise<void> {
  enrolment.completedOn = session ? session.halfDays[session.halfDays.length - 1].date : parisDate(tx.now);
  await tx.move(enrolment, 'complete');
  if (enrolment.membershipId) await tryActivate(tx, enrolment.membershipId);
}
