import type { Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import type { AgreementRules } from '../../domain/structure/agreement';
import type { StructureAgreement } from '../../persistence/structure/structure-agreement.entity';
import { versionOf } from '../definitions';
import { openJourneyOf } from '../journey-move';

interface StructureRules {
  programmeVersion: number;
  /** Has the programme a journey for structures? */
  journey: boolean;
  rules: AgreementRules;
}

/** What a version of the programme says of structures; the latest when none is named. */
export async function structureRules(tx: Tx, organisationId: string, programme: string, programmeVersion?: number): Promise<StructureRules> {
  const version = await versionOf(tx, organisationId, programme, programmeVersion);
  const journey = (version.definition as unknown as Definition).journeys.structure;
  const stage = journey?.stages.find((s) => s.kind === 'agreement');
  return { programmeVersion: version.programmeVersion, journey: !!journey, rules: stage ?? {} };
}

/** Born with the agreement, in its transaction; the agreement's facts name it. */
export async function openStructureJourney(tx: Tx, { id: subject, journeyId, organisationId, programme }: StructureAgreement): Promise<void> {
  if (journeyId) await openJourneyOf(tx, 'structure', subject, { id: journeyId, organisationId, programme });
}
