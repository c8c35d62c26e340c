import { formatCents, TandemError } from '@tandem/kernel';
import { FileRow, type Tx } from '@tandem/platform';
import { IsNull } from 'typeorm';
import { checkLines, checkProofs, isProven, type LineClaimed } from '../domain/claim-lines';
import type { Settings } from '../domain/settings';
import { Claim, ClaimLine, ClaimProof, JOURNEY_ONCE, PROOF_ONCE } from '../persistence/claim.entity';
import { checkTexts, countOf, linesOf, tripOf, writeLines } from './claim-parts';
import { mustRepay } from './programme';
import { asRefusal, oneAtATime, settingsFor } from './shared';

/** What it takes to hand a claim in: its proofs and journeys are taken here, all of them or nothing. */
export async function handIn(tx: Tx, claim: Claim): Promise<void> {
  const settings = await settingsFor(tx, claim.organisationId);
  const lines = (await linesOf(tx, claim.id)).map((l) => l.line);
  await mustRepay(tx, claim, lines);
  checkLines(lines, await tripOf(tx, claim));
  checkProofs(lines, settings);
  await swornInYear(tx, claim, lines, settings);
  await takeProofs(tx, claim, lines);
  await tx.em.update(ClaimLine, { claimId: claim.id }, { live: true }).catch(asRefusal(JOURNEY_ONCE, 'JOURNEY_CLAIMED_TWICE', { date: claim.startsOn }));
}

/** The same claim handed in again, with other lines or the same: what it held is given back first. */
export async function handInAgain(tx: Tx, claim: Claim, lines?: readonly LineClaimed[]): Promise<void> {
  if (lines) checkTexts(lines);
  const kept = lines ?? (await linesOf(tx, claim.id)).map((l) => l.line);
  await giveBack(tx, claim.id);
  await writeLines(tx, claim, kept);
  Object.assign(claim, countOf(kept), { missing: null, approvedCents: null, checkedBy: null });
  await handIn(tx, claim);
}

/** Journeys and proofs of a claim that asks for nothing any more may serve again. */
export async function giveBack(tx: Tx, claimId: string): Promise<void> {
  await tx.em.update(ClaimLine, { claimId }, { live: false });
  await tx.em.update(ClaimProof, { claimId }, { live: false });
}

/** Bytes serve once, in whatever claim. @throws TandemError CLAIM_PROOF_UNKNOWN, PROOF_USED_TWICE */
async function takeProofs(tx: Tx, claim: Claim, lines: readonly LineClaimed[]): Promise<void> {
  const twice = asRefusal(PROOF_ONCE, 'PROOF_USED_TWICE');
  const known = new Set((await tx.em.findBy(ClaimProof, { claimId: claim.id })).map((p) => p.sha256));
  // One invoice may prove a meal and a night of the same claim.
  const proofs = new Map(lines.filter(isProven).flatMap((l) => (l.proof ? [[l.proof.sha256, l.proof.file] as const] : [])));
  for (const [sha256, fileId] of proofs) {
    if (known.has(sha256)) {
      await tx.em.update(ClaimProof, { claimId: claim.id, sha256 }, { live: true }).catch(twice);
      continue;
    }
    await tx.em.insert(ClaimProof, { claimId: claim.id, sha256, organisationId: claim.organisationId, fileId, live: true }).catch(twice);
    const taken = await tx.em.update(FileRow, { id: fileId, sha256, organisationId: claim.organisationId, claimedAt: IsNull() }, { claimedAt: tx.now as never });
    if (taken.affected !== 1) throw new TandemError('CLAIM_PROOF_UNKNOWN');
  }
}

/** Sworn statements are for the odd lost ticket: their sum over the year is bounded. */
async function swornInYear(tx: Tx, claim: Claim, lines: readonly LineClaimed[], settings: Settings): Promise<void> {
  const sworn = lines.filter(isProven).filter((l) => l.sworn && !l.proof);
  if (!sworn.length) return;
  await oneAtATime(tx, claim.personId);
  const [{ cents }] = (await tx.em.query(
    `SELECT coalesce(sum((line->>'cents')::int), 0)::int AS cents FROM claim_line
      WHERE organisation_id = $1 AND person_id = $2 AND live AND line->>'sworn' = 'true' AND line->'proof' IS NULL AND left(line->>'date', 4) = $3`,
    [claim.organisationId, claim.personId, claim.startsOn.slice(0, 4)],
  )) as { cents: number }[];
  const limit = settings['sworn-year'];
  if (cents + sworn.reduce((sum, l) => sum + l.cents, 0) > limit) throw new TandemError('SWORN_TOO_MUCH', { limit: formatCents(limit) });
}
