import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { settingsFor } from '../persistence/reads';
import { Vacation } from '../persistence/vacation.entity';
import { mustAllow, mustBeOneOf } from './access';

type Id = InputOf<typeof ops.vacationFinish>;

/** It took place, or one side was missing. */
export class VacationFinish {
  @Handles(ops.vacationFinish)
  async finish(input: Id, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.referentId]);
    return this.afterStart(row, 'finish', tx);
  }

  @Handles(ops.vacationReportPartnerAbsence)
  async partnerAbsent(input: Id, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator');
    return this.afterStart(row, 'report-partner-absence', tx);
  }

  /** The person came, the team did not: she is paid (setting). */
  @Handles(ops.vacationReportTeamAbsence)
  async teamAbsent(input: Id, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    tx.mustOwn(row, row.personId, 'coordinator');
    row.payableShare = (await settingsFor(tx, row))['team-absence-share'];
    return this.afterStart(row, 'report-team-absence', tx);
  }

  private async afterStart(row: Vacation, command: string, tx: Tx) {
    mustAllow(row, command);
    if (tx.now < row.startsAt) throw new TandemError('VACATION_NOT_STARTED');
    return tx.answer(await tx.move(row, command));
  }
}
