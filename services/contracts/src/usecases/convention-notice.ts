import { Injectable } from '@nestjs/common';
import { addDays, parisDate, TandemError, type DateText } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { ESTABLISHMENT_NOTICE_DAYS, hasEnded, lastDay, noticeEnd } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { coverEnds, coverGoesOn } from './cover';
import { IN_FORCE } from './in-force';

type Input = InputOf<typeof contractsOperations.conventionGiveNotice>;
const OFFICE = ['coordinator', 'signatory', 'direction'];

/** Its end brought forward. The partner needs no reason; the establishment gives one, and thirty days. */
@Injectable()
export class ConventionNotice {
  @Handles(contractsOperations.conventionGiveNotice)
  async giveNotice({ id, reason }: Input, tx: Tx) {
    const row = await this.own(id, tx);
    const byPartner = mayLeave(row, reason, tx);
    if (IN_FORCE.includes(row.state)) {
      if (row.endsOn) throw new TandemError('NOTICE_ALREADY_GIVEN', { endsOn: row.endsOn });
      row.endsOn = noticeEnd(parisDate(tx.now), byPartner ? row.partnerNoticeDays : ESTABLISHMENT_NOTICE_DAYS, row);
      row.reason = reason ?? null;
    }
    await tx.move(row, 'give-notice', reason ? { reason } : {});
    await coverGoesOn(row, tx);
    return tx.answer(row);
  }

  /** When the notice is over; a convention signed and not begun needs none, and to a suspended one its suspension was notice. */
  @Handles(contractsOperations.conventionTerminate)
  async terminate({ id, reason }: Input, tx: Tx) {
    const row = await this.own(id, tx);
    const byPartner = mayLeave(row, reason ?? row.reason ?? undefined, tx);
    const today = parisDate(tx.now);
    if (row.state === 'SUSPENDED') leaveSuspended(row, byPartner, today);
    if (IN_FORCE.includes(row.state) && !(row.endsOn && hasEnded(row, today))) throw new TandemError('NOTICE_NOT_OVER');
    const begun = row.state !== 'SIGNED';
    row.reason = reason ?? row.reason;
    await tx.move(row, 'terminate', row.reason ? { reason: row.reason } : {});
    if (begun) await coverEnds(row, lastDay(row), tx);
    return tx.answer(row);
  }

  private async own(id: string, tx: Tx): Promise<Convention> {
    const row = await tx.get(Convention, { id });
    tx.mustOwn(row, row.personId, ...OFFICE);
    return tx.target(Convention, id);
  }
}

/** Nothing is planned under a suspended convention: the partner may go at once, the establishment after its thirty days. @throws TandemError NOTICE_NOT_OVER */
function leaveSuspended(row: Convention, byPartner: boolean, today: DateText): void {
  const free = byPartner || hasEnded(row, today) || today >= addDays(row.suspendedOn as string, ESTABLISHMENT_NOTICE_DAYS);
  if (!free) throw new TandemError('NOTICE_NOT_OVER');
  if (today < lastDay(row)) row.endsOn = today;
}

/** @returns whether it is the partner who leaves, by screen or through the office (paper, phone). @throws TandemError NOTICE_REASON */
function mayLeave(row: Convention, reason: string | undefined, tx: Tx): boolean {
  const byPartner = (tx.actor.onBehalfOf ?? personOf(tx.actor)) === row.personId;
  if (!byPartner && !tx.isSystem && !reason) throw new TandemError('NOTICE_REASON');
  return byPartner;
}
