import { Injectable } from '@nestjs/common';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Application } from '../persistence/application.entity';
import { mustOwnApplication } from './application-file';

/** The ends that are nobody's judgement. A booked interview is released by its own consumer of these facts. */
@Injectable()
export class ApplicationEnd {
  @Handles(operations.applicationWithdraw)
  async withdraw({ id, reason }: InputOf<typeof operations.applicationWithdraw>, tx: Tx) {
    const application = await tx.target(Application, id);
    mustOwnApplication(tx, application);
    application.reason = reason ?? null;
    return tx.answer(await tx.move(application, 'withdraw', { reason }));
  }

  /** The workflow has waited and a message was delivered; a file somebody moved meanwhile is refused as illegal. */
  @Handles(operations.applicationLapse)
  async lapse({ id, reason = 'NO_ANSWER' }: InputOf<typeof operations.applicationLapse>, tx: Tx) {
    const application = await tx.target(Application, id);
    application.reason = reason;
    return tx.answer(await tx.move(application, 'lapse', { reason }));
  }
}
