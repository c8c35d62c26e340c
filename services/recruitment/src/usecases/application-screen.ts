import { Injectable } from '@nestjs/common';
import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { isWaivable, stillMissing } from '../domain/eligibility';
import { Application } from '../persistence/application.entity';
import { fileOf, mustBeEligible } from './application-file';

/** What the coordinators do with a submitted file. */
@Injectable()
export class ApplicationScreen {
  @Handles(operations.applicationMarkIncomplete)
  async markIncomplete({ id, missing }: InputOf<typeof operations.applicationMarkIncomplete>, tx: Tx) {
    const application = await judged(tx, id);
    const really = stillMissing(await fileOf(tx, application), missing);
    const items = missing.filter((m) => !really.includes(m));
    // Asked for something that is there, the candidate could only send the same file again.
    if (application.state === 'SUBMITTED' && items.length) throw new TandemError('NOT_MISSING', { items });
    Object.assign(application, { missing: [...new Set(missing)], ...NO_REFUSAL });
    return tx.answer(await tx.move(application, 'mark-incomplete'));
  }

  @Handles(operations.applicationScreen)
  async screen({ id, waived }: InputOf<typeof operations.applicationScreen>, tx: Tx) {
    const application = await judged(tx, id);
    waived.forEach(({ criterion, why }, i) => {
      if (!isWaivable(criterion)) throw new TandemError('WAIVER_REFUSED', { criterion });
      assertNoIdentifiers(why, `waived[${i}].why`);
    });
    if (application.state === 'SUBMITTED') await mustBeEligible(tx, application, waived.map((w) => w.criterion));
    Object.assign(application, { waived: waived.map((w) => ({ ...w, by: tx.actor.sub })), ...NO_REFUSAL });
    return tx.answer(await tx.move(application, 'screen'));
  }

  @Handles(operations.applicationProposeRefusal)
  async proposeRefusal({ id, reason, comment }: InputOf<typeof operations.applicationProposeRefusal>, tx: Tx) {
    const application = await judged(tx, id);
    assertNoIdentifiers(comment, 'comment');
    Object.assign(application, { reason, comment: comment ?? null, refusalProposedBy: tx.actor.sub });
    return tx.answer(await tx.move(application, 'propose-refusal', { reason }));
  }

  /** By somebody else than who proposed it, with another way to take part: never a bare no. */
  @Handles(operations.applicationRefuse)
  async refuse({ id, alternative }: InputOf<typeof operations.applicationRefuse>, tx: Tx) {
    const application = await judged(tx, id);
    assertNoIdentifiers(alternative, 'alternative');
    if (application.state === 'SUBMITTED') {
      if (!application.refusalProposedBy) throw new TandemError('REFUSAL_NOT_PROPOSED');
      if (application.refusalProposedBy === tx.actor.sub) throw new TandemError('SECOND_PERSON_REQUIRED');
    }
    application.alternative = alternative;
    return tx.answer(await tx.move(application, 'refuse', { reason: application.reason ?? undefined }));
  }
}

/** A file that moves on is no longer proposed for refusal. */
const NO_REFUSAL = { refusalProposedBy: null, reason: null, comment: null };

/** The application, judged by anybody but the candidate. */
async function judged(tx: Tx, id: string): Promise<Application> {
  const application = await tx.target(Application, id);
  if (personOf(tx.actor) === application.personId) throw new TandemError('OWN_FILE');
  return application;
}
