import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { checkUnits, daysSince } from '../domain/vacation-rules';
import { settingsFor } from '../persistence/reads';
import { Vacation } from '../persistence/vacation.entity';
import { isSelf, mustAllow, mustBeOneOf } from './access';

export class VacationDeclare {
  @Handles(ops.vacationDeclare)
  async declare(input: InputOf<typeof ops.vacationDeclare>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.personId, row.referentId], 'coordinator');
    mustAllow(row, 'declare');
    if (!isSelf(tx, row.personId) && !input.signedSheet) throw new TandemError('SIGNED_SHEET_REQUIRED');
    const settings = await settingsFor(tx, row);
    if (daysSince(row.date, tx.now) > settings['declare-days']) throw new TandemError('DECLARED_TOO_LATE', { days: settings['declare-days'] });
    checkUnits(input.minutes, input.units, settings);
    Object.assign(row, { minutes: input.minutes, units: input.units, declaredBy: tx.actor.sub, declaredAt: tx.now });
    return tx.answer(await tx.move(row, 'declare'));
  }

  /** Not automatic: a coordinator looks at why nobody declared. */
  @Handles(ops.vacationForfeit)
  async forfeit(input: InputOf<typeof ops.vacationForfeit>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustAllow(row, 'forfeit');
    const days = (await settingsFor(tx, row))['forfeit-days'];
    if (daysSince(row.date, tx.now) < days) throw new TandemError('TOO_EARLY_TO_FORFEIT', { days });
    return tx.answer(await tx.move(row, 'forfeit'));
  }
}
