import { createHash } from 'node:crypto';
import { assertNoIdentifiers, newId, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { claimedCents, journeyText, type LineClaimed, type Trip } from '../domain/claim-lines';
import { Claim, ClaimLine } from '../persistence/claim.entity';
import { EnrolmentCopy, SessionCopy, VacationCopy } from '../persistence/copies.entity';
import { moneyIn } from './programme';

/** Half-days that were really travelled to: a team that did not come, or cancelled late, leaves the tickets to the partner. */
const TRAVELLED = ['DONE', 'DECLARED', 'APPROVED', 'DISPUTED', 'NO_SHOW_TEAM'];

/** The days of the activity a claim is about. @throws TandemError CLAIM_ACTIVITY, CLAIM_NO_ACTIVITY */
export async function tripOf(tx: Tx, about: { organisationId: string; programme?: string | null; personId: string; vacationId?: string | null; sessionId?: string | null }): Promise<Trip> {
  if (Boolean(about.vacationId) === Boolean(about.sessionId)) throw new TandemError('CLAIM_ACTIVITY');
  if (about.vacationId) {
    const v = await tx.find(VacationCopy, { id: about.vacationId, personId: about.personId });
    if (!v || !(TRAVELLED.includes(v.state) || (v.state === 'CANCELLED_BY_TEAM' && v.late))) throw new TandemError('CLAIM_NO_ACTIVITY');
    return { from: v.date, to: v.date, remote: v.remote };
  }
  const [session, attended] = await Promise.all([tx.find(SessionCopy, { id: about.sessionId! }), tx.find(EnrolmentCopy, { sessionId: about.sessionId!, personId: about.personId })]);
  if (!session || !attended) throw new TandemError('CLAIM_NO_ACTIVITY');
  const remote = Boolean((await moneyIn(tx, about))?.remoteCourses.includes(session.course ?? ''));
  return { from: session.startsOn, to: session.endsOn, remote };
}

/** @throws TandemError IDENTIFIER_IN_TEXT */
export function checkTexts(lines: readonly LineClaimed[]): void {
  lines.forEach((line, i) => {
    for (const key of ['from', 'to', 'label'] as const) assertNoIdentifiers((line as unknown as Record<string, unknown>)[key] as string | undefined, `lines[${i}].${key}`);
  });
}

/** Replaces the lines of a claim nobody has decided. */
export async function writeLines(tx: Tx, claim: Claim, lines: readonly LineClaimed[]): Promise<void> {
  await tx.em.delete(ClaimLine, { claimId: claim.id });
  const rows = lines.map((line, i) => ({
    id: newId(), organisationId: claim.organisationId, claimId: claim.id, personId: claim.personId, n: i + 1, line,
    journeyKey: 'from' in line ? createHash('sha256').update(journeyText(line)).digest('hex') : null, live: false, status: null, approvedCents: null, ceilingCents: null, reason: null, bands: null,
  }));
  await tx.em.insert(ClaimLine, rows as never);
}

/** The claim in the hands of the claimant, or of the office on their behalf. @throws NOT_FOUND */
export async function ownClaim(tx: Tx, id: string): Promise<Claim> {
  const claim = await tx.target(Claim, id);
  tx.mustOwn(claim, claim.personId, 'coordinator');
  return claim;
}

export const linesOf = (tx: Tx, claimId: string): Promise<ClaimLine[]> => tx.em.find(ClaimLine, { where: { claimId }, order: { n: 'ASC' } });
export const countOf = (lines: readonly LineClaimed[]): { lineCount: number; claimedCents: number } => ({ lineCount: lines.length, claimedCents: lines.reduce((sum, l) => sum + (claimedCents(l) ?? 0), 0) });
