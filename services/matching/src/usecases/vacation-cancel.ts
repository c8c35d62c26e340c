import { TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { teamCancellation } from '../domain/vacation-rules';
import { settingsFor } from '../persistence/reads';
import { Vacation } from '../persistence/vacation.entity';
import { mustAllow, mustBeOneOf } from './access';

/** Cancelling as a partner costs nothing and says nothing: the true reason stays in this row, PERSONAL travels. */
async function cancelAsPartner(tx: Tx, row: Vacation, reason: string): Promise<Vacation> {
  Object.assign(row, { reason, payableShare: 0 });
  return tx.move(row, 'cancel-as-partner', { reason: 'PERSONAL' });
}
async function cancelAsTeam(tx: Tx, row: Vacation, reason: string): Promise<Vacation> {
  Object.assign(row, { reason, ...teamCancellation(row, tx.now, await settingsFor(tx, row)) });
  return tx.move(row, 'cancel-as-team', { reason });
}

/** Cancels what is still ahead when something under it ends: a cover, a membership, an assignment, a project. */
export async function cancelAhead(tx: Tx, of: { membership_id: string } | { assignment_id: string } | { project_id: string }, side: 'partner' | 'team', reason: string, afterDate?: string): Promise<number> {
  const [[column, id]] = Object.entries(of);
  const query = tx.em.createQueryBuilder(Vacation, 'v').setLock('pessimistic_write')
    .where(`v.${column} = :id AND v.state IN ('PLANNED', 'CONFIRMED') AND v.starts_at > :now`, { id, now: tx.now });
  if (afterDate) query.andWhere('v.date > :afterDate', { afterDate });
  const rows = await query.orderBy('v.id').getMany();
  for (const row of rows) await (side === 'partner' ? cancelAsPartner : cancelAsTeam)(tx, row, reason);
  return rows.length;
}

export class VacationCancel {
  @Handles(ops.vacationCancelAsPartner)
  async asPartner(input: InputOf<typeof ops.vacationCancelAsPartner>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    tx.mustOwn(row, row.personId, 'coordinator');
    mustAllow(row, 'cancel-as-partner');
    if (tx.now >= row.startsAt) throw new TandemError('VACATION_STARTED');
    return tx.answer(await cancelAsPartner(tx, row, input.reason));
  }

  @Handles(ops.vacationCancelAsTeam)
  async asTeam(input: InputOf<typeof ops.vacationCancelAsTeam>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    mustBeOneOf(tx, row.organisationId, [row.referentId], 'coordinator');
    mustAllow(row, 'cancel-as-team');
    if (row.state === 'CONFIRMED' && tx.now >= row.startsAt) throw new TandemError('VACATION_STARTED');
    return { ...tx.answer(await cancelAsTeam(tx, row, input.reason)), late: row.late, payableShare: row.payableShare };
  }
}
