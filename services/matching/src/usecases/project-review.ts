import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { openPoints, partnerSeatMissing, POINTS, warnings } from '../domain/checklist';
import { Project } from '../persistence/project.entity';
import { mustAllow } from './access';

type Id = InputOf<typeof ops.projectApprove>;

/** The coordinators' side: approval is where tokenism stops. */
export class ProjectReview {
  @Handles(ops.projectStartReview)
  async start(input: Id, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Project, input.id), 'start-review'));
  }

  @Handles(ops.projectRequestChanges)
  async requestChanges(input: InputOf<typeof ops.projectRequestChanges>, tx: Tx) {
    assertNoIdentifiers(input.comment, 'comment');
    const row = await tx.target(Project, input.id);
    row.review = { points: input.points, comment: input.comment };
    return tx.answer(await tx.move(row, 'request-changes'));
  }

  @Handles(ops.projectApprove)
  async approve(input: Id, tx: Tx) {
    const row = await tx.target(Project, input.id);
    mustAllow(row, 'approve');
    const points = openPoints(row);
    if (points.length) {
      throw new TandemError('CHECKLIST_INCOMPLETE', { points: points.map((p) => POINTS[p].fr), codes: points }, points.map((p) => ({ path: 'checklist', code: p, message: `À compléter : ${POINTS[p].fr}.` })));
    }
    if (partnerSeatMissing(row)) throw new TandemError('PARTNER_SEAT_MISSING', { starts: row.starts });
    row.review = null;
    return { ...tx.answer(await tx.move(row, 'approve')), warnings: warnings(row) };
  }

  @Handles(ops.projectReject)
  async reject(input: InputOf<typeof ops.projectReject>, tx: Tx) {
    assertNoIdentifiers(input.comment, 'comment');
    const row = await tx.target(Project, input.id);
    row.review = { reason: input.reason, comment: input.comment };
    return tx.answer(await tx.move(row, 'reject', { reason: input.reason }));
  }
}
