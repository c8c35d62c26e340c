import type { Tx } from '@tandem/platform';
import { Inject } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { WaitRow } from '../persistence/wait.entity';
import { Tasks } from './tasks';

/** The two ways a wait ends: the fact it was for, or its workflow that needs it no more. */
export class Waits {
  constructor(@Inject(Tasks) private readonly tasks: Tasks) {}

  async close(tx: Tx, wait: WaitRow, by: { state: string; actor: string }): Promise<void> {
    await tx.move(Object.assign(wait, { endedBy: by.state, doneBy: by.actor, nextAt: null }), 'close');
    await this.tasks.endWithWait(tx, wait.key);
  }
  async withdraw(tx: Tx, wait: WaitRow): Promise<void> {
    await tx.move(Object.assign(wait, { nextAt: null }), 'withdraw');
    await this.tasks.endWithWait(tx, wait.key);
  }
  /** The open ones, held; in a fixed order. */
  open(tx: Tx, where: FindOptionsWhere<Pick<WaitRow, 'key' | 'workflow' | 'endsAggregate' | 'endsId'>>): Promise<WaitRow[]> {
    return tx.em.find(WaitRow, { where: { ...where, state: 'OPEN' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }
}
