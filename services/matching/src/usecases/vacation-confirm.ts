import { addDays, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { capBroken, capsOf, covers } from '../domain/vacation-rules';
import { Profile } from '../persistence/profile.entity';
import { asRefusal, coverOf, membershipOf, oneAtATime, settingsFor } from '../persistence/reads';
import { ONE_PER_HALF_DAY, TAKEN_STATES, Vacation } from '../persistence/vacation.entity';
import { mustAllow } from './access';

interface Taken {
  date: string;
  part: string;
  organisation_id: string;
}

/**
 * The gate of a half-day: membership active, convention active that day on that site, the person's and the programme's
 * caps, and nobody else has that half-day of her, in any organisation. The unique index is what keeps the last one; a
 * refusal that comes from elsewhere never says so.
 */
export class VacationConfirm {
  @Handles(ops.vacationConfirm)
  async confirm(input: InputOf<typeof ops.vacationConfirm>, tx: Tx) {
    const row = await tx.target(Vacation, input.id);
    tx.mustOwn(row, row.personId, 'coordinator');
    mustAllow(row, 'confirm');
    const membership = await membershipOf(tx, row.membershipId);
    if (membership.state !== 'ACTIVE') throw new TandemError('MEMBERSHIP_NOT_ACTIVE', { state: membership.state });
    if (!covers(await coverOf(tx, row.membershipId), row.date, row.siteId)) throw new TandemError('VACATION_OUTSIDE_COVER', { date: row.date });
    await oneAtATime(tx, row.personId);
    await this.checkLoad(row, tx);
    return tx.answer(await tx.move(row, 'confirm').catch(asRefusal(ONE_PER_HALF_DAY, 'UNAVAILABLE_THAT_DAY')));
  }

  private async checkLoad(row: Vacation, tx: Tx): Promise<void> {
    const profile = await tx.find(Profile, { membershipId: row.membershipId });
    const caps = capsOf(await settingsFor(tx, row), profile);
    const taken = await takenEverywhere(tx, row.personId, row.date);
    if (taken.some((t) => t.date === row.date && t.part === row.part)) throw new TandemError('UNAVAILABLE_THAT_DAY');
    const here = taken.filter((t) => t.organisation_id === row.organisationId).map((t) => t.date);
    const broken = capBroken(caps, here, row.date);
    if (broken) throw new TandemError(broken.code, { cap: broken.cap });
    // What the person asked for herself counts all she does; what she does elsewhere stays hers to tell.
    const own = { week: profile?.capWeek ?? Infinity, month: profile?.capMonth ?? Infinity };
    if (capBroken(own, taken.map((t) => t.date), row.date)) throw new TandemError('UNAVAILABLE_THAT_DAY');
  }
}

/** Her half-days around that date in all organisations: the one read that looks past row security, dates only. */
async function takenEverywhere(tx: Tx, personId: string, date: string): Promise<Taken[]> {
  const [{ scope }] = (await tx.em.query(`SELECT current_setting('tandem.organisations', true) AS scope`)) as { scope: string }[];
  await tx.em.query(`SELECT set_config('tandem.organisations', '*', true)`);
  const rows = (await tx.em.query('SELECT date::text AS date, part, organisation_id FROM vacation WHERE person_id = $1 AND state = ANY($2) AND date BETWEEN $3 AND $4', [
    personId, TAKEN_STATES, addDays(date, -31), addDays(date, 31),
  ])) as Taken[];
  await tx.em.query(`SELECT set_config('tandem.organisations', $1, true)`, [scope]);
  return rows;
}
