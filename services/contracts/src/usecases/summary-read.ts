import { Injectable } from '@nestjs/common';
import { summaryOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { Convention } from '../persistence/convention.entity';
import { IN_FORCE } from './in-force';

@Injectable()
export class SummaryRead {
  @Handles(summaryOperations.contracts)
  async read({ organisation }: { organisation: string }, tx: Tx) {
    return { conventionsActive: await tx.em.countBy(Convention, { organisationId: organisation, state: In(IN_FORCE) }) };
  }
}
