import { createHash } from 'node:crypto';
import { assertNoIdentifiers, newId, TandemError } from '@tandem/kernel';
import type { ClaimLineInput } from '@tandem/messages';
import { FileRow, type Tx } from '@tandem/platform';
import { IsNull } from 'typeorm';
import { claimedCents, isProven, journeyText, type LineClaimed, type Trip } from '../domain/claim-lines';
import { Claim, ClaimLine, ClaimProof, PROOF_ONCE } from '../persistence/claim.entity';
import { EnrolmentCopy, SessionCopy, VacationCopy } from '../persistence/copies.entity';
import { asRefusal } from './shared';

/** Half-days that were really travelled to: a team that did not come, or cancelled late, leaves the tickets to the partner. */
const TRAVELLED = ['DONE', 'DECLARED', 'APPROVED', 'DISPUTED', 'NO_SHOW_TEAM'];

/** The days of the activity a claim is about. @throws TandemError CLAIM_ACTIVITY, CLAIM_NO_ACTIVITY */
export async function tripOf(tx: Tx, about: { personId: string; vacationId?: string | null; sessionId?: string | null }): Promise<Trip> {
  if (Boolean(about.vacationId) === Boolean(about.sessionId)) throw new TandemError('CLAIM_ACTIVITY');
  if (about.vacationId) {
    const v = await tx.find(VacationCopy, { id: about.vacationId, personId: about.personId });
    if (!v || !(TRAVELLED.includes(v.state) || (v.state === 'CANCELLED_BY_TEAM' && v.late))) throw new TandemError('CLAIM_NO_ACTIVITY');
    return { from: v.date, to: v.date, remote: v.remote };
  }
  const [session, attended] = await Promise.all([tx.find(SessionCopy, { id: about.sessionId! }), tx.find(EnrolmentCopy, { sessionId: about.sessionId!, personId: about.personId })]);
  if (!session || !attended) throw new TandemError('CLAIM_NO_ACTIVITY');
  return { from: session.startsOn, to: session.endsOn, remote: false };
}

/** @throws TandemError IDENTIFIER_IN_TEXT */
export function checkTexts(lines: readonly ClaimLineInput[]): void {
  lines.forEach((line, i) => {
    for (const key of ['from', 'to', 'label'] as const) assertNoIdentifiers((line as Record<string, unknown>)[key] as string | undefined, `lines[${i}].${key}`);
  });
}

/** Replaces the lines of a draft. */
export async function writeLines(tx: Tx, claim: Claim, lines: readonly LineClaimed[]): Promise<void> {
  await tx.em.delete(ClaimLine, { claimId: claim.id });
  const rows = lines.map((line, i) => ({
    id: newId(), organisationId: claim.organisationId, claimId: claim.id, personId: claim.personId, n: i + 1, line,
    journeyKey: 'from' in line ? createHash('sha256').update(journeyText(line)).digest('hex') : null, live: false, status: null, approvedCents: null, ceilingCents: null, reason: null, bands: null,
  }));
  await tx.em.insert(ClaimLine, rows as never);
}

export const linesOf = (tx: Tx, claimId: string): Promise<ClaimLine[]> => tx.em.find(ClaimLine, { where: { claimId }, order: { n: 'ASC' } });
export const countOf = (lines: readonly LineClaimed[]): { lineCount: number; claimedCents: number } => ({ lineCount: lines.length, claimedCents: lines.reduce((sum, l) => sum + (claimedCents(l) ?? 0), 0) });

/** Takes the proofs for good: their bytes serve once, in whatever claim. @throws TandemError CLAIM_PROOF_UNKNOWN, PROOF_USED_TWICE */
export async function takeProofs(tx: Tx, claim: Claim, lines: readonly LineClaimed[]): Promise<void> {
  // One invoice may prove a meal and a night of the same claim.
  const proofs = new Map(lines.filter(isProven).flatMap((l) => (l.proof ? [[l.proof.sha256, l.proof.file] as const] : [])));
  for (const [sha256, fileId] of proofs) {
    await tx.em.insert(ClaimProof, { claimId: claim.id, sha256, organisationId: claim.organisationId, fileId, live: true }).catch(asRefusal(PROOF_ONCE, 'PROOF_USED_TWICE'));
    const taken = await tx.em.update(FileRow, { id: fileId, sha256, organisationId: claim.organisationId, claimedAt: IsNull() }, { claimedAt: tx.now as never });
    if (taken.affected !== 1) throw new TandemError('CLAIM_PROOF_UNKNOWN');
  }
}
