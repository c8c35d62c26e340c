import type { Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { selectionWay, type SelectionWay } from '../../domain/selection/meeting';
import type { Application } from '../../persistence/application.entity';
import { Journey } from '../../persistence/programme.entity';
import { versionOf } from '../definitions';

/** How a version of a programme selects; the latest when none is named. */
export async function wayOfProgramme(tx: Tx, organisationId: string, programme: string, programmeVersion?: number): Promise<SelectionWay> {
  const { definition } = await versionOf(tx, organisationId, programme, programmeVersion);
  return selectionWay((definition as unknown as Definition).journeys.partner.stages.find((s) => s.kind === 'selection'));
}

/** Of the version the application follows: a later one sends nobody before a panel they were not told of. */
export async function wayOf(tx: Tx, application: Application): Promise<SelectionWay> {
  const { programmeVersion } = await tx.get(Journey, { id: application.journeyId });
  return wayOfProgramme(tx, application.organisationId, application.programme, programmeVersion);
}

/** Is somebody of the house said to treat this person, without a frame that lifts it? */
export async function isTreatedHere(tx: Tx, { personId, organisationId }: Application): Promise<boolean> {
  const sql = `SELECT 1 FROM tie WHERE organisation_id = $2 AND state = 'DECLARED' AND kind = 'CARE' AND other_id IS NOT NULL AND (person_id = $1 OR other_id = $1) LIMIT 1`;
  return ((await tx.em.query(sql, [personId, organisationId])) as unknown[]).length > 0;
}
