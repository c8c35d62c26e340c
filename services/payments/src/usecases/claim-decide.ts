import { sumCents, TandemError } from '@tandem/kernel';
import { paymentsOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { decideClaim, type Decided } from '../domain/claim-lines';
import { Claim, ClaimLine, ClaimProof, KilometreCounter } from '../persistence/claim.entity';
import { openPayable } from './assessing';
import { linesOf } from './claim-parts';
import { doer, isSelf, mustAllow, oneAtATime, payerOf, settingsFor } from './shared';

/** A claim on the office's side: checked by one, decided by another, line by line. */
export class ClaimDecide {
  @Handles(ops.claimCheck)
  async check({ id, vehicleDocumentSeen }: InputOf<typeof ops.claimCheck>, tx: Tx) {
    const claim = await this.held(tx, id, 'coordinator');
    mustAllow(claim, 'check');
    if (isSelf(tx, claim.personId)) throw new TandemError('CLAIMANT_CHECKS');
    const byCar = (await linesOf(tx, id)).some(({ line }) => line.kind === 'KM' && line.vehicle === 'CAR' && !line.passenger);
    if (byCar && !vehicleDocumentSeen) throw new TandemError('VEHICLE_DOCUMENT_NEEDED');
    return tx.answer(await tx.move(Object.assign(claim, { checkedBy: doer(tx) }), 'check'));
  }

  @Handles(ops.claimRequestInfo)
  async requestInfo({ id, missing }: InputOf<typeof ops.claimRequestInfo>, tx: Tx) {
    const claim = await this.held(tx, id, 'coordinator');
    mustAllow(claim, 'request-info');
    if (isSelf(tx, claim.personId)) throw new TandemError('CLAIMANT_CHECKS');
    const unknown = missing.find((m) => m.line !== undefined && m.line > claim.lineCount);
    if (unknown) throw new TandemError('CLAIM_LINE_UNKNOWN', { line: unknown.line });
    return tx.answer(await tx.move(Object.assign(claim, { missing }), 'request-info', { reason: missing[0]!.what }));
  }

  @Handles(ops.claimDecide)
  async decide({ id, refused }: InputOf<typeof ops.claimDecide>, tx: Tx) {
    const claim = await this.held(tx, id, 'approver');
    mustAllow(claim, 'decide');
    if (isSelf(tx, claim.personId)) throw new TandemError('CLAIMANT_CHECKS');
    if (doer(tx) === claim.checkedBy) throw new TandemError('CHECKER_DECIDES');
    const lines = await linesOf(tx, id);
    const unknown = refused.find((r) => !lines.some((l) => l.n === r.line));
    if (unknown) throw new TandemError('CLAIM_LINE_UNKNOWN', { line: unknown.line });
    // In one order everywhere, person then counter then payable: two decisions about one person follow one another.
    await oneAtATime(tx, claim.personId);
    const decided = await this.price(tx, claim, lines, new Map(refused.map((r) => [r.line, r.reason])));
    await this.write(tx, claim, lines, decided);
    return tx.answer(await this.conclude(tx, claim, decided));
  }

  private async held(tx: Tx, id: string, role: string): Promise<Claim> {
    const claim = await tx.target(Claim, id);
    if (!tx.holds(claim.organisationId, role)) throw new TandemError('NOT_FOUND');
    return claim;
  }

  /** Locks the year's counters of this payer and person, prices the lines in the order of the trips, counts their kilometres. */
  private async price(tx: Tx, claim: Claim, lines: readonly ClaimLine[], refused: ReadonlyMap<number, string>): Promise<Decided[]> {
    const payer = await payerOf(tx, claim.organisationId);
    const years = [...new Set(lines.filter((l) => l.line.kind === 'KM').map((l) => l.line.date.slice(0, 4)))].sort();
    const counter = new Map<string, number>();
    for (const year of years) {
      const key = { payerId: payer.id, personId: claim.personId, year };
      await tx.em.createQueryBuilder().insert().into(KilometreCounter).values({ ...key, organisationId: claim.organisationId, tenths: 0 }).orIgnore().execute();
      const row = await tx.em.findOneOrFail(KilometreCounter, { where: key, lock: { mode: 'pessimistic_write' } });
      counter.set(year, row.tenths / 10);
    }
    const priced = decideClaim(lines.map((l) => ({ n: l.n, line: l.line })), refused, counter, await settingsFor(tx, claim.organisationId));
    for (const [year, km] of priced.counter) await tx.em.update(KilometreCounter, { payerId: payer.id, personId: claim.personId, year }, { tenths: Math.round(km * 10) });
    return priced.decided;
  }

  private async write(tx: Tx, claim: Claim, lines: readonly ClaimLine[], decided: readonly Decided[]): Promise<void> {
    for (const { n, status, approvedCents, ceilingCents, reason, bands } of decided) {
      const line = lines.find((l) => l.n === n)!;
      // What is refused may be claimed again, better proven.
      await tx.em.save(ClaimLine, Object.assign(line, { status, approvedCents, ceilingCents: ceilingCents ?? null, reason: reason ?? null, bands: bands ?? null, live: status !== 'REFUSED' }), { reload: false });
    }
    const shaOf = (l: ClaimLine): string[] => ('proof' in l.line && l.line.proof ? [l.line.proof.sha256] : []);
    const kept = new Set(lines.filter((l) => l.live).flatMap(shaOf));
    for (const sha256 of new Set(lines.flatMap(shaOf))) if (!kept.has(sha256)) await tx.em.update(ClaimProof, { claimId: claim.id, sha256 }, { live: false });
  }

  private async conclude(tx: Tx, claim: Claim, decided: readonly Decided[]): Promise<Claim> {
    const approvedCents = sumCents(decided.map((d) => d.approvedCents));
    const refusals = decided.filter((d) => d.status === 'REFUSED');
    const to = refusals.length === decided.length ? 'REJECTED' : refusals.length ? 'PARTLY_APPROVED' : 'APPROVED';
    await tx.move(Object.assign(claim, { approvedCents }), 'decide', { to, reason: refusals[0]?.reason });
    if (approvedCents > 0) {
      await openPayable(tx, {
        organisationId: claim.organisationId, kind: 'EXPENSE', membershipId: claim.membershipId, personId: claim.personId, claimId: claim.id, vacationId: claim.vacationId, date: claim.endsOn, amountCents: approvedCents,
        programme: claim.programme, journeyId: claim.journeyId,
      });
    }
    return claim;
  }
}
