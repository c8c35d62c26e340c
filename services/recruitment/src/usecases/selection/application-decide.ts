import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { RECOMMENDATIONS, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { differ } from '../../domain/selection/grid';
import { assertQuorum } from '../../domain/selection/panel';
import { Application } from '../../persistence/application.entity';
import { Deliberation } from '../../persistence/selection/deliberation.entity';
import { Grid } from '../../persistence/selection/grid.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { openMembership } from '../membership/open';
import { panelOf } from './booking';
import { isTreatedHere } from './way';

type Decision = InputOf<typeof ops.applicationDecide>;

/** Refusing is a human act: a reason from the list, and in words another way (domain.md B.5). */
function assertReasons(input: Decision): void {
  const refused = input.outcome === 'REFUSED';
  if (input.outcome === 'REDIRECTED' && !input.towards) throw new TandemError('TOWARDS_MISSING');
  if (refused && !(input.reasonCode && input.alternative)) throw new TandemError('REFUSAL_REASON');
  if (!refused && input.reasonCode) throw new TandemError('REASON_WITHOUT_REFUSAL');
  assertNoIdentifiers(input.differenceReason, 'differenceReason');
  assertNoIdentifiers(input.alternative, 'alternative');
  assertNoIdentifiers(input.towards, 'towards');
}

export class ApplicationDecideUseCase {
  @Handles(ops.applicationDecide)
  async decide(input: Decision, tx: Tx) {
    const application = await tx.target(Application, input.id);
    const decidedBy = personOf(tx.actor) as string;
    if (application.personId === decidedBy) throw new TandemError('OWN_APPLICATION');
    if (application.state === 'DELIBERATION') await this.assertDeliberated(tx, application, input);
    assertReasons(input);
    Object.assign(application, { reason: input.reasonCode ?? null, alternative: input.alternative ?? null });
    await tx.move(application, 'decide', { to: input.outcome, reason: input.reasonCode });
    await tx.em.insert(Deliberation, {
      applicationId: application.id, organisationId: application.organisationId, outcome: input.outcome, present: input.present, differenceReason: input.differenceReason ?? null,
      reasonCode: input.reasonCode ?? null, alternative: input.alternative ?? null, towards: input.outcome === 'REDIRECTED' ? (input.towards ?? null) : null, decidedBy, decidedAt: tx.now,
    });
    const membership = input.outcome === 'ACCEPTED' ? await openMembership(tx, application, input.profile) : null;
    return { ...tx.answer(application), ...(membership ? { membership: membership.id } : {}) };
  }

  private async assertDeliberated(tx: Tx, application: Application, input: Decision): Promise<void> {
    const slot = await tx.get(InterviewSlot, { id: application.slotId as string });
    const panel = await panelOf(tx, slot);
    if (panel.kind === 'MEETING') return this.assertFramed(tx, application, input);
    assertQuorum(panel.members, input.present);
    const grids = await tx.em.findBy(Grid, { slotId: slot.id, state: 'SUBMITTED' });
    const levels = grids.map((g) => RECOMMENDATIONS.indexOf(g.content?.recommendation as (typeof RECOMMENDATIONS)[number]));
    if (differ(levels) && !input.differenceReason) throw new TandemError('DIFFERENCE_REASON');
  }

  /** After a meeting nobody votes. Whoever is treated here works with the house under a written frame, or not yet. */
  private async assertFramed(tx: Tx, application: Application, { outcome }: Decision): Promise<void> {
    if (outcome === 'ACCEPTED' && (await isTreatedHere(tx, application))) throw new TandemError('OWN_DOCTOR_UNFRAMED');
  }

  /** The office reads the minutes; the candidate reads the outcome, its reason and the way offered. */
  @Handles(ops.deliberationGet)
  async get(input: InputOf<typeof ops.deliberationGet>, tx: Tx) {
    const application = await tx.get(Application, { id: input.id });
    tx.mustOwn(application, application.personId, 'coordinator', 'ru', 'professional');
    const row = await tx.get(Deliberation, { applicationId: application.id });
    const told = { application: row.applicationId, outcome: row.outcome, decidedAt: row.decidedAt, reasonCode: row.reasonCode, alternative: row.alternative, towards: row.towards };
    const candidate = personOf(tx.actor) === application.personId;
    return candidate ? told : { ...told, present: row.present, differenceReason: row.differenceReason, decidedBy: row.decidedBy };
  }
}
