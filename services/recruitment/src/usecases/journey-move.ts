import { Injectable } from '@nestjs/common';
import { newId } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { closeStage, enterStage, lastTurn } from '../domain/journey-stages';
import { Journey, type JourneyStage } from '../persistence/programme.entity';
import { planOf } from './definitions';

export interface JourneyBirth {
  id?: string;
  organisationId: string;
  programme: string;
  programmeVersion: number;
  personId: string;
  applicationId: string | null;
}
/** The journey row exists from the first draft; a membership joins it later. */
export const openJourney = (tx: Tx, birth: JourneyBirth): Promise<Journey> =>
  tx.create(Journey, 'open', { kind: 'partner', membershipId: null, stages: [], outcome: null, ...birth, id: birth.id ?? newId() });

/** A workflow that asks twice, or late, changes nothing: the answer is where the journey stands. */
@Injectable()
export class JourneyMove {
  @Handles(operations.journeyEnterStage)
  async enter({ id, stage }: InputOf<typeof operations.journeyEnterStage>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    const plan = await planOf(tx, journey);
    const planned = plan.stages.map((s) => ({ id: s.id, kind: s.kind, after: s.after, every: s.options.every as string | undefined }));
    const stages = enterStage(journey.stages, planned, stage, tx.now);
    return this.moved(tx, journey, 'enter-stage', stage, stages);
  }

  @Handles(operations.journeyCloseStage)
  async closeStage({ id, stage, outcome }: InputOf<typeof operations.journeyCloseStage>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    return this.moved(tx, journey, 'close-stage', stage, closeStage(journey.stages, stage, outcome, tx.now), outcome);
  }
  private async moved(tx: Tx, journey: Journey, command: string, stage: string, stages: JourneyStage[] | undefined, outcome?: string) {
    if (!stages) return tx.answer(journey);
    journey.stages = stages;
    return tx.answer(await tx.move(journey, command, { data: { stage, stageKind: lastTurn(stages, stage)?.kind, outcome } }));
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
