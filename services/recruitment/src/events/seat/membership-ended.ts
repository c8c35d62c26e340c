import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { Seat } from '../../persistence/seat/seat.entity';

/** Whoever leaves the programme leaves the seat they held, or were put forward for, as its partner. */
export class SeatGivenUpConsumer {
  @On('membership.ended')
  async giveUpSeats(fact: TandemEvent, tx: Tx): Promise<void> {
    const rows = await tx.em.find(Seat, { where: { membershipId: fact.subject, state: In(['NOMINATED', 'APPOINTED']) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    for (const seat of rows) {
      seat.endReason = 'LEFT';
      await tx.move(seat, 'end', { reason: 'LEFT' });
    }
  }
}
