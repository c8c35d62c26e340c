import { Injectable } from '@nestjs/common';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { closeStage, enterStage, lastTurn } from '../domain/journey-stages';
import { Journey, type JourneyStage } from '../persistence/programme.entity';
import { publicReason } from '../domain/membership/activation';
import { Membership } from '../persistence/membership/membership.entity';
import { planOf, versionOf } from './definitions';

interface JourneyBirth {
  id: string;
  organisationId: string;
  programme: string;
  programmeVersion: number;
}
const BLANK = { personId: null, subjectId: null, applicationId: null, membershipId: null, stages: [], outcome: null };

/** The journey row exists from the first draft; a membership joins it later. */
export const openPartnerJourney = (tx: Tx, birth: JourneyBirth & { personId: string; applicationId: string | null }): Promise<Journey> =>
  tx.create(Journey, 'open', { ...BLANK, kind: 'partner', ...birth });

/** The journey of a project or of a structure's agreement, under the latest version. @param id as its subject's facts name it */
export async function openJourneyOf(tx: Tx, kind: 'project' | 'structure', subjectId: string, { id, organisationId, programme }: Omit<JourneyBirth, 'programmeVersion'>): Promise<Journey> {
  const { programmeVersion } = await versionOf(tx, organisationId, programme);
  return tx.create(Journey, 'open', { ...BLANK, kind, id, subjectId, organisationId, programme, programmeVersion });
}

/** A stage for leaving knows why: what follows a death is not what follows a wish. */
async function whyLeft(tx: Tx, journey: Journey, kind: string | undefined): Promise<string | undefined> {
  if (kind !== 'exit' || !journey.membershipId) return undefined;
  const { endReason } = await tx.get(Membership, { id: journey.membershipId });
  return endReason ? publicReason(endReason) : undefined;
}

/** A workflow that asks twice, or late, changes nothing: the answer is where the journey stands. */
@Injectable()
export class JourneyMove {
  @Handles(operations.journeyEnterStage)
  async enter({ id, stage }: InputOf<typeof operations.journeyEnterStage>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    const plan = await planOf(tx, journey);
    const planned = plan.stages.map((s) => ({ id: s.id, kind: s.kind, after: s.after, every: s.options.every as string | undefined }));
    const stages = enterStage(journey.stages, planned, stage, tx.now);
    return this.moved(tx, journey, 'enter-stage', stage, stages, { reason: await whyLeft(tx, journey, planned.find((s) => s.id === stage)?.kind) });
  }

  @Handles(operations.journeyCloseStage)
  async closeStage({ id, stage, outcome }: InputOf<typeof operations.journeyCloseStage>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    return this.moved(tx, journey, 'close-stage', stage, closeStage(journey.stages, stage, outcome, tx.now), { outcome });
  }
  private async moved(tx: Tx, journey: Journey, command: string, stage: string, stages: JourneyStage[] | undefined, { outcome, reason }: { outcome?: string; reason?: string }) {
    if (!stages) return tx.answer(journey);
    journey.stages = stages;
    return tx.answer(await tx.move(journey, command, { reason, data: { stage, stageKind: lastTurn(stages, stage)?.kind, outcome } }));
  }

  @Handles(operations.journeyPause)
  async pause({ id }: InputOf<typeof operations.journeyPause>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Journey, id), 'pause'));
  }

  @Handles(operations.journeyResume)
  async resume({ id }: InputOf<typeof operations.journeyResume>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Journey, id), 'resume'));
  }

  @Handles(operations.journeyClose)
  async close({ id, outcome }: InputOf<typeof operations.journeyClose>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    if (journey.state === 'CLOSED') return tx.answer(journey);
    journey.outcome = outcome ?? null;
    // Whatever is open ends with the journey: a screen shows no stage that waits for nobody.
    journey.stages = journey.stages.map((s) => (s.state === 'OPEN' ? { ...s, state: 'CLOSED', closed: tx.now, outcome: outcome ?? null } : s));
    return tx.answer(await tx.move(journey, 'close', { data: { outcome } }));
  }
}
