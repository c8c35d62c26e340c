import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { releaseSlot } from '../../usecases/selection/booking';

/** An application that ends before its interview gives the hour back to the others. */
export class ApplicationOverConsumer {
  @On('application.withdrawn', 'application.lapsed')
  async release(fact: TandemEvent, tx: Tx): Promise<void> {
    const slot = await tx.em.findOne(InterviewSlot, { where: { applicationId: fact.subject, state: 'BOOKED' }, lock: { mode: 'pessimistic_write' } });
    if (slot) await releaseSlot(tx, slot);
  }
}
