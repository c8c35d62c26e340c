import type { MoveOptions, Tx } from '@tandem/platform';
import { Claim, ClaimLine } from '../persistence/claim.entity';
import type { Payable } from '../persistence/payable.entity';
import { asSystem } from './shared';

/** What a step of a payable is for the claim it repays. */
const FOLLOWED: Partial<Record<string, string>> = { 'put-in-batch': 'put-in-batch', 'take-out': 'take-out', 'mark-paid': 'mark-paid', return: 'mark-failed', requeue: 'correct', reverse: 'reverse' };

/** Moves a payable on its way to the bank, and with it the claim it repays: nobody moves a claim there by itself. */
export async function movePayable(tx: Tx, payable: Payable, command: string, options: MoveOptions = {}): Promise<Payable> {
  await tx.move(payable, command, options);
  const step = FOLLOWED[command];
  if (step && payable.claimId && !payable.reversesId) await follow(asSystem(tx, 'follow-payable'), payable, step, options.reason);
  return payable;
}

async function follow(tx: Tx, payable: Payable, step: string, reason?: string): Promise<void> {
  const claim = await tx.lock(Claim, payable.claimId!);
  await tx.move(claim, step, { reason, to: step === 'take-out' ? await whereFrom(tx, payable) : undefined });
}

/** A claim taken out of a batch is again what it was before. */
async function whereFrom(tx: Tx, payable: Payable): Promise<string> {
  if (payable.returnedFrom) return 'CORRECTED';
  return (await tx.em.existsBy(ClaimLine, { claimId: payable.claimId!, status: 'REFUSED' })) ? 'PARTLY_APPROVED' : 'APPROVED';
}
