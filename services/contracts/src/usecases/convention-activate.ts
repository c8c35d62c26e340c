import { Injectable } from '@nestjs/common';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Convention } from '../persistence/convention.entity';
import { bringIntoForce } from './in-force';

@Injectable()
export class ConventionActivate {
  @Handles(contractsOperations.conventionActivate)
  async activate({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    await (row.state === 'SIGNED' ? bringIntoForce(row, tx) : tx.move(row, 'activate'));
    return tx.answer(row);
  }
}
