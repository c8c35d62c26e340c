import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { stillMissing } from '../domain/eligibility';
import { Application } from '../persistence/application.entity';
import { Call } from '../persistence/programme.entity';
import { fileOf, mustBeEligible, mustOwnApplication } from './application-file';
import { mustTakeApplications } from './call-change';

@Injectable()
export class ApplicationSubmit {
  @Handles(operations.applicationSubmit)
  async submit({ id }: InputOf<typeof operations.applicationSubmit>, tx: Tx) {
    const application = await tx.target(Application, id);
    mustOwnApplication(tx, application);
    if (application.state === 'DRAFT') {
      mustTakeApplications(await tx.get(Call, { id: application.callId }), tx);
      await mustBeEligible(tx, application);
    }
    application.submittedAt = tx.now;
    return tx.answer(await tx.move(application, 'submit'));
  }

  /** After the call has closed too: the office asked for what was missing. */
  @Handles(operations.applicationResubmit)
  async resubmit({ id }: InputOf<typeof operations.applicationResubmit>, tx: Tx) {
    const application = await tx.target(Application, id);
    mustOwnApplication(tx, application);
    if (application.state === 'INCOMPLETE') {
      const missing = stillMissing(await fileOf(tx, application), application.missing);
      if (missing.length) throw new TandemError('STILL_MISSING', { missing });
      await mustBeEligible(tx, application);
    }
    application.missing = [];
    return tx.answer(await tx.move(application, 'resubmit'));
  }
}
