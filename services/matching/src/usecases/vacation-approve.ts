import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { checkUnits, referentIsLate } from '../domain/vacation-rules';
import { calendarOf, settingsFor } from '../persistence/reads';
import { Vacation } from '../persistence/vacation.entity';
import { isSelf, mustAllow, mustBeOneOf } from './access';

const FULL = 100;

/** Nobody says of themselves, or of what they declared, that the service was done; nor somebody who entered it for the person. */
function mustBeSomebodyElse(row: Vacation, tx: Tx): void {
  if (isSelf(tx, row.personId) || tx.actor.onBehalfOf === row.personId || tx.actor.sub === row.declaredBy) throw new TandemError('SELF_APPROVAL');
}

/** Service done, said by somebody else than who did it: from here payments freezes what is owed. */
export class VacationApprove {
  @Handles(ops.vacationApprove)
  async approve(input: InputOf<typeof ops.vacationApprove>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator', 'lead');
    mustAllow(row, 'approve');
    mustBeSomebodyElse(row, tx);
    if (personOf(tx.actor) !== row.referentId && !(await this.mayReplace(row, input.referentAbsent, tx))) throw new TandemError('REFERENT_DECIDES');
    Object.assign(row, { payableShare: FULL, approvedBy: tx.actor.sub });
    return tx.answer(await tx.move(row, 'approve'));
  }

  /** The referent is absent, late, or may not approve herself. */
  private async mayReplace(row: Vacation, absent: boolean, tx: Tx): Promise<boolean> {
    const hers = row.referentId === null || row.referentId === row.personId || row.declaredBy === `person:${row.referentId}`;
    return absent || hers || referentIsLate(row.declaredAt ?? tx.now, tx.now, await settingsFor(tx, row), await calendarOf(tx, row.organisationId));
  }

  @Handles(ops.vacationDispute)
  async dispute(input: InputOf<typeof ops.vacationDispute>, tx: Tx) {
    assertNoIdentifiers(input.comment, 'comment');
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.personId, row.referentId], 'coordinator');
    row.comment = input.comment;
    return tx.answer(await tx.move(row, 'dispute'));
  }

  @Handles(ops.vacationSettle)
  async settle(input: InputOf<typeof ops.vacationSettle>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustAllow(row, 'settle');
    mustBeSomebodyElse(row, tx);
    if (input.outcome === 'REJECTED') {
      if (!input.reason) throw new TandemError('REASON_REQUIRED', {}, [{ path: 'reason', code: 'REASON_REQUIRED', message: 'Indiquez un motif.' }]);
      row.reason = input.reason;
      return tx.answer(await tx.move(row, 'settle', { to: 'REJECTED', reason: input.reason }));
    }
    const minutes = input.minutes ?? (row.declaredAt ? row.minutes : undefined);
    if (minutes === undefined) throw new TandemError('MINUTES_REQUIRED', {}, [{ path: 'minutes', code: 'MINUTES_REQUIRED', message: 'Indiquez la durée retenue.' }]);
    const units = input.minutes === undefined ? (row.units ?? input.units) : input.units;
    checkUnits(minutes, units, await settingsFor(tx, row));
    Object.assign(row, { minutes, units, payableShare: FULL, approvedBy: tx.actor.sub });
    return tx.answer(await tx.move(row, 'settle', { to: 'APPROVED' }));
  }
}
