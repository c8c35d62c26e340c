import { Injectable } from '@nestjs/common';
import { applicationMachine, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { In, Not } from 'typeorm';
import { Application } from '../persistence/application.entity';
import { takeRoleBack } from '../usecases/grants';

/** Somebody whose application ended without a membership is no candidate any more; they still read their own file. */
@Injectable()
export class CandidateOver {
  @On('application.refused', 'application.redirected', 'application.withdrawn', 'application.lapsed')
  async takeBack(fact: TandemEvent, tx: Tx): Promise<void> {
    const personId = fact.data.person as string;
    const scope = { organisationId: fact.organisation, personId, programme: fact.programme };
    // They may have applied again meanwhile.
    if (await tx.em.existsBy(Application, { ...scope, state: Not(In([...applicationMachine.final])) })) return;
    await takeRoleBack(tx, { ...scope, role: 'candidate' });
  }
}
