import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { choiceOn } from '../domain/assessment';
import { gives, outOfPlace, type ProgrammeMoney } from '../domain/programme-money';
import { ProgrammeMoneyCopy } from '../persistence/copies.entity';
import { RouteChoice } from '../persistence/setup.entity';

interface Within {
  organisationId: string;
  programme?: string | null;
}

/** What the programme says of money; null when it is not known here: then the law and the payer alone decide. */
export async function moneyIn(tx: Tx, { organisationId, programme }: Within): Promise<ProgrammeMoney | null> {
  if (!programme) return null;
  return (await tx.find(ProgrammeMoneyCopy, { organisationId, programme }))?.money ?? null;
}

/** No rate and no batch in a house whose programmes pay nobody, all of them. @throws TandemError PAYS_NOBODY */
export async function mustPaySomebody(tx: Tx, organisationId: string): Promise<void> {
  const known = await tx.em.findBy(ProgrammeMoneyCopy, { organisationId });
  if (known.length && known.every(({ money }) => money.none)) throw new TandemError('PAYS_NOBODY');
}

/** @throws TandemError PAYS_NOBODY, EXPENSES_NOT_REPAID, EXPENSE_OUT_OF_PLACE */
export async function mustRepay(tx: Tx, about: Within & { membershipId: string; startsOn: string }, lines: readonly { kind: string }[]): Promise<void> {
  const money = await moneyIn(tx, about);
  if (!money) return;
  if (money.none) throw new TandemError('PAYS_NOBODY');
  const choice = choiceOn(await tx.em.find(RouteChoice, { where: { membershipId: about.membershipId }, order: { seq: 'ASC' } }), about.startsOn);
  if (choice && !gives(money, choice.route, 'EXPENSE')) throw new TandemError('EXPENSES_NOT_REPAID', { route: choice.route });
  const line = outOfPlace(money, lines);
  if (line) throw new TandemError('EXPENSE_OUT_OF_PLACE', { line });
}
