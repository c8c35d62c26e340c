import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { migrationOf, type Migration } from '@tandem/programmes';
import { lastTurn } from '../domain/journey-stages';
import { Journey } from '../persistence/programme.entity';
import { planOf } from './definitions';

/** A journey's move to a later version of its programme. What is open inside a stage (a convention, a half-day) keeps its own. */
@Injectable()
export class JourneyMigrate {
  @Handles(operations.journeyMigration)
  async look({ id, programmeVersion }: InputOf<typeof operations.journeyMigration>, tx: Tx) {
    const journey = await tx.get(Journey, { id });
    tx.mustOwn(journey, null, 'coordinator', 'lead', 'operator');
    const { changes, refusal } = await migration(tx, journey, programmeVersion);
    return { id, from: journey.programmeVersion, to: programmeVersion, changes, refusal: refusal ?? null };
  }

  /** The journey's workflow hears of it, asks for the new plan and opens and closes what the dry run said. */
  @Handles(operations.journeyMigrate)
  async migrate({ id, programmeVersion }: InputOf<typeof operations.journeyMigrate>, tx: Tx) {
    const journey = await tx.target(Journey, id);
    const { refusal } = await migration(tx, journey, programmeVersion);
    if (refusal) throw new TandemError(refusal);
    journey.programmeVersion = programmeVersion;
    return tx.answer(await tx.move(journey, 'migrate'));
  }
}

/** @throws PROGRAMME_UNKNOWN, MIGRATION_BACKWARDS */
async function migration(tx: Tx, journey: Journey, programmeVersion: number): Promise<Migration> {
  const from = journey.programmeVersion;
  if (programmeVersion <= from) throw new TandemError('MIGRATION_BACKWARDS', { from });
  const { organisationId, programme, kind, applicationId, membershipId, stages } = journey;
  const to = await planOf(tx, { organisationId, programme, kind, applicationId, membershipId, programmeVersion });
  const ids = [...new Set(stages.map((stage) => stage.id))];
  return migrationOf(to, ids.flatMap((id) => lastTurn(stages, id) ?? []));
}
