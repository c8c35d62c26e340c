import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { TrainingSession } from '../../persistence/training/session.entity';
import { leaveSeat } from '../../usecases/training/places';

/** Somebody who leaves the programme gives back the places they had not used yet. */
export class MembershipEndedConsumer {
  @On('membership.ended')
  async leave(fact: TandemEvent, tx: Tx): Promise<void> {
    const rows = await tx.em.find(Enrolment, { where: { membershipId: fact.subject, state: In(['INVITED', 'ENROLLED', 'WAITLISTED', 'CONFIRMED']) }, order: { id: 'ASC' } });
    for (const { id, sessionId } of rows) {
      const session = await tx.lock(TrainingSession, sessionId as string);
      const enrolment = await tx.lock(Enrolment, id);
      // A session that was held still asks who came.
      if (session.state === 'OPEN' || session.state === 'CONFIRMED') await leaveSeat(tx, session, enrolment, enrolment.state === 'INVITED' ? 'lapse' : 'cancel');
    }
  }
}
